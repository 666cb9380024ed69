"""Build the figures of one file: choose the rows, code areas and years once per distinct value, read each column."""

import re
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Fout, Middel, Remedie
from lwd_monitor.gebied import (
    GEMEENTE_CODE,
    GEMEENTE_NAAM,
    LAND,
    find_code_in_tekst,
    get_gemeente,
    get_niveau,
    normalise_code,
)
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm.bijkolommen import apply_bijkolommen
from lwd_monitor.upload.vorm.blokken import Blok, Regels, assemble
from lwd_monitor.upload.vorm.eenheidrijen import find_veelvouden, report_procenten
from lwd_monitor.upload.vorm.gecodeerd import Gecodeerd, categorise, encode
from lwd_monitor.upload.vorm.getallen import GEMETEN, NIETS, VOORLOPIG, Getallen, parse_getallen
from lwd_monitor.upload.vorm.keuze import Vormkeuze
from lwd_monitor.upload.vorm.model import MAX_BEVINDINGEN, Lang, Vorm
from lwd_monitor.upload.vorm.plekken import Plekken, find_noten, find_totalen, find_zonder_plaats, format_geen_gebied
from lwd_monitor.upload.vorm.rollen import find_rol
from lwd_monitor.upload.vorm.schrijfwijze import find_niveau, is_voorlopig, parse_jaar
from lwd_monitor.upload.vorm.tegenspraak import is_eigen_gemeente, report_tegenspraak

MAX_WAARDE = 200
"""Characters of a cell that a finding repeats; a runaway cell may hold a million."""
Indicatorplek = str | tuple[np.ndarray, Sequence[str | None]]
"""One indicator for all rows, or a number per row into a list of them."""


class Bouwer:
    """Collects rows, figures and findings for one file."""

    def __init__(self, tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> None:
        self.tabel, self.vorm, self.keuze = tabel, vorm, keuze
        self.lang = Lang(pd.DataFrame(), vorm, tabel.aantal_rijen)
        self.lang.fouten += tabel.fouten
        self.lang.waarschuwingen += tabel.waarschuwingen
        self.lang.meldingen += tabel.meldingen
        self.blokken: list[Blok] = []
        # A year with an asterisk ("2023*") marks the publisher's figures of that year as provisional.
        self.voorlopig: np.ndarray | None = None
        self.gebruikt: set[str] = set()
        self.gebied = ""
        self.regels: Regels
        # Columns of which the form itself settled the unit, and those of which counts were estimated.
        self.eenheid_zeker: set[str] = set()
        self.geschat: list[str] = []
        # The unit that stands in the title of each row's indicator: a number per row into a list.
        self.eenheid_in_titel: tuple[np.ndarray, list[str]] | None = None
        self.plekken = Plekken(tabel, keuze)

    def use(self, *kolommen: str | None) -> None:
        """Mark columns as read, so that they are not told as passed over."""
        self.gebruikt.update(kolom for kolom in kolommen if kolom)

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
        self.use(gebied, jaar, niveau, naam, binnen)
        self.gebied = gebied
        niveau = niveau if niveau and self.tabel.has(niveau) else self._find_kolom("niveau")
        ruw = encode(self.tabel.get_kolom(gebied))
        codes = self.plekken.code(ruw, gebied, niveau, binnen)
        masker = self._select_rijen(codes, codes.codes < 0, gebied, self._find_vreemd(ruw))
        plaatsen = np.flatnonzero(masker)
        teksten = ["" if tekst is None else str(tekst) for tekst in ruw.uniek]
        namen = self._read_namen(naam if naam and self.tabel.has(naam) else self._find_naamkolom(codes), plaatsen)
        if self.lang.kolom_naam is None and any(genoemd := [find_code_in_tekst(tekst) for tekst in teksten]):
            # A cell with code and name: both must be of one place.
            self.lang.kolom_naam = self.tabel.format_kolom(gebied)
            namen = categorise(ruw.index[plaatsen], [(paar[1] or None) if paar else None for paar in genoemd])
        jaren = self._read_jaren(jaar, vast_jaar, plaatsen)
        goed = jaren >= 0
        regels = Regels(plaatsen, categorise(ruw.index[plaatsen], teksten), codes[plaatsen], namen, jaren)
        self.regels = regels if goed.all() else regels.take(goed)
        return self.regels

    def _find_kolom(self, rol: str) -> str | None:
        """Give the first column with a part that nothing else has read yet, and mark it as read."""
        gevonden = next((n for n in self.tabel.plaatsen if n and n not in self.gebruikt and find_rol(n) == rol), None)
        self.use(gevonden)
        return gevonden

    def _find_naamkolom(self, codes: pd.Categorical) -> str | None:
        """Give the column that names each place; beside codes of buurten the name of the wijk is no such name."""
        niveau = "buurt" if any(get_niveau(code) == "buurt" for code in codes.categories) else "wijk"
        namen = [n for n in self.tabel.plaatsen if n and n not in self.gebruikt and find_rol(n) == "naam"]
        passend = [n for n in namen if find_niveau(n) in (None, niveau) and not n.lower().startswith("wk")]
        gevonden = next((n for n in passend if "naam" in n.lower()), next(iter(passend), None))
        gevonden = gevonden or self.plekken.find_naamkolom(self.gebruikt, niveau, len(codes.categories))
        self.use(gevonden)
        return gevonden

    def _find_vreemd(self, ruw: Gecodeerd) -> np.ndarray:
        """Tell which rows are named, not coded, and lie in another gemeente by the column that says so."""
        geen = np.zeros(len(ruw.index), dtype=bool)
        kolom = self._find_kolom("gemeente")
        if kolom is None:
            return geen
        gemeente = encode(self.tabel.get_kolom(kolom))
        vreemd = np.array([*(not is_eigen_gemeente("" if c is None else str(c)) for c in gemeente.uniek), False])
        met_naam = np.array([*(normalise_code(str(tekst)) is None for tekst in ruw.uniek), False])
        return vreemd[gemeente.index] & met_naam[ruw.index]

    def _select_rijen(self, codes: pd.Categorical, kapot: np.ndarray, gebied: str, vreemd: np.ndarray) -> np.ndarray:
        eigen = np.array(
            [self.keuze.alles or get_gemeente(code) == GEMEENTE_CODE for code in codes.categories] + [False]
        )
        masker = eigen[codes.codes] & ~vreemd
        kapot = kapot & ~vreemd
        over = self._pass_over(kapot, gebied)
        kapot = kapot & ~over
        leeg = kapot & self._is_leeg(gebied) if kapot.any() else kapot
        self.add_fouten(
            np.flatnonzero(kapot & ~leeg),
            gebied,
            lambda plaats: format_geen_gebied(str(self.tabel.get_kolom(gebied).iloc[plaats])),
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
        zonder = find_zonder_plaats(self.tabel, gebied, kapot) & ~totaal
        noot = find_noten(self.tabel, kapot) & ~totaal & ~zonder
        for masker, wat in (
            (totaal, "Overgeslagen: {} met een totaal."),
            (zonder, "Overgeslagen: {} zonder gebied, zoals 'onbekend' of 'overig'."),
            (noot, "Onder de tabel: {} toelichting, overgeslagen."),
        ):
            if aantal := int(masker.sum()):
                self.lang.meldingen.append(wat.format("1 rij" if aantal == 1 else f"{format_getal(aantal)} rijen"))
        return totaal | zonder | noot

    def _refuse_zonder_gemeente(self, codes: pd.Categorical) -> None:
        andere = sorted({get_gemeente(code) for code in codes.categories if code != LAND})
        raise Fout(
            f"In dit bestand staat geen enkele rij van {GEMEENTE_NAAM} ({GEMEENTE_CODE}). De {format_getal(self.lang.gelezen)} rijen gaan over "
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
        self.use(naam)
        self.lang.kolom_naam = self.tabel.format_kolom(naam)
        return categorise(gecodeerd.index[plaatsen], [str(tekst).strip() or None for tekst in gecodeerd.uniek])

    def _read_jaren(self, jaar: str | None, vast_jaar: int | None, plaatsen: np.ndarray) -> np.ndarray:
        if jaar is None:
            vast = self._read_bladjaar(vast_jaar or self.keuze.jaar)
            if vast is None:
                raise Fout("In dit bestand staat niet over welk jaar de cijfers gaan.", Remedie(Middel.JAAR))
            return np.full(len(plaatsen), vast, np.int16)
        gecodeerd = encode(self.tabel.get_kolom(jaar))
        uitkomst = [parse_jaar(tekst) for tekst in gecodeerd.uniek]
        index = gecodeerd.index[plaatsen]
        jaren = np.array([*(j if isinstance(j, int) else -1 for j in uitkomst), -1], np.int16)[index]
        ster = [is_voorlopig(tekst) for tekst in gecodeerd.uniek]
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

    def _read_bladjaar(self, gekozen: int | None) -> int | None:
        """Give the year: that which was chosen or is known, or else that in the name of the sheet; both must agree."""
        jaren = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", self.tabel.blad or ""))
        if len(jaren) != 1:
            return gekozen
        blad = int(jaren.pop())
        if gekozen is None:
            self.lang.meldingen.append(f"Jaar {blad}, op grond van de naam van het blad.")
        elif gekozen != blad and self.keuze.jaar is not None:
            raise Fout(
                f"Het blad heet '{self.tabel.blad}', maar gekozen is het jaar {gekozen}. Kies het blad van dat jaar, of laat het "
                "jaar weg."
            )
        return gekozen or blad

    def parse(
        self, kolom: str, regels: Regels, indicator: Indicatorplek | None = None, decimaal: str | None = None
    ) -> Getallen:
        """Read the numbers of a column in the rows that count, and report what is no number.

        Notes: of a count (`indicator`) 3.021 and 6,000 are thousands.
        """
        self.use(kolom)
        cellen = self.tabel.get_kolom(kolom)
        alle = len(regels.plaatsen) == self.tabel.aantal_rijen
        aantal = self._find_aantallen(indicator, kolom, regels)
        getallen = parse_getallen(cellen if alle else cellen.iloc[regels.plaatsen], decimaal, aantal)
        self._tell_gelezen(kolom, getallen)
        if getallen.procent is not None and indicator is not None:
            report_procenten(self, kolom, regels, getallen, indicator)
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

    def _find_aantallen(self, indicator: Indicatorplek | None, kolom: str, regels: Regels) -> bool | np.ndarray:
        """Tell which rows count something: not those in thousands, where 5,620 is five thousand and some."""
        if indicator is None or isinstance(indicator, str):
            telt: bool | np.ndarray = self.keuze.is_aantal(indicator)
        else:
            per = np.array([*(self.keuze.is_aantal(id_) for id_ in indicator[1]), False])
            telt = bool(per[:-1].all()) if per[:-1].all() or not per.any() else per[indicator[0]]
        veelvoud = find_veelvouden(self, kolom)
        return telt if veelvoud is None or telt is False else telt & ~veelvoud[regels.plaatsen]

    def _tell_gelezen(self, kolom: str, getallen: Getallen) -> None:
        label = self.tabel.format_kolom(kolom)
        if getallen.duizendtallen:
            lijst = ", ".join(getallen.duizendtallen)
            self.lang.meldingen.append(f"Gelezen als duizendtallen in kolom {label}, want een aantal is heel: {lijst}.")
        if getallen.gestript:
            lijst = ", ".join(getallen.gestript[:5]) + (" en andere" if len(getallen.gestript) > 5 else "")
            self.lang.meldingen.append(f"Weggelaten in kolom {label}: een voetnootteken bij {lijst}. Lees de noot na.")

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
        namen: Indicatorplek,
        **extra: np.ndarray,
    ) -> None:
        """Add one column that holds the figures of many indicators."""
        self.blokken.append(Blok(regels, self.tabel.format_kolom(kolom), getallen, namen, extra))

    def build(self) -> Lang:
        """Put all figures in one frame, after every other column has had its say."""
        report_tegenspraak(self)
        apply_bijkolommen(self)
        indeling = self.plekken.indeling
        if indeling is not None:
            for blok in self.blokken:
                blok.extra.setdefault("indeling", indeling[blok.regels.plaatsen])
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
