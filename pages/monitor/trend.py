"""Trend: one indicator over the years, for up to six places beside Almelo."""

from lwd_monitor.ui.bronnen import load_verhalen
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.trend import kies_trend, load_trend, show_beeld, show_kop, show_tabel, show_zonder_cijfers

pagina = open_pagina()
indicator, keuze = kies_trend(pagina)
trend = load_trend(indicator, keuze)
if trend.gevuld.empty:
    show_zonder_cijfers(trend, pagina.gebieden)
else:
    show_kop(trend)
    show_beeld(trend, pagina.gebieden, load_verhalen(pagina.gebruiker))
    show_tabel(trend)
