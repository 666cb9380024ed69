"""Showing Wat veranderde: each part built once for a choice, and kept until the data change."""

from lwd_monitor import bewering
from lwd_monitor.bewering import Veranderd
from lwd_monitor.db import Cursor
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.html import show_html, show_leeg
from lwd_monitor.ui.onderdelen.uitklap import show_uitklap
from lwd_monitor.ui.opslag import per_versie, remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.veranderd import beeld
from lwd_monitor.ui.veranderd.keuze import Wens, get_telplek
from lwd_monitor.ui.verhalen.filters import ALLE


def show_veranderd(pagina: Pagina, veranderd: Veranderd, wens: Wens) -> None:
    """Show what changed within a choice, what was tested besides, and the full counts."""
    if not veranderd.getoetst and not veranderd.tellingen:
        show_leeg(
            "Er zijn nog geen twee jaren om naast elkaar te zetten.",
            "Zodra een cijfer van een gebied twee jaren heeft, toetsen we of het veranderde.",
        )
        return
    # Which stories a reader may see is decided by the role.
    show_html(remember(("veranderd", pagina.gebruiker.rol, wens), lambda: _build_boven(pagina, veranderd, wens)))
    kaal = [r for r in wens.select(veranderd.getoetst, pagina.gebieden) if r.bewering is None]
    if kaal:
        show_uitklap(
            f"Toon de {len(kaal)} getoetste cijfers zonder aantoonbaar verschil",
            "veranderdkaal",
            lambda: show_html(
                remember(("veranderdkaal", wens), lambda: beeld.build_kaal(kaal, pagina.gebieden, laden.load_bronnen()))
            ),
        )
    show_html(remember(("veranderdtelling", wens), lambda: _build_onder(pagina, veranderd, wens)))


def _build_boven(pagina: Pagina, veranderd: Veranderd, wens: Wens) -> str:
    gekozen = wens.select(veranderd.getoetst, pagina.gebieden)
    bewezen = wens.select(veranderd.bewezen, pagina.gebieden)
    verhalen = laden.load_verhalen(pagina.gebruiker)
    stand = beeld.build_stand(veranderd, gekozen, gefilterd=not wens.is_leeg)
    lijst = beeld.build_bewezen(bewezen, pagina.gebieden, verhalen, pagina.bronnen) if bewezen else beeld.build_geen()
    return stand + lijst + beeld.build_themas(veranderd)


def _build_onder(pagina: Pagina, veranderd: Veranderd, wens: Wens) -> str:
    plek = get_telplek(wens, pagina.gebieden)
    los = Wens(wens.jaar, wens.thema)
    tellingen = [r for r in los.select(veranderd.tellingen, pagina.gebieden) if r.plek.sleutel == plek]
    naam = pagina.gebieden.get(plek).naam
    gebied = "" if wens.gebied == ALLE else wens.gebied
    return beeld.build_tellingen(tellingen, naam, pagina.bronnen) + beeld.build_rsslink(gebied)


@per_versie
def load_veranderd(con: Cursor) -> Veranderd:
    """Return all tested series and full counts of the newest indeling."""
    return bewering.load_veranderd(con, laden.load_indicatoren(), laden.load_gebieden())
