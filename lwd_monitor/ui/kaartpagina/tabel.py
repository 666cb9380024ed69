"""The figures of the map in a table that can be sorted."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_NAAM, GebiedNiveau, get_wijksoort
from lwd_monitor.indicator import Aggregatie, Toetssoort
from lwd_monitor.kaart import NAMELESS, TabelRij, Volgorde, select_jaren, sort_tabel
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui import laden
from lwd_monitor.ui.adres import kies_aan, read_adres, write_adres
from lwd_monitor.ui.kaartpagina.beeld import Kaartbeeld, describe_reeksbron
from lwd_monitor.ui.kaartpagina.jaartabel import build_jaartabellen, build_kaarttabel, build_verschiltabel
from lwd_monitor.ui.kaartpagina.keuze import Kaartkeuze
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.badge import build_badge, build_leegteken
from lwd_monitor.ui.onderdelen.bron import build_bronregel
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.onderdelen.strook import SLEUTEL, build_positie
from lwd_monitor.ui.opslag import remember
from lwd_monitor.waarneming import VERBORGEN, Meting, Status

VOLGORDE_WOORDEN = {
    Volgorde.NAAM: "Naam, A naar Z",
    Volgorde.NAAM_OM: "Naam, Z naar A",
    Volgorde.LAAG: "Cijfer, laag naar hoog",
    Volgorde.HOOG: "Cijfer, hoog naar laag",
}
MAAT_EENHEID = {"%": "in procenten", "km": "in kilometers"}


def show_tabel(keuze: Kaartkeuze, beeld: Kaartbeeld) -> None:
    """Show the table: the own wijk first, all places when asked, and the years beside each other."""
    st.header("Dezelfde cijfers in een tabel", anchor=False)
    with st.container(key="kaarttabelkeuze", horizontal=True, vertical_alignment="center", gap="medium"):
        alles = _kies_alles(keuze, beeld)
        volgorde = _kies_volgorde()
    sleutel = ("tabel", *beeld.sleutel, keuze.gebied.code if keuze.gebied else None, volgorde, alles)
    show_html(remember(sleutel, lambda: _build_blok(keuze, beeld, volgorde, alles)))


def _build_blok(keuze: Kaartkeuze, beeld: Kaartbeeld, volgorde: Volgorde, alles: bool) -> Markup:
    """Return the table with its source line."""
    wijk = _get_wijk(keuze, beeld)
    eigen = [rij for rij in beeld.rijen.values() if alles or rij.wijk == wijk]
    if beeld.verschillen is not None:
        return build_verschiltabel(
            keuze, beeld.verschillen, eigen, volgorde, _describe_waar(keuze, beeld, alles)
        ) + build_bronregel(beeld.bron)
    if beeld.reeksen:
        alle = [rij for tabel in beeld.reeksen for rij in tabel.rijen]
        return build_jaartabellen(
            keuze,
            beeld.reeksen,
            volgorde,
            lambda rij: alles or rij.wijk == wijk,
            lambda m: _build_cel(m, keuze),
            _describe_maat(keuze),
        ) + build_bronregel(Markup("{} {}").format(beeld.bron, _explain_tekens(alle, keuze.jaren, keuze)).strip())
    rijen = sort_tabel(eigen, volgorde, keuze.jaar)
    bron = (
        Markup("{} {}")
        .format(
            describe_reeksbron(keuze, beeld), _explain_tekens(rijen, select_jaren(list(keuze.jaren), keuze.jaar), keuze)
        )
        .strip()
    )
    return _build_uitleg(keuze, beeld) + _build_tabel(keuze, beeld, rijen, volgorde, alles) + build_bronregel(bron)


def _build_uitleg(keuze: Kaartkeuze, beeld: Kaartbeeld) -> Markup:
    """Return the key to the verdicts, in how many places there is one, and that the whole page was tested at once."""
    if keuze.indicator.aggregatie == Aggregatie.SOM:
        return Markup()
    if keuze.indicator.toets is Toetssoort.STAND:
        return SLEUTEL
    totaal, getoetst, anders = len(beeld.rijen), beeld.beweringen.getoetst, beeld.beweringen.aangetoond
    daar = f"; daar is het verschil met {GEMEENTE_NAAM} in {anders} aantoonbaar" if getoetst else ""
    return Markup(
        "{}<p class='sub'>In {} van de {} {} is dit te toetsen{}. Alles op deze pagina is tegelijk getoetst: van wat we noemen "
        "is gemiddeld hooguit 5% toeval. <a href='uitleg?deel=methode#veel-tegelijk' target='_self'>Waarom?</a></p>"
    ).format(SLEUTEL, getoetst, totaal, keuze.niveau.meervoud, daar)


def _kies_alles(keuze: Kaartkeuze, beeld: Kaartbeeld) -> bool:
    """Ask whether all buurten stand in the table; wijken are few, so they always do."""
    if keuze.niveau == GebiedNiveau.WIJK or keuze.gebied is None:
        return True
    return kies_aan(f"Toon alle {len(beeld.rijen)} {keuze.niveau.meervoud}", "alles", key="kaart_alles")


def _kies_volgorde() -> Volgorde:
    opties, sleutel = list(VOLGORDE_WOORDEN), "kaart_volgorde"
    st.session_state[sleutel] = Volgorde(read_adres("volgorde", opties, Volgorde.NAAM, "volgorde"))
    return kies_uit(
        "Volgorde",
        opties,
        key=sleutel,
        toon=VOLGORDE_WOORDEN.__getitem__,
        width=260,
        on_change=lambda: write_adres("volgorde", st.session_state[sleutel].value),
    )


def _get_wijk(keuze: Kaartkeuze, beeld: Kaartbeeld) -> str:
    return beeld.rijen[keuze.gebied.code].wijk if keuze.gebied else ""


def _build_tabel(
    keuze: Kaartkeuze, beeld: Kaartbeeld, rijen: list[TabelRij], volgorde: Volgorde, alles: bool
) -> Markup:
    jaren = select_jaren(list(keuze.jaren), keuze.jaar)
    met_wijk = alles and keuze.niveau == GebiedNiveau.BUURT
    met_positie = keuze.indicator.aggregatie != Aggregatie.SOM
    met_naast = met_positie or any(_build_badge(rij, keuze) for rij in rijen)
    kop = [_build_th(keuze.niveau.enkelvoud.capitalize(), volgorde, (Volgorde.NAAM, Volgorde.NAAM_OM))]
    if met_wijk:
        kop.append(Markup("<th scope='col' class='breed'>Wijk of dorp</th>"))
    for jaar in jaren:
        richting = (Volgorde.LAAG, Volgorde.HOOG) if jaar == keuze.jaar else None
        kop.append(_build_th(str(jaar), volgorde, richting, _class_jaar(jaar, jaren, keuze.jaar)))
    naast = f"{keuze.jaar} naast {GEMEENTE_NAAM}" if met_positie else f"Over {keuze.jaar}"
    if met_naast:
        kop.append(Markup("<th scope='col' class='breed naast'>{}</th>").format(naast))
    lijnen = [_build_rij(rij, jaren, keuze, beeld, met_wijk, met_naast) for rij in rijen]
    return build_kaarttabel(_build_caption(keuze, beeld, volgorde, alles), Markup().join(kop), Markup().join(lijnen))


def _build_th(tekst: str, volgorde: Volgorde, richtingen: tuple[Volgorde, Volgorde] | None, klasse: str = "") -> Markup:
    """Return a heading; the column that the rows follow says so to a screen reader and with an arrow."""
    if richtingen is None or volgorde not in richtingen:
        return Markup("<th scope='col' class='{}'>{}</th>").format(klasse, tekst)
    op = volgorde == richtingen[0]
    return Markup("<th scope='col' class='{}' aria-sort='{}'>{} <span aria-hidden='true'>{}</span></th>").format(
        klasse, "ascending" if op else "descending", tekst, "↑" if op else "↓"
    )


def _class_jaar(jaar: int, jaren: list[int], gekozen: int) -> str:
    """Return the classes of a year's column; a phone has room for the first, the chosen and the last two."""
    return "getal" if jaar in {jaren[0], gekozen, jaren[-1], *jaren[-2:-1]} else "getal breed"


def _build_rij(
    rij: TabelRij, jaren: list[int], keuze: Kaartkeuze, beeld: Kaartbeeld, met_wijk: bool, met_naast: bool
) -> Markup:
    gekozen = keuze.gebied is not None and rij.code == keuze.gebied.code
    cellen = [Markup("<th scope='row'>{}</th>").format(rij.naam)]
    if met_wijk:
        cellen.append(Markup("<td class='breed'>{}</td>").format(rij.wijk))
    for jaar in jaren:
        klasse = _class_jaar(jaar, jaren, keuze.jaar)
        cellen.append(Markup("<td class='{}'>{}</td>").format(klasse, _build_cel(rij.get_meting(jaar), keuze)))
    if met_naast:
        naast = Markup("{} {}").format(build_positie(beeld.beweringen.rijen[rij.code].plaats), _build_badge(rij, keuze))
        cellen.append(Markup("<td class='breed naast'>{}</td>").format(naast))
    return Markup("<tr{}>{}</tr>").format(
        Markup(" class='gekozen' aria-current='true'") if gekozen else "", Markup().join(cellen)
    )


def _build_badge(rij: TabelRij, keuze: Kaartkeuze) -> Markup:
    return build_badge(rij.get_meting(keuze.jaar).status, laden.load_bronnen()[keuze.indicator.bron])


def _build_cel(meting: Meting, keuze: Kaartkeuze) -> Markup:
    if meting.waarde is not None:
        return Markup("{}").format(format_getal(meting.waarde, keuze.indicator.decimalen))
    return build_leegteken(meting.status)


def _build_caption(keuze: Kaartkeuze, beeld: Kaartbeeld, volgorde: Volgorde, alles: bool) -> str:
    waar = _describe_waar(keuze, beeld, alles)
    op = "op naam" if volgorde in (Volgorde.NAAM, Volgorde.NAAM_OM) else f"op het cijfer van {keuze.jaar}"
    return f"{_describe_maat(keuze)}. {waar}, {op}."


def _describe_maat(keuze: Kaartkeuze) -> str:
    """Return what was measured and in what."""
    eenheid, onder = keuze.indicator.eenheid, keuze.indicator.onderschrift
    maat = "" if eenheid in NAMELESS or eenheid in onder else f", {MAAT_EENHEID.get(eenheid, eenheid)}"
    return f"{onder[:1].upper()}{onder[1:]}{maat}"


def _describe_waar(keuze: Kaartkeuze, beeld: Kaartbeeld, alles: bool) -> str:
    naam = _get_wijk(keuze, beeld)
    return f"Heel {GEMEENTE_NAAM}" if alles else f"{get_wijksoort(naam).capitalize()} {naam}"


def _explain_tekens(rijen: list[TabelRij], jaren: Sequence[int], keuze: Kaartkeuze) -> Markup:
    """Return what the signs mean, those that stand in the table."""
    metingen = [m for rij in rijen for j in jaren if (m := rij.get_meting(j)).waarde is None]
    statussen = sorted({m.status.leegte for m in metingen}, key=lambda status: status.teken)
    leeg = "niet te berekenen" if keuze.indicator.afleiding else f"{Status.ONTBREEKT.woord} bij de bron"
    zinnen = Markup(" ").join(f"{s.teken} is: {s.woord if s in VERBORGEN else leeg}." for s in statussen)
    if all(m.status != Status.ONDERDRUKT for m in metingen):
        return zinnen
    return Markup("{} {}").format(zinnen, build_methodelink("afscherming", "Waarom schermen wij af?"))
