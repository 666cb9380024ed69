"""One story as a reviewer sees it: as it will look, what was found in it, and what changed."""

from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from lwd_monitor.opmaak import format_datum
from lwd_monitor.tekst import build_leestips
from lwd_monitor.ui.beoordelen.besluit import show_duiden
from lwd_monitor.ui.insturen.controle import build_gemarkeerd, build_gemarkeerdvak
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.opslag import get_database, remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.verhalen.kaartje import build_bijlagen
from lwd_monitor.verhaal import (
    Verhaal,
    VerhaalStatus,
    Versie,
    build_verschil,
    check_persoonsgegevens,
    find_vorige,
    list_geschiedenis,
)

_VELDEN = {
    "gebieden": "gebied",
    "datum": "datum",
    "datum_soort": "hoe precies de datum is",
    "periode": "periode",
    "soort": "soort",
    "werkvelden": "werkvelden",
    "stem": "stem",
    "verkregen": "hoe het verhaal is verkregen",
    "hoort_bij": "activiteit",
    "zichtbaar": "wie het mag lezen",
    "toestemming": "toestemming",
    "weging": "hoe de verteller het weegt",
    "fotos": "foto's",
    "duidingen": "cijfers bij het verhaal",
}


@dataclass(frozen=True)
class Beoordeelstuk:
    """One story ready to judge; `verschil` is empty when it was never handed in before."""

    kaart: Markup
    verschil: Markup
    vondsten: Markup
    dossier: Markup
    geschiedenis: Markup


def show_stuk(verhaal: Verhaal, pagina: Pagina) -> None:
    """Show the story, the check, the dossier and the history."""
    links, rechts = st.columns([3, 2], gap="large")
    stuk = load_stuk(verhaal, pagina)
    with links:
        st.header("Zo ziet de lezer het", anchor=False)
        show_html(stuk.kaart)
        show_duiden(verhaal, pagina)
        if stuk.verschil:
            st.header("Verschil met de vorige keer", anchor=False)
            show_html(stuk.verschil)
    with rechts:
        for kop, deel in (
            ("Controle", stuk.vondsten),
            ("Dossier", stuk.dossier),
            ("Wat er gebeurde", stuk.geschiedenis),
        ):
            st.header(kop, anchor=False)
            show_html(deel)


def load_stuk(verhaal: Verhaal, pagina: Pagina) -> Beoordeelstuk:
    """Return a story as this reviewer may see it, kept for him alone: of a history the writer sees more than a colleague."""
    sleutel = ("beoordeelstuk", pagina.gebruiker, verhaal.id, verhaal.versie)
    return remember(sleutel, lambda: _build_stuk(verhaal, pagina))


def _build_stuk(verhaal: Verhaal, pagina: Pagina) -> Beoordeelstuk:
    versies = list_geschiedenis(get_database().cursor(), pagina.gebruiker, verhaal.id)
    vorige = find_vorige(versies)
    return Beoordeelstuk(
        build_verhaalkaart(verhaal, pagina.gebieden, kop="h3", onder=build_bijlagen(verhaal, pagina.gebieden)),
        build_verschillen(vorige, verhaal) if vorige else Markup(),
        build_vondsten(verhaal),
        build_dossier(verhaal),
        build_geschiedenis(versies),
    )


def build_vondsten(verhaal: Verhaal) -> Markup:
    """Return the finds in the text and which of them the writer confirmed, and how many reading tips there are."""
    vondsten = check_persoonsgegevens(verhaal)
    tips = len(build_leestips(verhaal.tekst))
    slot = Markup("<p class='meta'>{}</p>").format(
        "Geen leestips." if not tips else f"Leestips voor de schrijver: {tips}."
    )
    if not vondsten:
        return Markup("<p>Geen namen, adressen of nummers gevonden. Lees zelf ook na.</p>") + slot
    regels = [
        Markup("<p class='vondst {}'><b>{}</b>: {} “{}”</p>").format(
            v.bevinding.ernst,
            "Bevestigd door de schrijver" if v.sleutel in verhaal.bevestigd else "Niet bevestigd",
            v.naam,
            v.bevinding.tekst,
        )
        for v in vondsten
    ]
    tekst = build_gemarkeerd(verhaal.tekst, [v for v in vondsten if v.veld == "tekst"])
    return build_gemarkeerdvak(tekst) + Markup().join(regels) + slot


def build_verschillen(vorige: Verhaal, nu: Verhaal) -> Markup:
    """Return what changed since the story was handed in or published before: title and text in full, the rest by name."""
    anders = list_anders(vorige, nu)
    slot = Markup("<p>Ook veranderd: {}.</p>").format(", ".join(anders)) if anders else Markup()
    if (vorige.titel, vorige.tekst) == (nu.titel, nu.tekst):
        return Markup("<p>Titel en tekst zijn gelijk gebleven.</p>") + slot
    verschil = Markup("<p><b>{}</b></p><div class='verschil'>{}</div>").format(
        build_verschil(vorige.titel, nu.titel), build_verschil(vorige.tekst, nu.tekst)
    )
    return verschil + slot


def list_anders(vorige: Verhaal, nu: Verhaal) -> list[str]:
    """Return in words which parts besides title and text are not what they were."""
    return [woord for veld, woord in _VELDEN.items() if getattr(vorige, veld) != getattr(nu, veld)]


def build_dossier(verhaal: Verhaal) -> Markup:
    """Return what the reader does not see: who wrote, whose voice, consent, visibility and the teller's weighing."""
    regels = {
        "Geschreven door": ", ".join(verhaal.schrijvers) or "meegeleverd",
        "Stem": verhaal.stem if verhaal.stem != "bron" else "gepubliceerde bron",
        "Verkregen": verhaal.verkregen or "niet ingevuld",
        "Toestemming": describe_toestemming(verhaal),
        "Zichtbaar voor": verhaal.zichtbaar.titel,
    }
    if verhaal.weging:
        weging = f"typerend {verhaal.weging.typerend} van 5, positief {verhaal.weging.positief} van 5"
        regels["Volgens de verteller"] = weging
    cellen = Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(naam, waarde) for naam, waarde in regels.items())
    return Markup("<dl class='dossier'>{}</dl>").format(cellen)


def describe_toestemming(verhaal: Verhaal) -> str:
    """Return the consent in words."""
    gegeven = verhaal.toestemming
    if gegeven is None:
        return "niet nodig: geen verteller" if not verhaal.has_verteller else "ontbreekt"
    tot = f"tot en met {format_datum(gegeven.tot)}" if gegeven.tot else "tot de verteller het intrekt"
    return f"{gegeven.hoe}, op {format_datum(gegeven.gegeven_op)}, {tot}; voor: {gegeven.omvang.value}"


def build_geschiedenis(versies: list[Versie]) -> Markup:
    """Return who did what and when, the newest first."""
    regels = [
        Markup("<li>{} {}: {}{}</li>").format(
            format_datum(v.op.date()), v.op.strftime("%H:%M"), _describe_stand(v), _build_wie(v)
        )
        for v in reversed(versies)
    ]
    return Markup("<ul class='punten'>{}</ul>").format(Markup().join(regels))


def _describe_stand(versie: Versie) -> str:
    """Return what a version came to; a draft with a remark is one that a reviewer gave back."""
    return "teruggegeven" if versie.status == VerhaalStatus.CONCEPT and versie.opmerking else versie.status.value


def _build_wie(versie: Versie) -> Markup:
    opmerking = Markup(" “{}”").format(versie.opmerking) if versie.opmerking else Markup()
    return Markup(", door {}{}").format(versie.gebruiker, opmerking)
