"""One theme: what stands out in it, all its figures on request, and the story that belongs to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lwd_monitor.bewering import Beweringoordeel, Rijoordeel
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Bron, Thema, Werkveld
from lwd_monitor.portret import Gemeentepositie, Portretrij
from lwd_monitor.ui.gebied.feed import build_kort
from lwd_monitor.ui.gebied.rij import Plek, build_rijen
from lwd_monitor.verhaal import GeduidVerhaal, Verhaal

ALLE = "alle"
Geduid = dict[str, list[GeduidVerhaal]]


@dataclass(frozen=True)
class Themadeel:
    """A part of the page: its heading, what stands open, and how many figures there are in all."""

    id: str
    kop: Markup
    kort: Markup
    aantal: int
    open: int

    @property
    def has_meer(self) -> bool:
        """Tell whether there is more than what stands open."""
        return self.aantal > self.open


def build_balk(delen: Mapping[str, Themadeel], naam: str) -> Markup:
    """Return the bar that stays in sight: the name of the place, and a way to each theme by its title."""
    if len(delen) < 2:
        return Markup()
    links = Markup().join(
        Markup("<a href='#thema-{}' target='_self'>{}</a>").format(deel.id, titel) for titel, deel in delen.items()
    )
    return Markup("<nav class='gebiedbalk' aria-label='Thema’s op deze pagina'><b>{}</b><span>{}</span></nav>").format(
        naam, links
    )


def build_deel(
    thema: Thema, rijen: Sequence[Rijoordeel], plek: Plek, geduid: Geduid, vragen: Markup, verhaal: Markup
) -> Themadeel:
    """Return the part of a theme with the rows that say something, the questions that its figures raise, and its story."""
    open_ = select_open(rijen, geduid) if plek.soort else _select_gemeente(rijen, plek, geduid)
    regel = describe_leegte(thema, [o.rij for o in rijen], plek, bool(verhaal))
    if not regel and not open_:
        regel = describe_stil([o.rij for o in rijen])
    onder = Markup("<p class='sub'>{}</p>").format(regel) if regel else Markup()
    kop = _build_kop(thema.value, thema.titel, onder, met_knop=len(rijen) > len(open_))
    tabel = build_rijen(open_, plek, geduid) if open_ else Markup()
    return Themadeel(thema.value, kop, tabel + vragen + verhaal, len(rijen), len(open_))


def build_klein(rijen: Sequence[Rijoordeel], naam: str) -> Themadeel:
    """Return all figures of a place with hardly any people as one part, of which nothing stands open."""
    met = sum(o.rij.waarde is not None and o.rij.bron_gebied is None for o in rijen)
    aantal = {0: "Geen enkel cijfer", 1: "Eén cijfer"}.get(met, f"{met} cijfers")
    werkwoord = "is" if met <= 1 else "zijn"
    onder = Markup("<p class='sub'>{}</p>").format(f"{aantal} {werkwoord} van {naam} zelf.")
    return Themadeel(ALLE, _build_kop(ALLE, "Cijfers", onder, met_knop=bool(rijen)), Markup(), len(rijen), 0)


def _build_kop(id_: str, titel: str, onder: Markup, *, met_knop: bool) -> Markup:
    """Return the heading of a part; beside it stays room for the button that opens the rest."""
    soort = "themakop knop" if met_knop else "themakop"
    return Markup("<div class='{}' id='thema-{}'><h2>{}</h2>{}</div>").format(soort, id_, titel, onder)


def select_open(rijen: Iterable[Rijoordeel], geduid: Geduid) -> list[Rijoordeel]:
    """Return the rows that say something of this place: a difference, a change, a floor, a story, or chosen for it."""
    return [oordeel for oordeel in rijen if _says_iets(oordeel, bool(geduid.get(oordeel.rij.indicator.id)))]


def _select_gemeente(rijen: Sequence[Rijoordeel], plek: Plek, geduid: Geduid) -> list[Rijoordeel]:
    """Return what stands open of the gemeente: nothing stands beside it to differ from, so all that is not invented."""
    zegt_iets = {o.rij.indicator.id for o in select_open(rijen, geduid)}
    return [
        oordeel
        for oordeel in rijen
        if oordeel.rij.indicator.id in zegt_iets
        or (oordeel.rij.waarde is not None and _is_openbaar(oordeel.rij, plek.bronnen))
    ]


def build_themaverhaal(verhaal: Verhaal, veld: Werkveld | None, gebieden: Gebieden) -> Markup:
    """Return the story of a theme in short, with the reason why it stands here."""
    reden = (
        f"Bij dit thema verteld: {veld.titel[0].lower()}{veld.titel[1:]}"
        if veld
        else "Verteld bij een cijfer hierboven"
    )
    return Markup("<div class='bijthema'>{}</div>").format(build_kort(verhaal, gebieden, reden))


def describe_leegte(thema: Thema, rijen: list[Portretrij], plek: Plek, heeft_verhaal: bool) -> str:
    """Return that a theme has no open figures, or nothing."""
    if any(_is_openbaar(rij, plek.bronnen) for rij in rijen):
        return ""
    over = f"Over {thema.titel[0].lower()}{thema.titel[1:]} zijn er nog geen openbare cijfers"
    wat = f"{over}." if heeft_verhaal else f"{over} en geen verhalen uit {plek.gebied.naam}."
    return f"{wat} De cijfers die hier staan, zijn verzonnen." if rijen else wat


def describe_stil(rijen: list[Portretrij]) -> str:
    """Return in words that no row of a theme stands open."""
    met = sum(rij.waarde is not None for rij in rijen)
    if not met:
        return "Geen cijfers van dit gebied."
    return "Bij deze cijfers is geen verschil of verandering aangetoond."


def _says_iets(oordeel: Rijoordeel, met_verhaal: bool) -> bool:
    rij, plaats, verandering = oordeel.rij, oordeel.plaats, oordeel.verandering
    if met_verhaal or not rij.indicator.is_basis:
        return True
    if rij.waarde is None:
        return False
    if rij.indicator.ondergrens is not None or (verandering is not None and verandering.is_aangetoond):
        return True
    if plaats is None:
        return False
    geteld = plaats.oordeel is Beweringoordeel.VOLLEDIGE_TELLING and rij.vergelijking is not Gemeentepositie.GELIJK
    return plaats.is_aangetoond or geteld


def _is_openbaar(rij: Portretrij, bronnen: Mapping[str, Bron]) -> bool:
    bron = bronnen.get(rij.indicator.bron)
    return not (bron and bron.fictief)
