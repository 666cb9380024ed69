"""Places and boundaries: two indelingen, reused codes, and the programme's own list."""

from itertools import groupby, pairwise

from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_NAAM, Gebieden, GebiedNiveau, ProgrammaBuurt
from lwd_monitor.inhoud import Bijschrift
from lwd_monitor.ui.laden import load_bronnen
from lwd_monitor.ui.onderdelen.bron import build_bronregel
from lwd_monitor.ui.onderdelen.html import build_tabel, build_tabelrol, show_html
from lwd_monitor.ui.opslag import remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.uitleg.laders import load_bijschriften, load_hergebruikt, load_programma

# What stands beside the boundaries of an indeling, and beside the list of the plan.
GRENZEN, PLANLIJST = "gebieden/buurten_{}", "gebieden/buurten_programmaplan"


def show_gebieden(pagina: Pagina) -> None:
    """Show how the gemeente is divided, and what changed."""
    show_html(remember(("uitleg", "gebieden"), lambda: _build_gebieden(pagina.gebieden)))


def _build_gebieden(gebieden: Gebieden) -> Markup:
    paren = [(van, naar, load_hergebruikt(van, naar)) for van, naar in pairwise(gebieden.indelingen)]
    codes = Markup().join(build_hergebruikt(lijst, van, naar) for van, naar, lijst in paren if lijst)
    bijschriften = {b.bestand: b for b in load_bijschriften()}
    grenzen = [
        bijschriften[naam].uitleg for jaar in gebieden.indelingen if (naam := GRENZEN.format(jaar)) in bijschriften
    ]
    plan = build_programma(load_programma(), bijschriften[PLANLIJST])
    return build_indelingen(gebieden, grenzen[::-1]) + codes + plan


def build_indelingen(gebieden: Gebieden, grenzen: list[str]) -> Markup:
    """Return what an indeling is, with the number of places in each, and what must be said of their boundaries."""
    regels = [
        Markup("<li><b>Indeling {}</b>: {} buurten in {} wijken en dorpen. Geldt {}.</li>").format(
            jaar,
            len(gebieden.list_niveau(GebiedNiveau.BUURT, jaar)),
            len(gebieden.list_niveau(GebiedNiveau.WIJK, jaar)),
            describe_jaren(jaar, gebieden.indelingen),
        )
        for jaar in gebieden.indelingen
    ]
    return Markup(
        "<p class='lead'>Het CBS verdeelt {stad} in wijken en buurten. Die verdeling heet een indeling. Soms verandert "
        "zij: dan krijgt een buurt een andere grens, een andere naam of een andere code.</p>"
        "<ul class='regels'>{regels}</ul>"
        "<p>Een oud en een nieuw cijfer verbinden we alleen als we weten dat ze over dezelfde plek gaan. Weten we dat niet, "
        "dan breekt de lijn in de grafiek en staat erbij waarom.</p>"
        "<p>{grenzen}</p>"
    ).format(stad=GEMEENTE_NAAM, regels=Markup().join(regels), grenzen=" ".join(grenzen))


def describe_jaren(indeling: int, indelingen: list[int]) -> str:
    """Return for which years an indeling holds.

    >>> [describe_jaren(jaar, [2020, 2024, 2026]) for jaar in (2020, 2024, 2026)]
    ['tot en met 2020', 'van 2021 tot en met 2024', 'vanaf 2025']
    """
    eerder = [jaar for jaar in indelingen if jaar < indeling]
    begin = eerder[-1] + 1 if eerder else None
    if indeling == indelingen[-1]:
        return f"vanaf {begin}" if begin else "voor alle jaren"
    return f"van {begin} tot en met {indeling}" if begin else f"tot en met {indeling}"


def build_hergebruikt(codes: list[tuple[str, str, str]], van: int, naar: int) -> Markup:
    """Return the codes that mean another place now."""
    rijen = (Markup("<tr><th scope='row'>{}</th><td>{}</td><td>{}</td></tr>").format(*regel) for regel in codes)
    kop = f"Codes die na {van} bij een andere plek horen"
    return Markup(
        "<h3>{kop}</h3><p>Na {van} heeft het CBS {aantal} codes opnieuw gebruikt voor "
        "een andere buurt. Wie alleen op de code let, vergelijkt dan twee verschillende plekken. De monitor doet dat "
        "niet: een code telt alleen samen met de indeling.</p>{tabel}"
    ).format(
        kop=kop,
        aantal=len(codes),
        van=van,
        tabel=build_tabel("cijfers", ("Code", f"Indeling {van}", f"Indeling {naar}"), rijen, kop),
    )


def build_programma(lijst: list[ProgrammaBuurt], bijschrift: Bijschrift) -> Markup:
    """Return the programme's list by wijk, beside the names of the CBS."""
    rijen = Markup().join(_build_wijk(wijk, list(leden)) for wijk, leden in groupby(lijst, key=lambda p: p.wijk))
    anders = sum(p.is_anders for p in lijst)
    tabel = Markup(
        "<table class='cijfers'><thead><tr><th scope='col'>In het plan</th><th scope='col' class='breed'>Code in {jaar}</th>"
        "<th scope='col'>Bij het CBS in {jaar}</th></tr></thead>{rijen}</table>"
    ).format(jaar=bijschrift.indeling, rijen=rijen)
    return Markup(
        "<h3>De lijst in het plan</h3><p>{uitleg} Bij {anders} buurten schrijft het CBS de naam anders. Die staan vet in "
        "de laatste kolom.</p>"
        "{tabel}{bron}"
    ).format(
        uitleg=bijschrift.uitleg.format(aantal=len(lijst)),
        anders=anders,
        tabel=build_tabelrol(tabel, "De lijst in het plan"),
        bron=build_bronregel(f"{load_bronnen()[bijschrift.bron].naam}; CBS, indeling {bijschrift.indeling}."),
    )


def _build_wijk(wijk: str, leden: list[ProgrammaBuurt]) -> Markup:
    rijen = [
        Markup("<tr><th scope='row'>{}</th><td class='breed'>{}</td><td>{}</td></tr>").format(
            p.buurt, p.code or "onbekend", Markup("<b>{}</b>").format(p.buurt_cbs) if p.is_anders else p.buurt_cbs
        )
        for p in leden
    ]
    cbs = leden[0].wijk_cbs
    kop = wijk if wijk == cbs else f"{wijk} (CBS: {cbs})"
    return Markup("<tbody><tr><th scope='rowgroup' colspan='3' class='groep'>{}</th></tr>{}</tbody>").format(
        kop, Markup().join(rijen)
    )
