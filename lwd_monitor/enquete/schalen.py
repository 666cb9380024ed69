"""What answers mean by their text: no answer at all, a place on a known scale, or a mark from 1 to 10."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BESTAND = Path(__file__).resolve().parents[2] / "data" / "cijfers" / "enquete_antwoorden.toml"
CIJFERS = range(1, 11)
# A scale of fewer answers has no first two to add up.
KORTSTE_SCHAAL = 3


@dataclass(frozen=True)
class Schaal:
    """The answers of a scale in order, each with all ways to put it; `vragen` are those it was made for."""

    antwoorden: tuple[tuple[str, ...], ...]
    vragen: tuple[str, ...]

    def find_plaats(self, tekst: str) -> int | None:
        """Return where an answer stands on the scale, from 0; None for an answer that is not of this scale."""
        kort = normalise(tekst)
        return next((i for i, teksten in enumerate(self.antwoorden) if kort in map(normalise, teksten)), None)


@dataclass(frozen=True)
class Woorden:
    """All that the file with answers tells."""

    geen_antwoord: frozenset[str]
    schalen: tuple[Schaal, ...]
    laag: tuple[str, ...]


@cache
def load_woorden(pad: Path = BESTAND) -> Woorden:
    """Return the known scales and the ways to say nothing."""
    inhoud = tomllib.loads(pad.read_text(encoding="utf-8"))
    schalen = [Schaal(tuple(map(tuple, s["antwoorden"])), tuple(s.get("vragen", ()))) for s in inhoud["schaal"]]
    geen = frozenset(normalise(tekst) for tekst in inhoud["geen_antwoord"])
    return Woorden(geen, tuple(schalen), tuple(inhoud["cijfer"]["laag"]))


@cache
def normalise(tekst: str) -> str:
    """Return an answer in the form that answers are compared in: no capitals, no numbering, no points or double spaces.

    >>> normalise("1 = Helemaal  mee eens."), normalise("Niet eens/niet oneens"), normalise("5 (helemaal oneens)")
    ('helemaal mee eens', 'niet eens / niet oneens', 'helemaal oneens')
    """
    kaal = " ".join(re.sub(r"\s*/\s*", " / ", tekst.casefold()).split()).strip(" .;:")
    kaal = re.sub(r"^\d{1,2} ?\((.*[^\W\d].*)\)$", r"\1", kaal)
    zonder = re.sub(r"^\(?\d{1,2}\)?\s*(?:[.=:)]|[-\u2013]\s)\s*", "", kaal)
    return zonder or kaal


def is_geen_antwoord(tekst: str) -> bool:
    """Say whether a text stands for no answer.

    >>> is_geen_antwoord("n.v.t. / weet niet"), is_geen_antwoord("niet eens / niet oneens")
    (True, False)
    >>> is_geen_antwoord("Weet ik niet of geen mening"), is_geen_antwoord("weet niet wat ik kan doen")
    (True, False)
    """
    bekend = load_woorden().geen_antwoord
    kort = normalise(tekst)
    delen = [normalise(deel) for deel in re.split(r"/|,|;|\bof\b|\ben\b|\s[-\u2013]\s", kort)]
    return kort in bekend or all(deel in bekend for deel in delen)


def order_schaal(vraag: str, antwoorden: Mapping[int, str]) -> dict[int, str] | None:
    """Return the answers of a scale in the order that their texts give; None when they are not of one known scale.

    Notes: codes between the ends without a label get the text of the scale. Both first answers must be there, or the
    share that is published would be of others. Where two scales fit, the one made for the question decides, then the
    one in the order of the codes.
    """
    passend = []
    # A label that is just the number of its own code says no more than no label.
    antwoorden = {code: tekst for code, tekst in antwoorden.items() if tekst.strip() != str(code)}
    for schaal in load_woorden().schalen:
        plaatsen = _place(schaal, antwoorden)
        if plaatsen is not None and {0, 1} <= set(plaatsen.values()) and len(plaatsen) >= KORTSTE_SCHAAL:
            op_code = [plaatsen[code] for code in sorted(plaatsen)]
            passend.append((vraag in schaal.vragen, op_code == sorted(op_code), plaatsen, schaal))
    if not passend:
        return None
    eigen = [rij for rij in passend if rij[0]] or [rij for rij in passend if rij[1]] or passend
    volgordes = {tuple(sorted(plaatsen, key=plaatsen.__getitem__)) for _, _, plaatsen, _ in eigen}
    if len(volgordes) > 1:
        return None
    _, _, plaatsen, schaal = eigen[0]
    return {code: antwoorden.get(code, schaal.antwoorden[plaatsen[code]][0]) for code in volgordes.pop()}


def order_cijfers(antwoorden: Mapping[int, str]) -> dict[int, str] | None:
    """Return the answers by their mark from 1 to 10, as the labels put it; None when they are no such marks.

    Notes: when only some codes of 1 to 10 carry a label, the ends among them, the others are the marks between.

    >>> list(order_cijfers({1: "1 (zeer slecht)", 10: "10 (uitstekend)"}).values())[:3]
    ['1 (zeer slecht)', '2', '3']
    >>> list(order_cijfers({1: "uitstekend", 10: "zeer slecht"}))[:3]
    [10, 9, 8]
    """
    gelezen = {code: find_cijfer(tekst) for code, tekst in antwoorden.items()}
    if sorted(c for c in gelezen.values() if c is not None) == list(CIJFERS) and len(gelezen) == len(CIJFERS):
        return {code: antwoorden[code] for code in sorted(gelezen, key=lambda code: gelezen[code] or 0)}
    if not ({CIJFERS[0], CIJFERS[-1]} <= set(antwoorden) <= set(CIJFERS)):
        return None
    richtingen = [
        omgekeerd
        for omgekeerd in (False, True)
        if all(
            cijfer == _turn(code, omgekeerd) or (cijfer is None and code in (CIJFERS[0], CIJFERS[-1]))
            for code, cijfer in gelezen.items()
        )
    ]
    if len(richtingen) > 1:
        richtingen = [
            om for om in richtingen if _is_laag(antwoorden[_turn(1, om)]) and not _is_laag(antwoorden[_turn(10, om)])
        ]
    if len(richtingen) != 1:
        return None
    [omgekeerd] = richtingen
    codes = [_turn(cijfer, omgekeerd) for cijfer in CIJFERS]
    return {code: _number(antwoorden.get(code, ""), _turn(code, omgekeerd)) for code in codes}


def find_cijfer(tekst: str) -> int | None:
    """Return the number that a label of a mark starts with, or None.

    >>> find_cijfer("10 (uitstekend)"), find_cijfer("cijfer 7"), find_cijfer("5-10"), find_cijfer("1 keer per week")
    (10, 7, None, None)
    """
    gevonden = re.fullmatch(r"(?:cijfer\s+)?(\d{1,2})(?:\s*[(=:.,].*|\s+[-\u2013]\s.*)?", tekst.strip().casefold())
    return int(gevonden.group(1)) if gevonden else None


def find_vreemd(antwoorden: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return for answers that look like a scale: those that are on it, and those that are not; empty when none looks alike."""
    beste: list[str] = []
    for schaal in load_woorden().schalen:
        bekend = [tekst for tekst in antwoorden if schaal.find_plaats(tekst) is not None and not tekst.isdigit()]
        beste = bekend if len(bekend) > len(beste) else beste
    if len(beste) < 2 or 2 * len(beste) < len(antwoorden):
        return [], []
    return beste, [tekst for tekst in antwoorden if tekst not in beste]


def _place(schaal: Schaal, antwoorden: Mapping[int, str]) -> dict[int, int] | None:
    plaatsen = {code: schaal.find_plaats(tekst) for code, tekst in antwoorden.items()}
    gevonden = {code: plaats for code, plaats in plaatsen.items() if plaats is not None}
    if len(gevonden) < len(antwoorden) or len(set(gevonden.values())) < len(gevonden):
        return None
    laatste = len(schaal.antwoorden) - 1
    einden = {plaats: code for code, plaats in gevonden.items() if plaats in (0, laatste)}
    if len(einden) < 2 or abs(einden[0] - einden[laatste]) != laatste:
        return gevonden
    stap = 1 if einden[laatste] > einden[0] else -1
    heel = {einden[0] + stap * plaats: plaats for plaats in range(laatste + 1)}
    return heel if gevonden.items() <= heel.items() else gevonden


def _turn(code: int, omgekeerd: bool) -> int:
    return CIJFERS[0] + CIJFERS[-1] - code if omgekeerd else code


def _number(tekst: str, cijfer: int) -> str:
    if not tekst:
        return str(cijfer)
    return tekst if re.match(rf"(?:cijfer\s+)?{cijfer}\b", tekst.casefold()) else f"{cijfer} ({tekst})"


def _is_laag(tekst: str) -> bool:
    return any(woord in load_woorden().laag for woord in re.findall(r"\w+", tekst.casefold()))
