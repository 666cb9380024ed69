"""Search in stories."""

from lwd_monitor.verhaal.zoek.index import Doorzoekbaar, Treffer, Zoekindex

__all__ = ["Doorzoekbaar", "Treffer", "Zoekindex"]
