"""Trend: one indicator over the years, for up to six places beside Almelo."""

from lwd_monitor.ui.bronnen import load_verhalen
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
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
from lwd_monitor.ui.trend_verhalen import build_trendvragen

pagina = open_pagina()
show_blad("vertellen")
indicator, keuze = kies_trend(pagina)
omrekenen = kies_grenzen(has_oude_cijfers(indicator))
trend = load_trend(indicator, keuze, omrekenen)
if trend.gevuld.empty:
    show_zonder_cijfers(trend, pagina.gebieden)
else:
    show_kop(trend)
    vragen = build_trendvragen(trend, pagina.gebruiker, pagina.gebieden)
    show_beeld(trend, pagina.gebieden, load_verhalen(pagina.gebruiker), vragen)
    show_tabel(trend)
