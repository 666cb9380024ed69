"""What a link to the map asks for, and what can be shown: unknown or missing parts fall back with a word."""

from collections.abc import Mapping
from dataclasses import dataclass

from lwd_monitor.bewering import CIJFER, JAREN, REEKS, STAP
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau, compute_indeling
from lwd_monitor.indicator import Indicator, find_leidend

NIVEAUS = (GebiedNiveau.BUURT, GebiedNiveau.WIJK)
HEEL, STAD = "gemeente", "stad"
ELK_JAAR = "elkjaar"
"""A small map of every year, beside each other."""
TOON = [CIJFER, ELK_JAAR, STAP, REEKS, JAREN]
EEN_JAAR = "Van dit cijfer is er maar één jaar om naast te leggen. U ziet daarom het cijfer zelf."

# (indicator, niveau) -> jaar -> the indelingen in which that year has figures
Jaren = dict[tuple[str, str], dict[int, list[int]]]


@dataclass(frozen=True)
class Melding:
    """Something to tell about the link: an unknown value (`soort` names what), or a plain sentence."""

    tekst: str
    soort: str = ""


@dataclass(frozen=True)
class Kaartkeuze:
    """One view of the map; `gebied` is None where there is no place to choose."""

    indicator: Indicator
    niveau: GebiedNiveau
    jaar: int
    indeling: int
    jaren: tuple[int, ...]
    gebied: Gebied | None
    beeld: str = HEEL
    straten: bool = False
    meldingen: tuple[Melding, ...] = ()
    toon: str = CIJFER
    van: int | None = None
    reeksjaren: tuple[int, ...] = ()
    """The years of the same series as `jaar`: in the same indeling, and not beyond a break."""
    aantallen: bool = False
    indelingen: tuple[int, ...] = ()
    """Under which indeling each of `jaren` is drawn."""


def resolve_keuze(
    vraag: Mapping[str, str], indicatoren: Mapping[str, Indicator], jaren: Jaren, gebieden: Gebieden
) -> Kaartkeuze | None:
    """Return the view that a link asks for, or the nearest one with a word about the difference.

    Notes: None when no indicator has any figure per wijk or buurt.
    """
    meldingen: list[Melding] = []
    bruikbaar = [id_ for id_ in indicatoren if any((id_, n) in jaren for n in NIVEAUS)]
    leidend = find_leidend(indicatoren, bruikbaar)
    if leidend is None:
        return None
    id_ = _select(vraag.get("indicator"), bruikbaar, leidend.id, "indicator", meldingen)
    gevraagd = _find_gebied(vraag, gebieden, meldingen)
    niveau = _select_niveau(vraag.get("niveau"), id_, gevraagd, jaren, meldingen)
    per_jaar = jaren[id_, niveau]
    toon = _select(vraag.get("toon"), TOON, CIJFER, "weergave", meldingen)
    # A word is there for the newest step and series alone: those maps have no other year.
    jaar = _select_jaar(None if toon in (ELK_JAAR, STAP, REEKS) else vraag.get("jaar"), sorted(per_jaar), meldingen)
    indeling = _select_indeling(vraag.get("indeling"), jaar, per_jaar[jaar], gebieden, meldingen)
    reeksjaren = _list_reeksjaren(indicatoren[id_], jaar, indeling, per_jaar)
    if toon != CIJFER and len(per_jaar if toon == ELK_JAAR else reeksjaren) < 2:
        meldingen.append(Melding(EEN_JAAR))
        toon = CIJFER
    van = _select_van(vraag.get("van"), jaar, reeksjaren, meldingen) if toon == JAREN else None
    beeld = _select(vraag.get("beeld"), [HEEL, STAD], HEEL, "beeld", meldingen)
    straten = vraag.get("straten") == "ja"
    gebied = _fit_gebied(gevraagd, niveau, indeling, gebieden)
    return Kaartkeuze(
        indicatoren[id_],
        niveau,
        jaar,
        indeling,
        tuple(sorted(per_jaar)),
        gebied,
        beeld,
        straten and toon == CIJFER,
        tuple(meldingen),
        toon,
        van,
        reeksjaren,
        vraag.get("aantallen") == "ja",
        tuple(_pick_indeling(j, per_jaar[j], indeling, gebieden) for j in sorted(per_jaar)),
    )


def _list_reeksjaren(indicator: Indicator, jaar: int, indeling: int, per_jaar: dict[int, list[int]]) -> tuple[int, ...]:
    deel = indicator.count_breuken(jaar)
    return tuple(j for j in sorted(per_jaar) if indeling in per_jaar[j] and indicator.count_breuken(j) == deel)


def _select_van(gevraagd: str | None, jaar: int, jaren: tuple[int, ...], meldingen: list[Melding]) -> int:
    """Return the year to compare with: the one asked for, else the one before `jaar`, else the first after it."""
    van = _parse_jaar(gevraagd)
    if van in jaren and van != jaar:
        return van
    if gevraagd is not None and van != jaar:
        meldingen.append(
            Melding(f"Met {gevraagd[:4]} is {jaar} niet te vergelijken." if van else gevraagd, "" if van else "jaar")
        )
    eerder = [j for j in jaren if j < jaar]
    return eerder[-1] if eerder else next(j for j in jaren if j > jaar)


def _select(gevraagd: str | None, opties: list[str], standaard: str, soort: str, meldingen: list[Melding]) -> str:
    if gevraagd is None or gevraagd in opties:
        return gevraagd or standaard
    meldingen.append(Melding(gevraagd, soort))
    return standaard


def _find_gebied(vraag: Mapping[str, str], gebieden: Gebieden, meldingen: list[Melding]) -> Gebied | None:
    """Return the place in the link; a priority area stands for its first place."""
    sleutel = vraag.get("gebied")
    if sleutel is None:
        return None
    eigen = gebieden.eigen.get(sleutel)
    if isinstance(eigen, EigenGebied):
        if not eigen.leden:
            meldingen.append(
                Melding(f"{eigen.naam} staat nog niet op de kaart: er zijn nog geen buurten aan gekoppeld.")
            )
        return eigen.leden[0] if eigen.leden else None
    gebied = gebieden.find(sleutel, _parse_jaar(vraag.get("indeling")))
    if gebied is None:
        meldingen.append(Melding(sleutel, "gebied"))
    return gebied


def _select_niveau(
    gevraagd: str | None, id_: str, gebied: Gebied | None, jaren: Jaren, meldingen: list[Melding]
) -> GebiedNiveau:
    standaard = gebied.niveau if gebied and gebied.niveau in NIVEAUS else GebiedNiveau.BUURT
    niveau = GebiedNiveau(_select(gevraagd, [n.value for n in NIVEAUS], standaard, "niveau", meldingen))
    if (id_, niveau) in jaren:
        return niveau
    ander = next(n for n in NIVEAUS if (id_, n) in jaren)
    # Nobody asked for this niveau when the link names neither a niveau nor a place.
    if gevraagd is not None or gebied is not None:
        meldingen.append(Melding(f"Dit cijfer is er niet per {niveau.enkelvoud}. U ziet daarom de {ander.meervoud}."))
    return ander


def _select_jaar(gevraagd: str | None, jaren: list[int], meldingen: list[Melding]) -> int:
    if gevraagd is None:
        return jaren[-1]
    jaar = _parse_jaar(gevraagd)
    if jaar in jaren:
        return jaar
    if jaar is None:
        meldingen.append(Melding(gevraagd, "jaar"))
    else:
        meldingen.append(Melding(f"Over {jaar} is er van dit cijfer niets bekend. U ziet {jaren[-1]}."))
    return jaren[-1]


def _select_indeling(
    gevraagd: str | None, jaar: int, met_cijfers: list[int], gebieden: Gebieden, meldingen: list[Melding]
) -> int:
    """Return the indeling of the year when it has figures then, else the newest that has."""
    if gevraagd is not None and _parse_jaar(gevraagd) not in gebieden.indelingen:
        meldingen.append(Melding(gevraagd, "indeling"))
    return _pick_indeling(jaar, met_cijfers, _parse_jaar(gevraagd), gebieden)


def _pick_indeling(jaar: int, met_cijfers: list[int], wens: int | None, gebieden: Gebieden) -> int:
    if wens in met_cijfers:
        return wens
    van_jaar = compute_indeling(jaar, gebieden.indelingen)
    return van_jaar if van_jaar in met_cijfers else max(met_cijfers)


def _fit_gebied(gevraagd: Gebied | None, niveau: GebiedNiveau, indeling: int, gebieden: Gebieden) -> Gebied | None:
    """Return the place to show: the one asked for, else its wijk or a buurt in it, else the first priority area.

    Notes: a code of another indeling may mean another place, so it is not carried over.
    """
    if gevraagd and gevraagd.indeling == indeling:
        if gevraagd.niveau == niveau:
            return gevraagd
        if niveau == GebiedNiveau.WIJK and gevraagd.ouder_code:
            return gebieden.find(gevraagd.ouder_code, indeling)
    leden = [lid for eigen in gebieden.eigen.values() for lid in eigen.leden]
    passend = [lid for lid in leden if lid.niveau == niveau and lid.indeling == indeling]
    alle = gebieden.list_niveau(niveau, indeling)
    if gevraagd and gevraagd.indeling == indeling and gevraagd.niveau == GebiedNiveau.WIJK:
        eigen_wijk = [g for g in (*passend, *alle) if g.ouder_code == gevraagd.code]
        return next(iter(eigen_wijk), None)
    return next(iter((*passend, *alle)), None)


def _parse_jaar(tekst: str | None) -> int | None:
    return int(tekst) if tekst is not None and len(tekst) == 4 and tekst.isascii() and tekst.isdigit() else None
