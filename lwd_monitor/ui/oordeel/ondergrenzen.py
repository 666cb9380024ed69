"""Basis op orde: the floors that hold, and in which places they are met."""

import math

from markupsafe import Markup

from lwd_monitor import oordeel
from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import Indicator, format_ondergrens
from lwd_monitor.kaart import format_met_eenheid
from lwd_monitor.opmaak import format_datum
from lwd_monitor.ui.onderdelen.html import build_leeg, build_tabel
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.oordeel.heat import build_heat, build_regel, build_smal
from lwd_monitor.ui.oordeel.laden import Kolom, Oordeelbeeld
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.waarneming import Status

PLAN = "In het plan Leefbare wijken en dorpen betekent basis op orde: schoon, heel en veilig, met een norm voor het onderhoud."
ZONDER_UITKOMST = "Op dit niveau zijn er geen cijfers, of het cijfer hoort niet bij de basisset."
MET_GRENS = "De gemeente stelt daarvoor ondergrenzen vast. Hier ziet u per gebied of die zijn gehaald."


def build_zonder_grens() -> Markup:
    """Return the page while nobody set a floor: what the plan means, and that there is nothing to judge yet."""
    return Markup("<p class='lead'>{}</p>{}").format(
        PLAN,
        build_leeg(
            "Er is nog geen ondergrens vastgesteld.",
            "Zonder ondergrens zegt de monitor niet of de basis op orde is.",
            "Een analist kan ondergrenzen invullen op de pagina Ondergrenzen, na een besluit van de gemeente.",
        ),
    )


def build_grenslead(beeld: Oordeelbeeld) -> Markup:
    """Return what the table shows and how to read it."""
    return Markup(
        "<p class='lead'>{} {}</p><p class='sleutel'><span>✓ gehaald</span><span>✗ niet gehaald</span>"
        "<span>? niet zeker</span></p><p class='sub'>Alle gebieden ({}) en ondergrenzen zijn tegelijk getoetst. Gehaald of "
        "niet gehaald zeggen we alleen als dat voor 95% zeker is; bij zoveel toetsen samen is zelfs 97% soms niet genoeg. {}</p>"
    ).format(PLAN, MET_GRENS, len(beeld.gebieden), build_methodelink("basis-op-orde", "Hoe werkt dat?"))


def build_grenzen(beeld: Oordeelbeeld, catalogus: dict[str, Indicator]) -> Markup:
    """Return the floors that hold, with why and since when."""
    redenen = {n.indicator_id: n for n in oordeel.list_normen(get_database().cursor()) if n.waarde is not None}
    rijen = (
        _build_grens(indicator, redenen.get(id_), id_ in set(beeld.indicatoren["id"]))
        for id_, indicator in catalogus.items()
        if indicator.ondergrens is not None
    )
    return build_tabel("cijfers", ("Indicator", "Ondergrens", "Waarom", "Sinds"), rijen, "Ondergrenzen die gelden")


def _build_grens(indicator: Indicator, norm: oordeel.Norm | None, telt: bool) -> Markup:
    geen = "" if telt else Markup("<span class='sub'>{}</span>").format(ZONDER_UITKOMST)
    return Markup("<tr><th scope='row'>{}{}</th><td>{}</td><td>{}</td><td>{}</td></tr>").format(
        indicator.titel_kort,
        geen,
        format_ondergrens(indicator, indicator.ondergrens or 0.0, eenheid=True),
        norm.reden if norm else "",
        format_datum(norm.op) if norm else "",
    )


def build_grenstabel(beeld: Oordeelbeeld, catalogus: dict[str, Indicator]) -> Markup:
    """Return every place by every theme with a floor; places stand by wijk and name, never by outcome."""
    kolommen = beeld.list_met_ondergrens()
    if not kolommen:
        return build_leeg("Er is geen uitkomst.", ZONDER_UITKOMST)
    rijen = Markup().join(_build_rij(beeld, gebied, kolommen, catalogus) for gebied in beeld.gebieden)
    return build_heat(beeld, kolommen, "Ondergrenzen per thema", rijen)


def _build_rij(beeld: Oordeelbeeld, gebied: Gebied, kolommen: list[Kolom], catalogus: dict[str, Indicator]) -> Markup:
    cellen = Markup().join(_build_cel(beeld, gebied, kolom, catalogus) for kolom in kolommen)
    return Markup(
        "<tr><th scope='row'><a href='wijkkompas?niveau={}&amp;jaar={}&amp;gebied={}' target='_self'>{}</a></th>{}</tr>"
    ).format(beeld.niveau, beeld.jaar, gebied.code, gebied.naam, cellen)


def _build_cel(beeld: Oordeelbeeld, gebied: Gebied, kolom: Kolom, catalogus: dict[str, Indicator]) -> Markup:
    uitkomst = beeld.judge_grenzen(gebied.code, kolom)
    regels = [(b.teken, f"Alles samen: {b.zin}") for b in (uitkomst.samen,) if b is not None]
    for rij, bewering in uitkomst.delen:
        indicator = catalogus[rij["indicator"]]
        cijfer = Status.ONTBREEKT.woord
        if not math.isnan(rij["waarde"]):
            waarde = format_met_eenheid(rij["waarde"], indicator.eenheid, indicator.decimalen, kort=True)
            cijfer = f"{waarde} in {rij['jaar']:.0f}"
        regels.append((bewering.teken, f"{indicator.titel_kort}: {cijfer}: {bewering.zin}"))
    return Markup("<td>{}{}</td>").format(
        build_smal(beeld, kolom),
        Markup().join(build_regel(regel) for regel in regels or [(Status.ONTBREEKT.teken, Status.ONTBREEKT.woord)]),
    )
