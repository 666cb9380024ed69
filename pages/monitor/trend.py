"""Trend: one indicator over the years, for up to six places beside the gemeente."""

from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.trend import has_oude_cijfers, kies_grenzen, kies_trend, show_trend

pagina = open_pagina()
indicator, keuze = kies_trend(pagina)
omrekenen = kies_grenzen(has_oude_cijfers(indicator))
show_trend(pagina, indicator, keuze, omrekenen)
