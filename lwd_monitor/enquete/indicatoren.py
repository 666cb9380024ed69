"""Which outcomes of a survey also appear as an indicator, and the catalogue entries for them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from lwd_monitor.enquete.uitkomst import GEMIDDELDE, TOP2
from lwd_monitor.indicator import Indicator, Toetssoort, build_indicator

BRON = "burgerpeiling"
BRON_VOORBEELD = "enquete_voorbeeld"
VOORVOEGSEL = "enquete_"
BESTAND = Path(__file__).resolve().parents[2] / "data" / "cijfers" / "enquete_vragen.toml"
ALLEN = tomllib.loads(BESTAND.with_name("enquete_indicatoren.toml").read_text(encoding="utf-8"))
"""What is the same for all these indicators, or for those of one kind of test."""


def load_indicatoren(*, voorbeeld: bool = False, pad: Path = BESTAND) -> dict[str, Indicator]:
    """Return the catalogue entries of the chosen questions by question; those of the fictitious rounds say so."""
    entries = tomllib.loads(pad.read_text(encoding="utf-8"))
    return {vraag: _build(vraag, entry, pad.name, voorbeeld) for vraag, entry in entries.items()}


def list_vernieuwd(bekend: Mapping[str, Indicator]) -> list[Indicator]:
    """Return the entries of the questions that a store has, as the catalogue words them now."""
    nieuw = {voorbeeld: load_indicatoren(voorbeeld=voorbeeld) for voorbeeld in (False, True)}
    paren = [(id_.removeprefix(VOORVOEGSEL), i.bron == BRON_VOORBEELD) for id_, i in bekend.items()]
    return [nieuw[voorbeeld][vraag] for vraag, voorbeeld in paren if vraag in nieuw[voorbeeld]]


def get_antwoord(indicator: Indicator) -> str:
    """Return which outcome of the question the indicator shows: top2 or gemiddelde."""
    return GEMIDDELDE if indicator.toets is Toetssoort.GEMIDDELDE else TOP2


def _build(vraag: str, entry: dict[str, object], bestand: str, voorbeeld: bool) -> Indicator:
    toets = str(entry["toets"])
    per_toets = dict(ALLEN["toets"][toets])
    definitie = per_toets.pop("definitie").format(onderschrift=entry["onderschrift"])
    eigen = {
        "bron": BRON_VOORBEELD if voorbeeld else BRON,
        "definitie": f"{definitie} {ALLEN['verzonnen']}" if voorbeeld else definitie,
        "verwerking": ALLEN["verwerking"],
    }
    return build_indicator({"id": VOORVOEGSEL + vraag, **ALLEN["vast"], **per_toets, **eigen, **entry}, bestand)
