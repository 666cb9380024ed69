"""Search in stories."""

from lwd_monitor.zoek.bijhouden import Bijgehouden
from lwd_monitor.zoek.index import Zoekindex

__all__ = ["Bijgehouden", "Zoekindex"]
