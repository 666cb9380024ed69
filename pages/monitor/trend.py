"""Trend: one indicator over the years, for up to six places beside Almelo."""

from lwd_monitor.ui.bronnen import load_verhalen
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.trend import (
    has_oude_cijfers,
    kies_grenzen,
    kies_trend,
    load_trend,
    show_beeld,
    show_kop,
    show_tabel,
    show_zonder_cijfers,
)

pagina = open_pagina()
indicator, keuze = kies_trend(pagina)
omrekenen = kies_grenzen(has_oude_cijfers(indicator))
trend = load_trend(indicator, keuze, omrekenen)
if trend.gevuld.empty:
    show_zonder_cijfers(trend, pagina.gebieden)
else:
    show_kop(trend)
    show_beeld(trend, pagina.gebieden, load_verhalen(pagina.gebruiker))
    show_tabel(trend)
