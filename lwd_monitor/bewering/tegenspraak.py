"""Where figures, survey and stories point different ways, with the test behind each word; invented figures say nothing."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort, name_thema
from lwd_monitor.bewering.oordeelbeeld import Oordeelbeeld
from lwd_monitor.bewering.redenen import Cijferstand
from lwd_monitor.bewering.themas import build_ontwikkeling, build_positie
from lwd_monitor.bewering.vragen import build_wending, describe_wending, find_aanleiding
from lwd_monitor.gebied import Gebied, Gebieden
from lwd_monitor.indicator import Indicator, Richting, Thema
from lwd_monitor.portret import list_werkvelden
from lwd_monitor.verhaal import (
    Bronsoort,
    Geluid,
    Kant,
    Tegenspraak,
    Verhaal,
    find_eenduidig,
    find_tegenspraak,
    hear_verhalen,
)

PAGINA = "beleving-en-feiten"
SUBJECTIEF = "subjectief"
WOORDEN = {
    "beleving_gunstiger": ("↑", "de beleving is gunstiger dan de feiten", Beweringoordeel.HOGER),
    "beleving_ongunstiger": ("↓", "de beleving is ongunstiger dan de feiten", Beweringoordeel.LAGER),
    "geen_aantoonbaar_verschil": ("○", "geen aantoonbaar verschil", Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL),
    "niet_te_vergelijken": (
        "–",
        "niet te vergelijken: een van de twee heeft geen cijfer of geen marge",
        Beweringoordeel.NIET_TE_TOETSEN,
    ),
}
ANDERS = ("beleving_gunstiger", "beleving_ongunstiger")
# What was made up is no good or bad news about a real place.
VERZONNEN_ANDERS = ("◇", "de beleving wijkt af van de feiten")
SOORTEN = {Bronsoort.CIJFERS: "objectief", Bronsoort.ENQUETE: "subjectief"}
KANTEN = {
    Beweringoordeel.HOGER: Kant.GUNSTIG,
    Beweringoordeel.LAGER: Kant.ONGUNSTIG,
    Beweringoordeel.GESTEGEN: Kant.GUNSTIG,
    Beweringoordeel.GEDAALD: Kant.ONGUNSTIG,
}


def build_verhouding(rij: Any, fictief: bool, pagina: str = PAGINA) -> Bewering:
    """Return where the subjective score of a theme stands beside the objective one; `rij` as oordeel gives it."""
    teken, zin, oordeel = WOORDEN[rij.verhouding]
    if fictief and rij.verhouding in ANDERS:
        teken, zin = VERZONNEN_ANDERS
    getoetst = not math.isnan(rij.p)
    return Bewering(
        pagina,
        rij.gebied,
        name_thema(rij.thema, SUBJECTIEF),
        zin,
        Beweringsoort.VERGELIJKING,
        oordeel,
        toets="beleving tegen feiten" if getoetst else "",
        p=float(rij.p) if getoetst else None,
        q=float(rij.q) if getoetst else None,
        fictief=fictief,
        teken=teken,
    )


@dataclass(frozen=True)
class Gehoord:
    """What one kind of source says, and the sentences with their tests behind it."""

    geluid: Geluid
    beweringen: tuple[Bewering, ...] = ()


@dataclass(frozen=True)
class Botsing:
    """A theme in a place about which sources differ; `beweringen` are the sentences that say so, with their tests."""

    tegenspraak: Tegenspraak
    beweringen: tuple[Bewering, ...]


def list_botsingen(
    pagina: str, beeld: Oordeelbeeld, verhalen: Sequence[Verhaal], gebieden: Gebieden, stand: Cijferstand, vandaag: date
) -> list[Botsing]:
    """Return where sources differ, by place and theme."""
    werkvelden = list_werkvelden(dict(stand.indicatoren))
    verhouding = {(r.gebied, r.thema): r for r in beeld.beleving.itertuples()}
    gevonden = []
    for gebied in beeld.gebieden:
        codes = gebieden.compute_bereik(gebied)
        hier = [v for v in verhalen if v.lies_in(codes, gebied.indeling)]
        for thema in Thema:
            gehoord = [
                _hear_cijfers(pagina, beeld, gebied, thema, stand),
                _hear_oordeel(pagina, beeld, gebied, thema, Bronsoort.ENQUETE),
                Gehoord(hear_verhalen(hier, [w.value for w in werkvelden.get(thema, [])], vandaag)),
            ]
            anders = _find_verschil(pagina, beeld, verhouding.get((gebied.code, thema.value)))
            if uit := _build_botsing(pagina, gebied, thema, gehoord, anders):
                gevonden.append(uit)
    return gevonden


def _find_verschil(pagina: str, beeld: Oordeelbeeld, rij) -> Bewering | None:
    """Return that survey and figures differ, unless one of the two is invented."""
    if rij is None or rij.verhouding not in ANDERS:
        return None
    if {(rij.thema, soort) for soort in SOORTEN.values()} & beeld.voorbeeld:
        return None
    bewering = build_verhouding(rij, fictief=False, pagina=pagina)
    return replace(bewering, zin=f"{_capital(bewering.zin)}.", soort=Beweringsoort.TEGENSPRAAK)


def _build_botsing(
    pagina: str, gebied: Gebied, thema: Thema, gehoord: list[Gehoord], anders: Bewering | None
) -> Botsing | None:
    geluiden = [g.geluid for g in gehoord]
    tegenspraak = find_tegenspraak(gebied.code, thema.value, geluiden, anders.zin if anders else "")
    if tegenspraak is None:
        return None
    achter = [b for g in gehoord for b in g.beweringen]
    los = [anders] if anders else []
    for zin in tegenspraak.redenen[len(los) :]:
        # Stories are not tested: the word rests on the verdict of the figures beside them.
        bron = min((b for b in achter if b.is_aangetoond), key=lambda b: b.q or 0.0)
        los.append(replace(bron, zin=zin, soort=Beweringsoort.TEGENSPRAAK))
    return Botsing(tegenspraak, (*los, *achter))


def _hear_cijfers(pagina: str, beeld: Oordeelbeeld, gebied: Gebied, thema: Thema, stand: Cijferstand) -> Gehoord:
    """Return what is counted about a theme: its position, its change, and each figure that a test found moved."""
    oordeel = _hear_oordeel(pagina, beeld, gebied, thema, Bronsoort.CIJFERS)
    kanten, beweringen = [oordeel.geluid.kant], list(oordeel.beweringen)
    for vraag in stand.vragen:
        indicator, aanleiding = stand.indicatoren.get(vraag.indicator_id), find_aanleiding(vraag, stand.aanleidingen)
        if vraag.gebied_code != gebied.code or aanleiding is None or indicator is None:
            continue
        if indicator.thema is not thema or indicator.soort != SOORTEN[Bronsoort.CIJFERS]:
            continue
        zin = f"{indicator.titel} {describe_wending(vraag)}."
        beweringen.append(build_wending(pagina, gebied.code, indicator.id, zin, aanleiding.uit))
        kanten.append(_find_kant(indicator, vraag.richting or ""))
    zinnen = tuple(b.zin for b in beweringen)
    return Gehoord(Geluid(Bronsoort.CIJFERS, find_eenduidig(kanten), zinnen), tuple(beweringen))


def _find_kant(indicator: Indicator, richting: str) -> Kant | None:
    if indicator.richting is Richting.NEUTRAAL:
        return None
    omhoog = indicator.richting is Richting.HOGER_GUNSTIG
    return Kant.GUNSTIG if (richting == "gestegen") == omhoog else Kant.ONGUNSTIG


def _hear_oordeel(pagina: str, beeld: Oordeelbeeld, gebied: Gebied, thema: Thema, bron: Bronsoort) -> Gehoord:
    kolom = (thema.value, SOORTEN[bron])
    cel = beeld.cellen.get((gebied.code, *kolom))
    if cel is None or kolom in beeld.voorbeeld:
        return Gehoord(Geluid(bron, None, ()))
    welk = beeld.get_thema(kolom, pagina)
    gebouwd = [b for b in (build_positie(welk, cel), build_ontwikkeling(welk, cel)) if b is not None]
    bewezen = [_end_zin(b) for b in gebouwd if b.is_aangetoond]
    stil = [_end_zin(b) for b in gebouwd if b.oordeel is Beweringoordeel.GEEN_AANTOONBAAR_VERSCHIL][:1]
    beweringen = tuple(bewezen or stil)
    kant = find_eenduidig(KANTEN.get(b.oordeel) for b in bewezen)
    return Gehoord(Geluid(bron, kant, tuple(b.zin for b in beweringen)), beweringen)


def _end_zin(bewering: Bewering) -> Bewering:
    achter = " sinds het basisjaar" if bewering.soort is Beweringsoort.VERANDERING else ""
    return replace(bewering, zin=f"{_capital(bewering.zin)}{achter}.")


def _capital(tekst: str) -> str:
    return f"{tekst[:1].upper()}{tekst[1:]}"
