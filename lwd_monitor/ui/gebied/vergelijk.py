"""A second place beside this one: the choice, the two columns, and which places look like it."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from lwd_monitor import waarneming
from lwd_monitor.bewering import Paar, build_paren, list_naast
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, GEMEENTE_NAAM, EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.indicator import INWONERS, Indicator, format_onderschrift, format_waarde
from lwd_monitor.opmaak import join_namen
from lwd_monitor.portret import Gelijkenis, Portretrij, list_lijkt_op
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies
from lwd_monitor.ui.gebied.keuze import load_keuzes, rename_eigen
from lwd_monitor.ui.onderdelen.badge import FICTIEF, build_cijferbadge
from lwd_monitor.ui.onderdelen.bron import build_bronregel, describe_bronnen
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.opslag import per_versie

ADRES, GEEN = "vergelijk", "niets"
KOP = "<th scope='col'>Cijfer</th><th scope='col' class='getal'>{}</th><th scope='col' class='getal'>{}</th><th scope='col' class='getal breed'>{}</th><th scope='col'>Verschil</th>"
# More names than this make a line that nobody reads.
MEESTE = 4


def kies_ander(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> Gebied | EigenGebied | None:
    """Show the list of places to set beside this one, and return the chosen one; None as long as there is none."""
    if not _can_naast(gebied, gebieden):
        return None
    rename_eigen(ADRES, gebieden)
    namen = _load_anderen(gebied.sleutel)
    gekozen = kies("Vergelijk met", ADRES, list(namen), GEEN, namen.__getitem__)
    if gekozen == GEEN:
        st.query_params.pop(ADRES, None)
        return None
    return gebieden.get(gekozen)


@per_versie
def _load_anderen(con: Cursor, sleutel: str) -> Mapping[str, str]:
    """Return key and label of what may stand beside a place, after the choice of none."""
    gebieden = laden.load_gebieden()
    namen = load_keuzes(gebieden.nieuwste)
    anderen = list_naast(gebieden.get(sleutel), gebieden)
    return {GEEN: "Kies een tweede gebied", **{ander.sleutel: namen[ander.sleutel] for ander in anderen}}


@per_versie
def load_vergelijking(con: Cursor, sleutel: str, ander: str) -> Markup:
    """Return two places beside each other: the rows that differ first, then the rest, and what was made up apart."""
    hier, daar = laden.load_portret(sleutel), laden.load_portret(ander)
    gebieden = laden.load_gebieden()
    paren = build_paren(hier, daar, gebieden)
    echt = [paar for paar in paren if not paar.is_fictief]
    anders = [paar for paar in echt if paar.bewering and paar.bewering.is_aangetoond]
    rest = [paar for paar in echt if paar not in anders]
    verzonnen = [paar for paar in paren if paar.is_fictief]
    kop = Markup(KOP).format(hier.gebied.naam, daar.gebied.naam, GEMEENTE_NAAM)  # nosec B704 # our own tags
    geen = "Er is geen cijfer waarvan de toets een verschil tussen deze twee gebieden aantoont."
    samen = gebieden.compute_bereik(hier.gebied) & gebieden.compute_bereik(daar.gebied)
    uitleg = (
        "Deze gebieden overlappen elkaar. Daarom is er niets getoetst."
        if samen
        else "Getoetst is het verschil tussen deze twee gebieden, alle cijfers samen. Waar geen marge bekend is, staan alleen de twee cijfers."
    )
    return Markup(
        "<p class='sub'>{uitleg} {hoe}</p><h2>Aantoonbaar verschil</h2>{boven}<h2>De andere cijfers</h2>{onder}{verzonnen}{bron}"
    ).format(
        uitleg=uitleg,
        hoe=build_methodelink("twee-gebieden", "Hoe?"),
        boven=_build_tabel(anders, kop) if anders else Markup("<p>{}</p>").format(geen),
        onder=_build_tabel(rest, kop),
        verzonnen=Markup("<h2>Verzonnen cijfers</h2>{}").format(_build_tabel(verzonnen, kop)) if verzonnen else "",
        bron=build_bronregel(describe_bronnen([rij for p in paren for rij in (p.hier, p.daar)], laden.load_bronnen())),
    )


@per_versie
def load_lijkt_op(con: Cursor, sleutel: str) -> Markup:
    """Return the places that look like this one, folded, each with the way to set it beside this one."""
    gebieden = laden.load_gebieden()
    plek = gebieden.get(sleutel)
    if not isinstance(plek, Gebied) or plek.niveau is GebiedNiveau.GEMEENTE:
        return Markup()
    uitgevers = laden.load_bronnen()
    # What was made up makes no two places alike.
    cijfers = [i for i in laden.load_indicatoren().values() if i.is_basis and not uitgevers[i.bron].fictief]
    ids = {INWONERS, *(i.id for i in cijfers)}
    laatste = waarneming.load_laatste(con, plek.niveau, plek.indeling, GEMEENTE_CODE, ids)
    gevonden = list_lijkt_op(laatste, plek.code, cijfers)
    if not gevonden:
        return Markup()
    namen = {i.id: i for i in cijfers}
    regels = Markup().join(_build_gelijkenis(g, plek, gebieden, namen) for g in gevonden)
    return Markup(
        "<details class='uitleg lijktop'><summary>{} lijkt op: {}</summary><ul>{}</ul><p class='bron'>Gemeten over alle "
        "cijfers van de basisset die niet verzonnen zijn. {}</p></details>"
    ).format(
        plek.naam,
        join_namen([g.naam for code in gevonden if (g := gebieden.find(code.code))]),
        regels,
        build_methodelink("lijkt-op", "Hoe?"),
    )


def _can_naast(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> bool:
    if isinstance(gebied, EigenGebied):
        return bool(gebied.leden)
    return gebied.niveau is not GebiedNiveau.GEMEENTE and gebied.indeling == gebieden.nieuwste


def _build_gelijkenis(g: Gelijkenis, plek: Gebied, gebieden: Gebieden, namen: dict[str, Indicator]) -> Markup:
    ander = gebieden.find(g.code)
    dichtbij = join_namen([namen[id_].titel_kort.lower() for id_ in g.dichtbij[:MEESTE]]) or "geen enkel cijfer"
    ver = join_namen([namen[id_].titel_kort.lower() for id_ in g.ver[:MEESTE]]) or "geen enkel cijfer"
    return Markup(
        "<li><a href='gebied?gebied={}&amp;vergelijk={}' target='_self'>{}</a>: dicht bij elkaar in {}; ver uit elkaar in {}.</li>"
    ).format(plek.code, g.code, ander.naam if ander else g.code, dichtbij, ver)


def _build_tabel(paren: list[Paar], kop: Markup) -> Markup:
    rijen = Markup().join(_build_rij(paar) for paar in paren)
    return Markup("<table class='cijfers naast'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(kop, rijen)


def _build_rij(paar: Paar) -> Markup:
    indicator, bewering = paar.hier.indicator, paar.bewering
    bron = laden.load_bronnen().get(indicator.bron)
    metingen = [rij.meting for rij in (paar.hier, paar.daar) if rij.meting]
    badge = next(filter(None, (build_cijferbadge(m.status, indicator, bron) for m in metingen)), Markup())
    if paar.is_fictief and FICTIEF not in badge:
        badge += Markup(" {}").format(FICTIEF)
    almelo = paar.hier.almelo.waarde if paar.hier.almelo else None
    woord = Markup()
    if bewering is not None:
        teken = "■" if bewering.is_aangetoond else "○"
        klasse = "hoger" if bewering.is_aangetoond and not bewering.fictief else "gelijk"
        woord = Markup("<span class='positie {}'><span class='teken' aria-hidden='true'>{}</span> {}</span>").format(
            klasse, teken, bewering.zin
        )
    return Markup(
        "<tr><th scope='row'>{titel} {badge}<span class='sub'>{onder}</span></th><td class='getal'>{hier}</td>"
        "<td class='getal'>{daar}</td><td class='getal breed'>{almelo}</td><td>{woord}</td></tr>"
    ).format(
        titel=indicator.titel_kort,
        badge=badge,
        onder=format_onderschrift(indicator),
        hier=_build_waarde(paar.hier),
        daar=_build_waarde(paar.daar),
        almelo=format_waarde(indicator, almelo) if almelo is not None else "",
        woord=woord,
    )


def _build_waarde(rij: Portretrij) -> Markup:
    """Return the figure with its year, and whose it is where it is that of the wijk around a buurt."""
    wie = f"{rij.bron_gebied.soort} {rij.bron_gebied.naam}, " if rij.bron_gebied else ""
    return Markup("<b>{}</b><span class='sub'>{}{}</span>").format(
        format_waarde(rij.indicator, rij.waarde), wie, rij.meting.jaar if rij.meting else ""
    )
