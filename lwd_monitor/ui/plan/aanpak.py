"""De aanpak van onderop: where it goes on, what was heard and what was done."""

from datetime import date

from markupsafe import Markup

from lwd_monitor.aanpak import REGISTER, list_aanpak
from lwd_monitor.opmaak import format_datum
from lwd_monitor.register import Stuk, get_register
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.tabel import ONBEKEND, build_bron, build_feiten, build_tabel
from lwd_monitor.ui.register import Beheer, show_beheer, show_klaar

LOOPT = "loopt"


def show_aanpak(pagina: Pagina) -> None:
    """Show every place where the gemeente works from below."""
    show_klaar()
    stukken = list_aanpak(get_database().cursor(), pagina.gebruiker)
    overzicht = _build_overzicht(stukken, pagina) if stukken else Markup()
    show_html(_build_lead(stukken) + overzicht + Markup().join(_build_meer(stuk) for stuk in stukken))
    show_beheer(pagina, Beheer(get_register(REGISTER), "naam"), stukken)


def _build_lead(stukken: list[Stuk]) -> Markup:
    loopt = sum(stuk.get("status") == LOOPT for stuk in stukken)
    waar = f" Dat loopt op {loopt} {'plek' if loopt == 1 else 'plekken'}." if loopt else ""
    return Markup(
        "<p class='lead'>De gemeente begint bij wat bewoners zelf vertellen en belangrijk vinden.{}</p>"
    ).format(waar)


def _build_overzicht(stukken: list[Stuk], pagina: Pagina) -> Markup:
    """Return all places in one table, with the source that they share."""
    vormen = get_register(REGISTER).get_veld("vorm").keuzes
    rijen = [
        (
            stuk.gegevens["naam"],
            _build_gebied(stuk, pagina),
            vormen.get(str(stuk.get("vorm")), ONBEKEND),
            _describe_begin(stuk),
            stuk.get("status", ONBEKEND),
        )
        for stuk in stukken
    ]
    bronnen = list(dict.fromkeys(str(bron).rstrip(".") for stuk in stukken if (bron := stuk.get("bron"))))
    tabel = build_tabel(("Aanpak", "Gebied", "Vorm", "Begin", "Status"), rijen)
    return tabel + build_bron("; ".join(bronnen))


def _build_gebied(stuk: Stuk, pagina: Pagina) -> Markup | str:
    plek = pagina.gebieden.find(str(stuk.get("gebied", "")))
    if plek is None:
        return ONBEKEND
    return Markup("<a href='gebied?gebied={}' target='_self'>{}</a>").format(plek.code, plek.naam)


def _build_meer(stuk: Stuk) -> Markup:
    """Return what more is known of one place; nothing where there is no more."""
    feiten = build_feiten(
        [
            ("Wat hoorden wij?", stuk.get("signalen")),
            ("Wat is gedaan?", stuk.get("gedaan")),
            ("Straatacties", stuk.get("straatacties")),
            ("Partners", ", ".join(stuk.list_waarden("partners"))),
            ("Wat werkt?", stuk.get("werkt")),
            ("Toelichting", stuk.get("toelichting")),
        ]
    )
    return Markup("<section><h2>{}</h2>{}</section>").format(stuk.gegevens["naam"], feiten) if feiten else Markup()


def _describe_begin(stuk: Stuk) -> str:
    if begin := stuk.get("begin"):
        return format_datum(date.fromisoformat(str(begin)))
    return str(stuk.get("begin_jaar", ONBEKEND))
