"""All that the page of one place claims: its headline, its lead, one fact and every row, in one family."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lwd_monitor.bewering.kop import Feit, format_kop, format_wending, list_feiten
from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.plaats import TELLING
from lwd_monitor.bewering.rijen import PLAATS, VERANDERING, Rijoordeel, judge_rijen
from lwd_monitor.gebied import GEMEENTE_NAAM, Gebied, GebiedNiveau
from lwd_monitor.indicator import OUDEREN, format_in_zin, list_hoofdcijfers
from lwd_monitor.opmaak import format_getal
from lwd_monitor.portret import (
    Gemeentepositie,
    Portret,
    Portretrij,
    compute_feiten,
    has_genoeg_inwoners,
)
from lwd_monitor.waarneming import Status

PAGINA = "gebied"
AANTAL_LEAD = 3
VERDICTEN = {
    Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL: "geen aantoonbaar verschil",
    Beweringoordeel.NIET_TE_TOETSEN: "niet te toetsen",
    Beweringoordeel.VOLLEDIGE_TELLING: TELLING,
}
AANTOONBAAR = "aantoonbaar verschil"
NAMEN = {"wijk": "deze wijk", "dorp": "dit dorp", "buurt": "deze buurt", "gemeente": "de gemeente"}


@dataclass(frozen=True)
class Zin:
    """A sentence of a lead; without `bewering` it compares nothing."""

    tekst: str
    bewering: Bewering | None = None


@dataclass(frozen=True)
class Gebiedbeweringen:
    """The headline, the lead, what changed, and the rows by indicator; `ouderen` is the fact about people of 65 and older."""

    kop: Zin
    lead: tuple[Zin, ...]
    ouderen: Zin | None
    rijen: Mapping[str, Rijoordeel]
    veranderd: tuple[Zin, ...] = ()

    def list_beweringen(self) -> list[Bewering]:
        """Return every comparing sentence of the page, the headline first."""
        zinnen = [self.kop, *self.lead, *self.veranderd, *([self.ouderen] if self.ouderen else [])]
        los = [zin.bewering for zin in zinnen if zin.bewering is not None]
        return los + [b for rij in self.rijen.values() for b in rij.list_beweringen()]


def build_gebied(portret: Portret) -> Gebiedbeweringen:
    """Return the sentences of the page of a place; the gemeente has no whole to stand beside."""
    gebied, is_gemeente = portret.gebied, _is_gemeente(portret)
    delen = (VERANDERING,) if is_gemeente else (PLAATS, VERANDERING)
    oordelen = judge_rijen(PAGINA, {(gebied.sleutel, id_): rij for id_, rij in portret.rijen.items()}, delen)
    feiten = list_feiten(oordelen.values()) if has_genoeg_inwoners(portret) else []
    return Gebiedbeweringen(
        _build_kop(gebied.naam, feiten[0] if feiten else None),
        tuple(_build_lead(portret, oordelen, feiten)),
        _build_ouderen(portret),
        {id_: oordeel for (_, id_), oordeel in oordelen.items()},
        tuple(_build_veranderd(oordelen.values())),
    )


def _build_veranderd(oordelen: Iterable[Rijoordeel]) -> list[Zin]:
    """Return what a test found changed in this place, the strongest first, in few words; nothing that was made up.

    Notes: where the whole gemeente changed over the same years, it stands behind it: that is no news of one place.
    """
    bewezen = [
        (oordeel, oordeel.verandering)
        for oordeel in oordelen
        if oordeel.rij.bron_gebied is None
        and oordeel.verandering is not None
        and oordeel.verandering.is_aangetoond
        and not oordeel.verandering.fictief
    ]
    zinnen = []
    for oordeel, verandering in sorted(bewezen, key=lambda paar: (paar[1].q or 0.0, paar[1].indicator)):
        wending = format_wending(oordeel.rij.indicator, verandering)
        tekst = f"{wending[:1].upper()}{wending[1:]}."
        zinnen.append(Zin(tekst, replace(verandering, zin=tekst)))
        if oordeel.heel is not None:
            zinnen.append(Zin(oordeel.heel.zin, oordeel.heel))
    return zinnen


def _build_kop(naam: str, feit: Feit | None) -> Zin:
    tekst = format_kop(naam, feit)
    return Zin(tekst, replace(feit[1], zin=tekst) if feit else None)


def _build_lead(portret: Portret, oordelen: dict[tuple[str, str], Rijoordeel], feiten: list[Feit]) -> list[Zin]:
    """Return what tests proved beside the whole gemeente, else the main figures, each with its verdict.

    Notes: the name stands in the first sentence, `deze wijk` in the next; a year where it changes.
    """
    gebied = portret.gebied
    if not has_genoeg_inwoners(portret):
        return []
    bewezen = [oordeel for oordeel, bewering in feiten if bewering is oordeel.plaats][:AANTAL_LEAD]
    hoofd = list_hoofdcijfers({id_: rij.indicator for id_, rij in portret.rijen.items()})
    gekozen = bewezen or [oordelen[gebied.sleutel, i.id] for i in hoofd if not i.modelschatting]
    kort = NAMEN[gebied.soort] if isinstance(gebied, Gebied) else "dit gebied"
    zinnen: list[Zin] = []
    jaar = None
    for oordeel in gekozen:
        meting = oordeel.rij.meting
        if meting is None or meting.waarde is None or meting.status == Status.VOORBEELD:
            continue
        zinnen.append(build_leadzin(kort if zinnen else gebied.naam, oordeel, meting.jaar != jaar))
        jaar = meting.jaar
    return zinnen


def build_leadzin(naam: str, oordeel: Rijoordeel, met_jaar: bool = True) -> Zin:
    """Return a row as a sentence, with the figure of the whole gemeente and the verdict where the two stand beside each other."""
    rij, bewering = oordeel.rij, oordeel.plaats
    waarde = format_in_zin(rij.indicator, rij.waarde)
    zin = rij.indicator.zin.format(gebied=naam, waarde=waarde).rstrip(".")
    jaar = [str(rij.meting.jaar)] if met_jaar and rij.meting else []
    if bewering is None or rij.vergelijking == Gemeentepositie.ONBEKEND or rij.almelo is None:
        return Zin(f"{zin} ({jaar[0]})." if jaar else f"{zin}.")
    achter = ", ".join([*jaar, VERDICTEN.get(bewering.oordeel, AANTOONBAAR)])
    daar = format_in_zin(rij.indicator, rij.almelo.waarde)
    tekst = f"{zin}; in heel {GEMEENTE_NAAM} is dat {daar} ({achter})."
    return Zin(tekst, replace(bewering, zin=tekst))


def _build_ouderen(portret: Portret) -> Zin | None:
    """Return the share of people of 65 and older, which is counted completely; of the gemeente without a comparison."""
    feiten, rij = compute_feiten(portret), portret.rijen.get(OUDEREN)
    if feiten.ouderen is None or rij is None:
        return None
    tekst = f"{format_getal(feiten.ouderen)}% is 65 of ouder"
    jaar = f"{rij.meting.jaar}" if rij.meting else ""
    if _is_gemeente(portret) or feiten.ouderen_almelo is None:
        return Zin(f"{tekst} ({jaar})")
    tekst += f" ({jaar}; {GEMEENTE_NAAM} {format_getal(feiten.ouderen_almelo)}%, {TELLING})"
    return Zin(tekst, _build_telling(portret.gebied.sleutel, rij, tekst))


def _build_telling(gebied: str, rij: Portretrij, tekst: str) -> Bewering:
    return Bewering(
        PAGINA,
        gebied,
        rij.indicator.id,
        tekst,
        Beweringsoort.VERGELIJKING,
        Beweringoordeel.VOLLEDIGE_TELLING,
        toets=TELLING,
    )


def _is_gemeente(portret: Portret) -> bool:
    return isinstance(portret.gebied, Gebied) and portret.gebied.niveau == GebiedNiveau.GEMEENTE
