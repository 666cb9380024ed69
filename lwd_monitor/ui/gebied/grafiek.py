"""The large chart of a theme: this place among all that compare, with its words in HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.grafiek import Bundelbeeld, build_bundelbeeld
from lwd_monitor.indicator import format_waarde
from lwd_monitor.portret import Bundel, Portretrij, find_marge
from lwd_monitor.ui.onderdelen.lijntje import build_beeld
from lwd_monitor.ui.verhalen.merken import build_merken
from lwd_monitor.verhaal import GeduidVerhaal

# Closer than this share of the height the two end labels would run into each other.
LABEL_HOOGTE = 0.09


@dataclass(frozen=True)
class Bundelstof:
    """What a large chart is drawn from: the row, the lines around it, the name of the place and what the others are."""

    rij: Portretrij
    bundel: Bundel
    naam: str
    soort: str

    @property
    def titel(self) -> str:
        """Return what the chart shows, of which place and years."""
        jaren = [m.jaar for m in self.rij.reeks]
        return f"{self.rij.indicator.titel} in {self.naam}, {jaren[0]} tot en met {jaren[-1]}"

    @property
    def marges(self) -> list[tuple[int, float, float]]:
        """Return the margin of each year of the place itself, where it is known."""
        return [(m.jaar, *marge) for m in self.rij.reeks if (marge := find_marge(self.rij.indicator, m))]

    @property
    def almelo_is_eigen(self) -> bool:
        """Tell whether the place is the whole gemeente."""
        return self.bundel.almelo == self.bundel.eigen

    def draw(self) -> Bundelbeeld:
        """Return the drawing."""
        return build_bundelbeeld(self.bundel.anderen, self.bundel.almelo, self.bundel.eigen, self.marges)


def build_grafiek(stof: Bundelstof, geduid: Sequence[GeduidVerhaal] = ()) -> Markup:
    """Return the chart with its title, axes and end labels, and a mark for each story told beside its figure."""
    rij, bundel, naam, soort, beeld = stof.rij, stof.bundel, stof.naam, stof.soort, stof.draw()
    indicator, almelo_is_eigen = rij.indicator, stof.almelo_is_eigen
    lijnen = f"{naam} is dik getekend" if almelo_is_eigen else f"{naam} is dik getekend, {GEMEENTE_NAAM} gestippeld"
    onder = (
        f"{_upper_first(indicator.onderschrift)}. {lijnen}; grijs is elk van de "
        f"{len(bundel.anderen)} {soort}. "
        f"De as begint bij {format_waarde(indicator, beeld.laag)}."
        + (" Het streepje bij een jaar is de marge." if stof.marges else "")
    )
    return Markup(
        "<figure class='bundel'><figcaption><h3>{titel}</h3><p class='sub'>{onder}</p></figcaption>"
        "<div class='bundelvlak'>{beeld}{waarden}{jaren}{einden}{merken}</div></figure>"
    ).format(
        titel=stof.titel,
        onder=onder,
        beeld=build_beeld(beeld.svg, _describe(rij, naam)),
        waarden=_build_waarden(rij, beeld),
        jaren=_build_jaren(beeld),
        einden=_build_einden(rij, beeld, naam, almelo_is_eigen),
        merken=build_merken(beeld.place_jaar, geduid),
    )


def _describe(rij: Portretrij, naam: str) -> str:
    punten = ", ".join(f"{m.jaar}: {format_waarde(rij.indicator, m.waarde)}" for m in rij.reeks)
    almelo = ", ".join(f"{m.jaar}: {format_waarde(rij.indicator, m.waarde)}" for m in rij.reeks_almelo)
    return f"Lijngrafiek van {rij.indicator.titel_kort.lower()}. {naam}, {punten}. {GEMEENTE_NAAM}, {almelo}."


def _build_waarden(rij: Portretrij, beeld: Bundelbeeld) -> Markup:
    return Markup().join(
        Markup("<span class='y' aria-hidden='true' style='top:{:.1f}%'>{}</span>").format(
            100 * plek, format_waarde(rij.indicator, waarde)
        )
        for plek, waarde in beeld.waarden
    )


def _build_jaren(beeld: Bundelbeeld) -> Markup:
    return Markup().join(
        Markup("<span class='x' aria-hidden='true' style='left:{:.1f}%'>{}</span>").format(100 * plek, jaar)
        for plek, jaar in beeld.jaren
    )


def _build_einden(rij: Portretrij, beeld: Bundelbeeld, naam: str, almelo_is_eigen: bool) -> Markup:
    eigen, almelo = beeld.eind_eigen, beeld.eind_almelo
    if almelo is not None and not almelo_is_eigen and abs(eigen - almelo) < LABEL_HOOGTE:
        midden, kant = (eigen + almelo) / 2, 1 if eigen >= almelo else -1
        eigen, almelo = midden + kant * LABEL_HOOGTE / 2, midden - kant * LABEL_HOOGTE / 2
    laatste = next(m.waarde for m in reversed(rij.reeks) if m.waarde is not None)
    eind = Markup("<span class='eind {}' aria-hidden='true' style='top:{:.1f}%'>{} <i>{}</i></span>")
    delen = [eind.format("eigen", 100 * eigen, format_waarde(rij.indicator, laatste), naam)]
    if almelo is not None and not almelo_is_eigen:
        daar = next(m.waarde for m in reversed(rij.reeks_almelo) if m.waarde is not None)
        delen.append(eind.format("almelo", 100 * almelo, format_waarde(rij.indicator, daar), GEMEENTE_NAAM))
    return Markup().join(delen)


def _upper_first(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
