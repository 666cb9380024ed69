"""De aanpak van onderop: where it goes on, what was heard and what was done."""

from datetime import date

from markupsafe import Markup

from lwd_monitor.aanpak import REGISTER, list_aanpak
from lwd_monitor.opmaak import format_datum
from lwd_monitor.register import Stuk, get_register
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.tabel import ONBEKEND, build_bron, build_feiten
from lwd_monitor.ui.register import Beheer, show_beheer, show_klaar

LOOPT = "loopt"


def show_aanpak(pagina: Pagina) -> None:
    """Show every place where the gemeente works from below."""
    show_klaar()
    stukken = list_aanpak(get_database().cursor(), pagina.gebruiker)
    show_html(_build_lead(stukken) + Markup().join(_build_aanpak(stuk, pagina) for stuk in stukken))
    show_beheer(pagina, Beheer(get_register(REGISTER), "naam"), stukken)


def _build_lead(stukken: list[Stuk]) -> Markup:
    loopt = sum(stuk.get("status") == LOOPT for stuk in stukken)
    waar = f" Dat loopt op {loopt} {'plek' if loopt == 1 else 'plekken'}." if loopt else ""
    return Markup(
        "<p class='lead'>De gemeente begint bij wat bewoners zelf vertellen en belangrijk vinden.{}</p>"
    ).format(waar)


def _build_aanpak(stuk: Stuk, pagina: Pagina) -> Markup:
    register = get_register(REGISTER)
    plek = pagina.gebieden.find(str(stuk.get("gebied", "")))
    gebied = (
        Markup("<a href='gebied?gebied={}' target='_self'>{}</a>").format(plek.code, plek.naam) if plek else ONBEKEND
    )
    return Markup("<section><h2>{}</h2>{}{}</section>").format(
        stuk.gegevens["naam"],
        build_feiten(
            [
                ("Gebied", gebied),
                ("Vorm", register.get_veld("vorm").keuzes.get(str(stuk.get("vorm")), ONBEKEND)),
                ("Begonnen", _describe_begin(stuk)),
                ("Status", stuk.get("status", ONBEKEND)),
                ("Wat hoorden wij?", stuk.get("signalen")),
                ("Wat is gedaan?", stuk.get("gedaan")),
                ("Straatacties", stuk.get("straatacties")),
                ("Partners", ", ".join(stuk.list_waarden("partners"))),
                ("Wat werkt?", stuk.get("werkt")),
                ("Toelichting", stuk.get("toelichting")),
            ]
        ),
        build_bron(stuk.get("bron")),
    )


def _describe_begin(stuk: Stuk) -> str:
    if begin := stuk.get("begin"):
        return format_datum(date.fromisoformat(str(begin)))
    return str(stuk.get("begin_jaar", ONBEKEND))
