"""A place in meeting view: one figure with one story at a time, a question, and notes."""

from lwd_monitor.ui.gesprek.aantekening import show_aantekening
from lwd_monitor.ui.gesprek.bladen import load_bladen
from lwd_monitor.ui.gesprek.tonen import show_blad_nummer, show_gesprek

__all__ = ["load_bladen", "show_aantekening", "show_blad_nummer", "show_gesprek"]
