"""Het plan in cijfers: sourced counts and amounts by subject."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, Gebied, Gebieden
from lwd_monitor.kengetal import STATUS_WOORDEN, Kengetal, group_kengetallen
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.adres import kies
from lwd_monitor.ui.laden import load_kengetallen
from lwd_monitor.ui.onderdelen.badge import build_merk
from lwd_monitor.ui.onderdelen.html import build_tabel, show_html
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.bronnen import build_link
from lwd_monitor.ui.uitleg.woorden import format_reeks

ALLE = "alle"
RAMING = "Vooraf geschat: niet vastgesteld en niet uitgegeven."
KORT = 20  # a selection that may stand open at once
_UITLEG = (
    "Let op het woord onder elk getal. Geteld is echt gebeurd of vastgesteld. Begroot en gepland zijn voornemens. Geraamd is "
    "vooraf geschat. Een peiling zegt wat de mensen vinden die meededen."
)


def show_programma(pagina: Pagina) -> None:
    """Show the counts, of all places or of one."""
    alle = load_kengetallen()
    st.html(
        Markup("<p class='lead'>{} aantallen en bedragen uit openbare stukken, elk met de bron.</p><p>{}</p>").format(
            len(alle), _UITLEG
        )
    )
    namen = build_gebiedsnamen(alle, pagina.gebieden)
    keuze = kies("Gebied", "gebied", list(namen), ALLE, namen.__getitem__, "gebied")
    gekozen = [k for k in alle if keuze in (ALLE, k.gebied_code)]
    st.html(f"<p class='telregel' role='status'><b>{_count(len(gekozen))}</b></p>")
    show_html(remember(("uitleg", "programma", keuze), lambda: _build_groepen(gekozen, pagina.gebieden)))


def _build_groepen(gekozen: list[Kengetal], gebieden: Gebieden) -> Markup:
    groepen = group_kengetallen(gekozen).items()
    return Markup().join(build_groep(groep, leden, gebieden, open_=len(gekozen) <= KORT) for groep, leden in groepen)


def build_gebiedsnamen(kengetallen: list[Kengetal], gebieden: Gebieden) -> dict[str, str]:
    """Return the places that have counts: all, the gemeente as a whole, then by name."""
    codes = {(k.gebied_code, k.indeling) for k in kengetallen} - {(GEMEENTE_CODE, gebieden.nieuwste)}
    namen = {code: _get_naam(gebieden, code, indeling) for code, indeling in codes}
    return {
        ALLE: "Alle gebieden",
        GEMEENTE_CODE: f"{GEMEENTE_NAAM} als geheel",
        **dict(sorted(namen.items(), key=lambda paar: paar[1])),
    }


def build_groep(groep: str, leden: list[Kengetal], gebieden: Gebieden, open_: bool) -> Markup:
    """Return one subject as a table that can be opened and closed."""
    rijen = (_build_rij(reeks, gebieden) for reeks in merge_jaren(leden))
    return Markup(
        "<details class='ingang'{open}><summary><b>{groep}</b> <span class='meta'>{aantal}</span></summary>{tabel}</details>"
    ).format(
        groep=groep,
        tabel=build_tabel("kengetallen", ("Waarover", ">Getal", "Jaar en gebied", "Bron"), rijen),
        aantal=_count(len(leden)),
        open=Markup(" open") if open_ else "",
    )


def merge_jaren(leden: list[Kengetal]) -> list[list[Kengetal]]:
    """Return the counts with those that differ only in their year taken together."""
    reeksen: dict[Kengetal, list[Kengetal]] = {}
    for kengetal in leden:
        reeksen.setdefault(replace(kengetal, id="", jaar=0), []).append(kengetal)
    return list(reeksen.values())


def describe_status(kengetal: Kengetal) -> str:
    """Return what kind of number it is, with the number of respondents when it is known."""
    woord = STATUS_WOORDEN[kengetal.status]
    return f"{woord}, {format_getal(kengetal.n)} deelnemers" if kengetal.n else woord


def _build_status(kengetal: Kengetal) -> Markup:
    """Return what kind of number it is; an estimate beforehand wears a badge, so that it does not pass for a count."""
    woorden = describe_status(kengetal)
    return build_merk("≈", woorden, RAMING) if kengetal.status == "raming" else Markup("{}").format(woorden)


def format_kengetal(waarde: float) -> str:
    """Write the number with as many decimals as it needs, at most one.

    >>> format_kengetal(625000.0), format_kengetal(7.5)
    ('625.000', '7,5')
    """
    return format_getal(waarde, 0 if waarde == int(waarde) else 1)


def _count(aantal: int) -> str:
    return "1 getal" if aantal == 1 else f"{format_getal(aantal)} getallen"


def _build_rij(reeks: list[Kengetal], gebieden: Gebieden) -> Markup:
    k = reeks[0]
    extra = [f"Beheer: {k.beheer}." if k.beheer else "", k.toelichting or ""]
    return Markup(
        "<tr><th scope='row'>{naam}<span class='sub'>{extra}</span></th>"
        "<td class='getal'><b>{waarde}</b> {eenheid}<span class='sub'>{status}</span></td>"
        "<td>{jaar}<span class='sub'>{gebied}</span></td><td class='meta'>{bron}</td></tr>"
    ).format(
        naam=k.naam,
        extra=" ".join(deel for deel in extra if deel),
        waarde=format_kengetal(k.waarde),
        eenheid=k.eenheid,
        status=_build_status(k),
        jaar=format_reeks(sorted(deel.jaar for deel in reeks)),
        gebied=_get_naam(gebieden, k.gebied_code, k.indeling),
        bron=build_link(k.bron_url, k.bron),
    )


def _get_naam(gebieden: Gebieden, code: str, indeling: int) -> str:
    found = gebieden.find(code, indeling)
    return found.naam if isinstance(found, Gebied) else code
