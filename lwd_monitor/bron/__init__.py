"""Clients of outside sources: each writes what it fetched as a file that goes the same way in as an upload."""

from lwd_monitor.bron.bronnen import BRONNEN, fetch
from lwd_monitor.bron.tegels import TegelBron, check_tegels, get_tegel_url

__all__ = [
    "BRONNEN",
    "TegelBron",
    "check_tegels",
    "fetch",
    "get_tegel_url",
]
