"""Wijkaccommodaties: where they stand, who runs them, and the wijken without one."""

from datetime import date

from markupsafe import Markup

from lwd_monitor.accommodatie import REGISTER, list_accommodaties, list_zonder
from lwd_monitor.opmaak import format_datum, join_namen
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.accommodatiekaart import build_kaart, build_nummer
from lwd_monitor.ui.plan.tabel import ONBEKEND, build_bron, build_tabel
from lwd_monitor.ui.register import Beheer, show_beheer, show_klaar


def show_accommodaties(pagina: Pagina) -> None:
    """Show the wijkaccommodaties with what is known of each."""
    show_klaar()
    stukken = list_accommodaties(get_database().cursor(), pagina.gebruiker)
    leeg = list_zonder(stukken, pagina.gebieden)
    zonder = [wijk.naam for wijk in leeg]
    inhoud = load_bestand("accommodaties")
    lead = f"{len(stukken)} gemeentelijke wijkaccommodaties, stand {inhoud['peildatum']}."
    if zonder:
        lead += f" Zonder gemeentelijke wijkaccommodatie: {join_namen(zonder)}."
    show_html(
        Markup("<p class='lead'>{}</p>{}{}{}").format(
            lead,
            build_kaart(stukken, leeg, pagina.gebieden.nieuwste),
            _build_tabel(stukken, pagina),
            build_bron(stukken[0].get("bron") if stukken else None),
        )
    )
    show_beheer(pagina, Beheer(get_register(REGISTER), "naam"), stukken)


def _build_tabel(stukken: list[Stuk], pagina: Pagina) -> Markup:
    beheer = get_register(REGISTER).get_veld("beheer").keuzes
    besluiten = any(stuk.get("besluit_nodig") for stuk in stukken)
    rijen = [
        (
            Markup("{} {}<span class='sub'>{}</span>").format(
                build_nummer(nummer, stuk), stuk.gegevens["naam"], stuk.get("toelichting", "")
            ),
            plek.naam if (plek := pagina.gebieden.find(str(stuk.gegevens["gebied"]))) else stuk.gegevens["gebied"],
            beheer.get(str(stuk.get("beheer")), ONBEKEND),
            format_datum(date.fromisoformat(str(sinds))) if (sinds := stuk.get("sinds")) else ONBEKEND,
            stuk.get("adres", ONBEKEND),
            *([stuk.get("besluit_nodig", "")] if besluiten else []),
        )
        for nummer, stuk in enumerate(stukken, 1)
    ]
    koppen = ("Naam", "Wijk of dorp", "Beheer", "Sinds", "Adres", *(["Besluit nodig"] if besluiten else []))
    return build_tabel(koppen, rijen)
