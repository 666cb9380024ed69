"""Figures that we make from other figures: sums, weighted means and rates."""

from lwd_monitor.afleiding.store import rebuild_afgeleid, remove_afgeleid

__all__ = ["rebuild_afgeleid", "remove_afgeleid"]
