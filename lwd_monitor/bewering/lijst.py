"""Everything the public pages claim on what the store holds, each sentence from the code that builds its page."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from lwd_monitor import gebied as g
from lwd_monitor import indicator as i
from lwd_monitor import oordeel, portret, verhaal, waarneming
from lwd_monitor.bewering import (
    gebied,
    kaart,
    ondergrens,
    overzicht,
    redenen,
    streefwaarde,
    tegenspraak,
    themas,
    trend,
    veranderd,
)
from lwd_monitor.bewering.model import Bewering
from lwd_monitor.bewering.naast import list_naast, list_paren
from lwd_monitor.bewering.oordeelbeeld import Oordeelbeeld, judge_portret, load_oordeelbeeld
from lwd_monitor.bewering.redenen import Cijferstand, list_redenen
from lwd_monitor.bewering.rijen import Bekend
from lwd_monitor.bewering.tegenspraak import list_botsingen
from lwd_monitor.bewering.themas import list_themabeweringen
from lwd_monitor.bewering.vragen import build_vraag, load_aanleidingen
from lwd_monitor.cijferkeuze import list_gekozen
from lwd_monitor.db import Cursor, remember
from lwd_monitor.fout import Fout, Middel, Remedie
from lwd_monitor.gebied import GEMEENTE_CODE, EigenGebied, Gebied, GebiedNiveau
from lwd_monitor.gesprek import list_vragen
from lwd_monitor.kaart import compute_plekken

NIVEAUS = (GebiedNiveau.WIJK, GebiedNiveau.BUURT)


def list_beweringen(con: Cursor, vandaag: date, gebied: str | None = None, pagina: str | None = None) -> list[Bewering]:
    """Return every comparing sentence of the public pages and the Stiltekaart, of one place or page when asked.

    Notes: the stories and questions are those that everybody may read. The same sentence in several states of a page
    stands here once.
    """
    lijst = _Lijst(remember(con, alles=True), vandaag, gebied)
    lijst.require_gebied()
    gekozen = PAGINAS if pagina is None else {pagina: PAGINAS[pagina]}
    with _keep_all():
        alle = (bewering for build in gekozen.values() for bewering in build(lijst))
        return [b for b in dict.fromkeys(alle) if gebied is None or b.gebied in lijst.sleutels]


@contextmanager
def _keep_all() -> Iterator[None]:
    """Do not look for what can be thrown away: nearly all of it stays, and looking through it took an eighth of the time."""
    stond_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stond_aan:
            gc.enable()


@dataclass
class _Lijst:
    """What the pages are built from, loaded once."""

    con: Cursor
    vandaag: date
    gebied: str | None

    def require_gebied(self) -> None:
        """Refuse a place that no indeling knows."""
        bekend = any(self.gebieden.find(self.gebied or "", jaar) for jaar in self.gebieden.indelingen)
        if self.gebied is not None and self.gebied not in self.gebieden.eigen and not bekend:
            raise Fout(f"Het gebied '{self.gebied}' bestaat niet.", Remedie(Middel.GEBIEDEN_LIJST))

    @cached_property
    def sleutels(self) -> set[str]:
        """Return all keys of the place that was asked for: an own area of one place has its page together with it."""
        if self.gebied is None:
            return set()
        plek = self.gebieden.eigen.get(self.gebied) or self.gebieden.find(self.gebied)
        return {self.gebied, *(self.gebieden.list_sleutels(plek) if plek else ())}

    def is_gevraagd(self, niveau: str, indeling: int) -> bool:
        """Tell whether a map of this niveau can say something of the place that was asked for."""
        if self.gebied in (None, GEMEENTE_CODE):
            return True
        plek = self.gebieden.find(self.gebied or "", indeling)
        return plek is not None and plek.niveau == niveau

    @cached_property
    def gebieden(self) -> g.Gebieden:
        return g.load_gebieden(self.con)

    @cached_property
    def indicatoren(self) -> dict[str, i.Indicator]:
        grenzen = oordeel.list_ondergrenzen(self.con, i.load_indicatoren(self.con))
        alle = i.load_indicatoren(self.con).items()
        # As pages do: what has no figures cannot be chosen anywhere.
        gevuld = set(self.jaren["indicator_id"])
        return {id_: replace(x, ondergrens=grenzen.get(id_)) for id_, x in alle if not x.concept and id_ in gevuld}

    @cached_property
    def bronnen(self) -> dict[str, i.Bron]:
        return i.load_bronnen(self.con)

    @cached_property
    def verhalen(self) -> list[verhaal.Verhaal]:
        return verhaal.list_verhalen(self.con, None, self.vandaag)

    @cached_property
    def jaren(self):
        jaren = waarneming.load_jaren(self.con, GEMEENTE_CODE)
        return jaren[jaren["aantal"] > 0]

    @cached_property
    def stroken(self) -> portret.Stroken:
        return {}

    @cached_property
    def portretten(self) -> dict[tuple[str, int], portret.Portret]:
        return {}

    def load_portret(self, plek: Gebied | EigenGebied) -> portret.Portret:
        sleutel = (plek.sleutel, getattr(plek, "indeling", 0))
        if sleutel not in self.portretten:
            self.portretten[sleutel] = self._load_portret(plek)
        return self.portretten[sleutel]

    def _load_portret(self, plek: Gebied | EigenGebied) -> portret.Portret:
        # As the page does: the basisset, and what was chosen for this place.
        sleutels = self.gebieden.list_sleutels(plek)
        ids = {str(stuk.get("indicator")) for naam in sleutels for stuk in list_gekozen(self.con, naam)}
        getoond = {id_: x for id_, x in self.indicatoren.items() if x.is_basis or id_ in ids}
        return portret.load_portret(self.con, plek, self.gebieden, getoond, self.stroken)

    @cached_property
    def stand(self) -> Cijferstand:
        vragen = list_vragen(self.con, None, {v.id for v in self.verhalen})
        aanleidingen = load_aanleidingen(self.con, self.gebieden)
        return Cijferstand(self.indicatoren, self.bronnen, self.load_beeld(GebiedNiveau.WIJK), vragen, aanleidingen)

    def list_oordeeljaren(self, niveau: GebiedNiveau) -> list[int]:
        telbaar = [id_ for id_, x in self.indicatoren.items() if oordeel.carries_oordeel(x)]
        eigen = self.jaren[(self.jaren["niveau"] == niveau) & self.jaren["indicator_id"].isin(telbaar)]
        return sorted({int(jaar) for jaar in eigen["jaar"]}, reverse=True)

    @cached_property
    def beelden(self) -> list[Oordeelbeeld]:
        """Return the verdicts of every niveau and year that these pages can show."""
        keuzes = [(niveau, jaar) for niveau in NIVEAUS for jaar in self.list_oordeeljaren(niveau)]
        return [load_oordeelbeeld(self.con, niveau.value, jaar, self.gebieden) for niveau, jaar in keuzes]

    def load_beeld(self, niveau: GebiedNiveau) -> Oordeelbeeld | None:
        """Return the verdicts of the newest year with figures of a niveau in the newest indeling."""
        nieuwst = self.jaren[(self.jaren["niveau"] == niveau) & (self.jaren["indeling"] == self.gebieden.nieuwste)]
        if nieuwst.empty:
            return None
        return load_oordeelbeeld(self.con, niveau.value, int(nieuwst["jaar"].max()), self.gebieden)


def _list_overzicht(lijst: _Lijst) -> list[Bewering]:
    cijfers = i.list_hoofdcijfers(lijst.indicatoren)
    portretten = {eigen: lijst.load_portret(eigen) for eigen in lijst.gebieden.list_aandacht()}
    almelo = lijst.load_portret(lijst.gebieden.get_gemeente())
    return overzicht.build_overzicht(portretten, cijfers, almelo, lijst.bronnen).list_beweringen()


def _list_gebied(lijst: _Lijst) -> Iterator[Bewering]:
    # An own area of one place has its page together with that place.
    plekken: list[Gebied | EigenGebied] = [
        eigen for eigen in lijst.gebieden.eigen.values() if lijst.gebieden.find_plek(eigen) is eigen
    ]
    for jaar in lijst.gebieden.indelingen:
        plekken += [plek for niveau in GebiedNiveau for plek in lijst.gebieden.list_niveau(niveau, jaar)]
    for plek in plekken:
        if lijst.gebied in (None, GEMEENTE_CODE) or plek.sleutel in lijst.sleutels:
            yield from gebied.build_gebied(lijst.load_portret(plek)).list_beweringen()
    # Two places beside each other, whichever a reader chooses.
    naast = list_naast(lijst.gebieden.get_gemeente(), lijst.gebieden)
    if lijst.gebied is None or lijst.sleutels & {plek.sleutel for plek in naast}:
        portretten = {plek.sleutel: lijst.load_portret(plek) for plek in naast}
        yield from list_paren(portretten, lijst.gebieden, lijst.sleutels)
    yield from _list_vragen(lijst, gebied.PAGINA)


def _list_vragen(lijst: _Lijst, pagina: str) -> Iterator[Bewering]:
    stand = lijst.stand
    for vraag in stand.vragen:
        yield from build_vraag(pagina, vraag, lijst.indicatoren, lijst.gebieden, stand.aanleidingen)


def _list_kaart(lijst: _Lijst) -> Iterator[Bewering]:
    plekken: dict[tuple[str, int], dict[str, tuple[float, float]]] = {}
    bekend: Bekend = {}
    staten = lijst.jaren[lijst.jaren["niveau"].isin(NIVEAUS)]
    per_kaart = staten.groupby(["indicator_id", "niveau", "indeling"])["jaar"].agg(["max", "nunique"])
    nieuwste = {(*sleutel, int(r["max"])) for sleutel, r in per_kaart.iterrows() if r["nunique"] > 1}
    for rij in staten.itertuples():
        sleutel = (str(rij.niveau), int(rij.indeling))
        if not lijst.is_gevraagd(*sleutel):
            continue
        if sleutel not in plekken:
            plekken[sleutel] = compute_plekken(g.load_geometrie(lijst.con, *sleutel))
        indicator = lijst.indicatoren.get(rij.indicator_id)
        if indicator is not None:
            niveau = GebiedNiveau(rij.niveau)
            vraag = (indicator, int(rij.jaar), niveau, sleutel[1], plekken[sleutel], bekend)
            beeld = kaart.load_kaart(lijst.con, *vraag)
            yield from beeld.list_beweringen()
            # The map of the last step stands at the newest year of a series alone.
            if (rij.indicator_id, *sleutel, rij.jaar) in nieuwste:
                yield from beeld.list_met_stap(bekend)


def _list_trend(lijst: _Lijst) -> Iterator[Bewering]:
    oud = set(lijst.jaren.loc[lijst.jaren["indeling"] < lijst.gebieden.nieuwste, "indicator_id"])
    gevuld = set(lijst.jaren["indicator_id"])
    for indicator in (x for id_, x in lijst.indicatoren.items() if id_ in gevuld):
        standen = (False, True) if indicator.id in oud else (False,)
        for reeksen in trend.iterate_trendreeksen(lijst.con, indicator, lijst.gebieden, standen):
            yield from trend.list_trend(indicator, reeksen)
    yield from _list_vragen(lijst, trend.PAGINA)


def _list_wijkkompas(lijst: _Lijst) -> Iterator[Bewering]:
    bekend: Bekend = {}
    for beeld in lijst.beelden:
        per_kolom = {kolom: beeld.get_thema(kolom) for kolom in beeld.kolommen}
        for cel in beeld.cellen.values():
            yield from list_themabeweringen(per_kolom[cel["thema"], cel["soort"]], cel)
    for plek in dict.fromkeys(plek for beeld in lijst.beelden for plek in beeld.gebieden):
        if lijst.gebied in (None, plek.code):
            for rij in judge_portret(plek, lijst.load_portret(plek), bekend).values():
                yield from rij.list_beweringen()


def _list_basis(lijst: _Lijst) -> Iterator[Bewering]:
    for beeld in lijst.beelden:
        for kolom in beeld.list_met_ondergrens():
            for plek in beeld.gebieden:
                yield from beeld.judge_grenzen(plek.code, kolom).list_beweringen()


def _list_beleving(lijst: _Lijst) -> Iterator[Bewering]:
    for beeld in lijst.beelden:
        for rij in beeld.beleving.itertuples():
            yield tegenspraak.build_verhouding(rij, beeld.is_fictief(str(rij.thema)))
    yield from _list_tegenspraak(lijst, tegenspraak.PAGINA)


def _list_tegenspraak(lijst: _Lijst, pagina: str) -> Iterator[Bewering]:
    stand = lijst.stand
    if stand.beeld is not None:
        args = (stand.beeld, lijst.verhalen, lijst.gebieden, stand, lijst.vandaag)
        for botsing in list_botsingen(pagina, *args):
            yield from botsing.beweringen


def _list_stilte(lijst: _Lijst) -> Iterator[Bewering]:
    for niveau in NIVEAUS:
        bereik = {p.code: lijst.gebieden.compute_bereik(p) for p in lijst.gebieden.list_niveau(niveau)}
        stand = replace(lijst.stand, beeld=lijst.load_beeld(niveau))
        for zinnen in list_redenen(bereik, lijst.gebieden, stand).values():
            yield from zinnen
    yield from _list_vragen(lijst, redenen.PAGINA)
    yield from _list_tegenspraak(lijst, redenen.PAGINA)


def _list_veranderd(lijst: _Lijst) -> list[Bewering]:
    return veranderd.load_veranderd(lijst.con, lijst.indicatoren, lijst.gebieden).list_beweringen()


def _list_opgaven(lijst: _Lijst) -> list[Bewering]:
    cijfers = streefwaarde.load_streefcijfers(lijst.con, lijst.indicatoren, lijst.gebieden)
    return [cijfer.bewering for cijfer in cijfers.values() if cijfer.bewering is not None]


PAGINAS: dict[str, Callable[[_Lijst], list[Bewering] | Iterator[Bewering]]] = {
    overzicht.PAGINA: _list_overzicht,
    kaart.PAGINA: _list_kaart,
    trend.PAGINA: _list_trend,
    gebied.PAGINA: _list_gebied,
    themas.PAGINA: _list_wijkkompas,
    ondergrens.PAGINA: _list_basis,
    tegenspraak.PAGINA: _list_beleving,
    redenen.PAGINA: _list_stilte,
    veranderd.PAGINA: _list_veranderd,
    streefwaarde.PAGINA: _list_opgaven,
}
