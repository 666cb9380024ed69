"""The questions of a survey, derived from the labels in its file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lwd_monitor.enquete.schalen import is_geen_antwoord, order_cijfers, order_schaal

BEHEERKOLOMMEN = ("respondent", "gemnr", "jr", "kw", "veldwerkmodus", "org", "weging", "wijknr")
AANGEVINKT = "aangevinkt"


class VraagSoort(StrEnum):
    """How the answers of a question are added up."""

    SCHAAL = "schaal"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    CIJFER = "cijfer"


@dataclass(frozen=True)
class Enquetevraag:
    """A question: its columns in the file and its answers (code to text; for meerkeuze: column number to text)."""

    id: str
    tekst: str
    soort: VraagSoort
    kolommen: tuple[str, ...]
    antwoorden: Mapping[int, str]
    geen_antwoord: frozenset[int]

    @property
    def geldige_antwoorden(self) -> dict[int, str]:
        """Return the answers that count, without "weet niet" and the like."""
        return {code: tekst for code, tekst in self.antwoorden.items() if code not in self.geen_antwoord}


def build_vragen(labels: Mapping[str, str], waardelabels: Mapping[str, Mapping[float, str]]) -> list[Enquetevraag]:
    """Return the questions in the order of the file; columns that may be ticked are put together in one question."""
    vragen: list[Enquetevraag] = []
    blokken: dict[str, list[str]] = {}
    for kolom, label in labels.items():
        antwoorden = _get_antwoorden(waardelabels.get(kolom, {}))
        if kolom in BEHEERKOLOMMEN or not antwoorden:
            continue
        if {tekst.lower() for tekst in antwoorden.values()} == {AANGEVINKT}:
            blok = re.sub(r"_\d+$", "", kolom)
            if blok not in blokken:
                vragen.append(Enquetevraag(blok, _get_bloktekst(label), VraagSoort.MEERKEUZE, (), {}, frozenset()))
            blokken.setdefault(blok, []).append(kolom)
            continue
        vragen.append(_build_vraag(kolom, _get_tekst(label), antwoorden))
    return [_build_meerkeuze(vraag, blokken[vraag.id], labels) if vraag.id in blokken else vraag for vraag in vragen]


def _get_antwoorden(labels: Mapping[float, str]) -> dict[int, str]:
    # Labels may stand in any order; codes may be text ("1"), and other text is no answer to add up.
    codes = {code: _find_code(code) for code in labels}
    gevonden = sorted((nummer, code) for code, nummer in codes.items() if nummer is not None)
    return _make_uniek({nummer: " ".join(labels[code].split()) for nummer, code in gevonden})


def _find_code(code: object) -> int | None:
    if isinstance(code, str):
        return int(code) if re.fullmatch(r"\s*\d+\s*", code) else None
    return int(code) if isinstance(code, int | float) and float(code).is_integer() else None


def _make_uniek(antwoorden: dict[int, str]) -> dict[int, str]:
    """Return the answers with a number behind a text that was there before: an outcome is known by its text."""
    gezien: dict[str, int] = {}
    uniek = {}
    for code, tekst in antwoorden.items():
        gezien[tekst] = gezien.get(tekst, 0) + 1
        uniek[code] = tekst if gezien[tekst] == 1 or is_geen_antwoord(tekst) else f"{tekst} ({gezien[tekst]})"
    return uniek


def _build_meerkeuze(vraag: Enquetevraag, kolommen: list[str], labels: Mapping[str, str]) -> Enquetevraag:
    antwoorden = _make_uniek({i: _get_optie(labels[kolom]) for i, kolom in enumerate(kolommen)})
    geen = frozenset(i for i, tekst in antwoorden.items() if is_geen_antwoord(tekst))
    return Enquetevraag(vraag.id, vraag.tekst, vraag.soort, tuple(kolommen), antwoorden, geen)


def _build_vraag(kolom: str, tekst: str, antwoorden: dict[int, str]) -> Enquetevraag:
    """Return a question with its answers in the order that their texts give, whatever the numbers behind them."""
    geen = {code: antwoord for code, antwoord in antwoorden.items() if is_geen_antwoord(antwoord)}
    geldig = {code: antwoord for code, antwoord in antwoorden.items() if code not in geen}
    soort, op_volgorde = VraagSoort.CIJFER, order_cijfers(geldig)
    if op_volgorde is None:
        soort, op_volgorde = VraagSoort.SCHAAL, order_schaal(kolom, geldig)
    if op_volgorde is None:
        soort, op_volgorde = VraagSoort.KEUZE, geldig
    # A code between the ends that already says "weet niet" stays that.
    return Enquetevraag(kolom, tekst, soort, (kolom,), {**op_volgorde, **geen}, frozenset(geen))


def _get_tekst(label: str) -> str:
    return " ".join(re.sub(r"^\s*\[[^\]]*\]\s*", "", label).split())


def _get_optie(label: str) -> str:
    optie = re.search(r"\[([^\[\]]*)\]\s*$", _get_tekst(label))
    return " ".join(optie.group(1).split()) if optie else _get_tekst(label)


def _get_bloktekst(label: str) -> str:
    tekst = _get_tekst(label)
    zonder_optie = re.sub(r"\s*\[[^\[\]]*\]\s*$", "", tekst)
    # Some blocks name only the options; then the question has no text of its own in the file.
    return zonder_optie if zonder_optie != tekst else "Meer antwoorden mogelijk"
