"""Search in stories."""

from lwd_monitor.zoek.index import Bijgehouden, Zoekindex

__all__ = ["Bijgehouden", "Zoekindex"]
