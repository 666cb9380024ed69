"""Build the figures of one file: choose the rows, code areas and years once per distinct value, read each column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm.blokken import Blok, Regels, assemble
from lwd_monitor.upload.vorm.codes import LAND, find_prefix, get_gemeente, normalise_code, parse_jaar
from lwd_monitor.upload.vorm.gecodeerd import Gecodeerd, categorise, encode
from lwd_monitor.upload.vorm.getallen import GEMETEN, NIETS, VOORLOPIG, Getallen, parse_getallen
from lwd_monitor.upload.vorm.model import MAX_BEVINDINGEN, Lang, Vorm
from lwd_monitor.upload.vorm.onderwerpen import format_id
from lwd_monitor.upload.vorm.toelichting import find_noten, find_totalen

MAX_WAARDE = 200
"""Characters of a cell that a finding repeats; a runaway cell may hold a million."""
Alias = Callable[[str, str | None], str | None]


@dataclass(frozen=True)
class Keuze:
    """What the person chose beside the file itself."""

    gemeente: str = "GM0141"
    alles: bool = False
    jaar: int | None = None
    bron: str | None = None
    indicator: str | None = None
    alias: Alias | None = None
    indicatoren: dict[str, str] = field(default_factory=dict)
    """Titles and ids of the catalogue, in lower case, to ids."""

    def find_indicator(self, naam: str, begin: str) -> str:
        """Give the catalogue's id for a name in a file, or a new id made from that name."""
        return self.indicatoren.get(naam.strip().lower()) or (
            f"{begin}_{format_id(naam)}" if begin else format_id(naam)
        )


class Bouwer:
    """Collects rows, figures and findings for one file."""

    def __init__(self, tabel: Tabel, vorm: Vorm, keuze: Keuze) -> None:
        self.tabel, self.vorm, self.keuze = tabel, vorm, keuze
        self.lang = Lang(pd.DataFrame(), vorm, tabel.aantal_rijen)
        self.lang.fouten += tabel.fouten
        self.lang.waarschuwingen += tabel.waarschuwingen
        self.lang.meldingen += tabel.meldingen
        self.blokken: list[Blok] = []
        # A year with an asterisk ("2023*") marks the publisher's figures of that year as provisional.
        self.voorlopig: np.ndarray | None = None

    def add_fouten(
        self, plaatsen: np.ndarray, kolom: str | None, melding: Callable[[int], str], *, waarschuwing: bool = False
    ) -> None:
        """Report a problem for each of these row positions, and count the rest when there are very many."""
        lijst = self.lang.waarschuwingen if waarschuwing else self.lang.fouten
        cellen = self.tabel.get_kolom(kolom) if kolom else None
        label = self.tabel.format_kolom(kolom) if kolom else None
        for plaats in plaatsen[:MAX_BEVINDINGEN].tolist():
            waarde = None if cellen is None else str(cellen.iloc[plaats]).strip()[:MAX_WAARDE]
            lijst.append(Bevinding(melding(plaats), int(self.tabel.rijnummers[plaats]), label, waarde))
        if len(plaatsen) > MAX_BEVINDINGEN:
            over = format_getal(len(plaatsen) - MAX_BEVINDINGEN)
            lijst.append(Bevinding(f"In kolom {label} is hetzelfde mis in nog {over} rijen.", kolom=label))

    def select(
        self,
        gebied: str,
        *,
        jaar: str | None = None,
        niveau: str | None = None,
        naam: str | None = None,
        vast_jaar: int | None = None,
        binnen: str | None = None,
    ) -> Regels:
        """Choose the rows of the gemeente (or all) and give their areas and years; refuses when none is left.

        Notes: `niveau` tells the level of a bare number, `binnen` the wijk of a name that occurs more than once.
        """
        ruw = encode(self.tabel.get_kolom(gebied))
        codes, kapot = self._code_gebieden(ruw, gebied, niveau, binnen)
        masker = self._choose_rijen(codes, kapot, gebied)
        plaatsen = np.flatnonzero(masker)
        teksten = ["" if tekst is None else str(tekst) for tekst in ruw.uniek]
        namen = self._read_namen(naam, plaatsen)
        jaren = self._read_jaren(jaar, vast_jaar, plaatsen)
        goed = jaren >= 0
        regels = Regels(plaatsen, categorise(ruw.index[plaatsen], teksten), codes[plaatsen], namen, jaren)
        return regels if goed.all() else regels.take(goed)

    def _code_gebieden(
        self, ruw: Gecodeerd, gebied: str, niveau: str | None, binnen: str | None
    ) -> tuple[pd.Categorical, np.ndarray]:
        vast = find_prefix(gebied)
        index, paren = ruw.index, [(tekst, vast, None) for tekst in ruw.uniek]
        erbij = next((naam for naam in (niveau, binnen) if naam and self.tabel.has(naam)), None)
        if erbij:
            rang = encode(self.tabel.get_kolom(erbij))
            breedte = len(rang.uniek) + 1
            paar, index = np.unique(ruw.index.astype(np.int64) * breedte + rang.index + 1, return_inverse=True)
            index = np.where(ruw.index < 0, -1, index).astype(np.int32)
            teksten = [None, *(str(tekst).strip() for tekst in rang.uniek)]
            prefixen = [vast if erbij == binnen else find_prefix(tekst) or vast for tekst in teksten]
            paren = [
                (ruw.uniek[p // breedte] if p >= 0 else None, prefixen[p % breedte], teksten[p % breedte])
                for p in paar.tolist()
            ]
        codes = [self._find_code(tekst, prefix, wijk if erbij == binnen else None) for tekst, prefix, wijk in paren]
        gecodeerd = categorise(index, codes)
        return gecodeerd, gecodeerd.codes < 0

    def _find_code(self, tekst: Any, prefix: str | None, binnen: str | None) -> str | None:
        if tekst is None or str(tekst).strip() == "":
            return None
        code = normalise_code(str(tekst), prefix)
        if code is None and self.keuze.alias and not str(tekst).strip().isdigit():
            code = self.keuze.alias(str(tekst).strip(), binnen)
        return code

    def _choose_rijen(self, codes: pd.Categorical, kapot: np.ndarray, gebied: str) -> np.ndarray:
        gemeente = self.keuze.gemeente
        eigen = np.array([self.keuze.alles or get_gemeente(code) == gemeente for code in codes.categories] + [False])
        masker = eigen[codes.codes]
        over = self._pass_over(kapot, gebied)
        kapot = kapot & ~over
        leeg = kapot & self._is_leeg(gebied) if kapot.any() else kapot
        self.add_fouten(
            np.flatnonzero(kapot & ~leeg),
            gebied,
            lambda _: (
                "Dit is geen bekende gebiedscode of naam. Gebruik de CBS-code, zoals BU01411000, WK014110 of GM0141."
            ),
        )
        self.add_fouten(np.flatnonzero(leeg), gebied, lambda _: "In deze rij staat geen gebied. Vul de CBS-code in.")
        self.lang.overgeslagen = int((~masker & ~kapot & ~over).sum())
        if not masker.any() and not kapot.any():
            self._refuse_zonder_gemeente(codes)
        return masker

    def _pass_over(self, kapot: np.ndarray, gebied: str) -> np.ndarray:
        """Pass over totals and notes under the table, and tell how many; they are no figures of a place."""
        if not kapot.any():
            return kapot
        totaal = find_totalen(self.tabel, gebied, kapot)
        noot = find_noten(self.tabel, kapot) & ~totaal
        for masker, wat in (
            (totaal, "Overgeslagen: {} met een totaal."),
            (noot, "Onder de tabel: {} toelichting, overgeslagen."),
        ):
            if aantal := int(masker.sum()):
                self.lang.meldingen.append(wat.format("1 rij" if aantal == 1 else f"{format_getal(aantal)} rijen"))
        return totaal | noot

    def _refuse_zonder_gemeente(self, codes: pd.Categorical) -> None:
        andere = sorted({get_gemeente(code) for code in codes.categories if code != LAND})
        naam = "Almelo (GM0141)" if self.keuze.gemeente == "GM0141" else self.keuze.gemeente
        raise Fout(
            f"In dit bestand staat geen enkele rij van {naam}. De {format_getal(self.lang.gelezen)} rijen gaan over "
            f"{', '.join(andere[:5])}{' en andere' if len(andere) > 5 else ''}. "
            "Vraag het bestand op voor de eigen gemeente, of lees ook andere gemeenten."
        )

    def _is_leeg(self, kolom: str) -> np.ndarray:
        gecodeerd = encode(self.tabel.get_kolom(kolom))
        leeg = [tekst is None or str(tekst).strip() == "" for tekst in gecodeerd.uniek]
        return np.array([*leeg, True])[gecodeerd.index]

    def _read_namen(self, naam: str | None, plaatsen: np.ndarray) -> pd.Categorical:
        if not naam or not self.tabel.has(naam):
            return pd.Categorical.from_codes(np.full(len(plaatsen), -1, np.int8), categories=pd.Index([], dtype=object))
        gecodeerd = encode(self.tabel.get_kolom(naam))
        return categorise(gecodeerd.index[plaatsen], [str(tekst).strip() or None for tekst in gecodeerd.uniek])

    def _read_jaren(self, jaar: str | None, vast_jaar: int | None, plaatsen: np.ndarray) -> np.ndarray:
        if jaar is None:
            vast = vast_jaar or self.keuze.jaar
            if vast is None:
                raise Fout("In dit bestand staat niet over welk jaar de cijfers gaan. Geef het jaar op (--jaar 2024).")
            return np.full(len(plaatsen), vast, np.int16)
        gecodeerd = encode(self.tabel.get_kolom(jaar))
        uitkomst = [parse_jaar(tekst) for tekst in gecodeerd.uniek]
        index = gecodeerd.index[plaatsen]
        jaren = np.array([*(j if isinstance(j, int) else -1 for j in uitkomst), -1], np.int16)[index]
        ster = [str(tekst).strip().endswith("*") for tekst in gecodeerd.uniek]
        self.voorlopig = np.array([*ster, False])[gecodeerd.index] if any(ster) else None
        redenen = [*uitkomst, "het jaar ontbreekt"]
        reden_van = dict(zip(plaatsen[jaren < 0].tolist(), index[jaren < 0].tolist(), strict=True))
        self.add_fouten(
            plaatsen[jaren < 0],
            jaar,
            lambda plaats: (
                f"{_capitalise(str(redenen[reden_van[plaats]]))}. Zet er een jaar van vier cijfers, zoals 2024."
            ),
        )
        return jaren

    def parse(self, kolom: str, regels: Regels, decimaal: str | None = None) -> Getallen:
        """Read the numbers of a column in the rows that count, and report what is no number."""
        cellen = self.tabel.get_kolom(kolom)
        alle = len(regels.plaatsen) == self.tabel.aantal_rijen
        getallen = parse_getallen(cellen if alle else cellen.iloc[regels.plaatsen], decimaal)
        if self.voorlopig is not None:
            getallen.statussen[self.voorlopig[regels.plaatsen] & (getallen.statussen == GEMETEN)] = VOORLOPIG
        redenen = {int(regels.plaatsen[plaats]): reden for plaats, reden in getallen.redenen.items()}
        self.add_fouten(
            np.array(sorted(redenen), dtype=np.int64),
            kolom,
            lambda plaats: (
                f"{_capitalise(redenen[plaats])}. Vul een getal in, of laat de cel leeg als er geen cijfer is."
            ),
        )
        if getallen.dubbelzinnig:
            label = self.tabel.format_kolom(kolom)
            self.lang.waarschuwingen.append(
                Bevinding(
                    "De punt of komma kan hier een decimaal of een duizendtal zijn; gelezen is een decimaal. "
                    "Kijk of dat klopt; zo niet, haal de duizendtallen uit de kolom.",
                    kolom=label,
                    waarde=", ".join(getallen.dubbelzinnig),
                )
            )
        return getallen

    def add(self, regels: Regels, kolom: str, getallen: Getallen, indicator: str, **extra: np.ndarray) -> None:
        """Add the figures of one column under one indicator, without the years for which it has no figure at all."""
        jaren = np.unique(regels.jaar[getallen.statussen != NIETS])
        masker = np.isin(regels.jaar, jaren)
        if not masker.any():
            return
        deel = Getallen(getallen.waarden[masker], getallen.statussen[masker], {}, [])
        self.blokken.append(
            Blok(
                regels.take(masker),
                self.tabel.format_kolom(kolom),
                deel,
                indicator,
                {k: v[masker] for k, v in extra.items()},
            )
        )

    def add_lang(
        self,
        regels: Regels,
        kolom: str,
        getallen: Getallen,
        namen: tuple[np.ndarray, Sequence[str | None]],
        **extra: np.ndarray,
    ) -> None:
        """Add one column that holds the figures of many indicators."""
        self.blokken.append(Blok(regels, self.tabel.format_kolom(kolom), getallen, namen, extra))

    def build(self) -> Lang:
        """Put all figures in one frame."""
        if not self.blokken and not self.lang.fouten:
            raise Fout("In dit bestand staat geen enkel cijfer: alle cellen met waarden zijn leeg.")
        self.lang.frame = assemble(self.tabel, self.blokken, self.keuze.bron)
        self.lang.jaren = sorted({int(j) for blok in self.blokken for j in np.unique(blok.regels.jaar)})
        bronnen = [] if self.lang.frame.empty else list(self.lang.frame["bron"].cat.categories)
        self.lang.bron = self.keuze.bron or (bronnen[0] if len(bronnen) == 1 else "; ".join(b for b in bronnen if b))
        if self.lang.overgeslagen:
            gaan, zijn = ("gaat", "is") if self.lang.overgeslagen == 1 else ("gaan", "zijn")
            self.lang.meldingen.append(
                f"{format_getal(self.lang.overgeslagen)} van de {format_getal(self.lang.gelezen)} rijen {gaan} over "
                f"andere gemeenten of gebieden en {zijn} overgeslagen."
            )
        return self.lang


def _capitalise(zin: str) -> str:
    return zin[:1].upper() + zin[1:]
