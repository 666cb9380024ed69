"""The page Trend: one figure over the years for some places, what changed, and what stands beside it."""

from lwd_monitor.ui.trend.gegevens import has_oude_cijfers
from lwd_monitor.ui.trend.keuze import kies_trend
from lwd_monitor.ui.trend.tonen import show_trend
from lwd_monitor.ui.trend.verandering import kies_grenzen

__all__ = ["has_oude_cijfers", "kies_grenzen", "kies_trend", "show_trend"]
