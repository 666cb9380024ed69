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
VAST: dict[str, object] = {
    "soort": "subjectief",
    "niveaus": ["gemeente", "wijk"],
    "set": "basisset",
    "aggregatie": "niet",
    "minimum_noemer": 30,
    "afscherming": True,
    "vorige_ids": [],
}
PER_TOETS: dict[str, dict[str, object]] = {
    "aandeel": {"eenheid": "%", "decimalen": 0, "bereik": [0, 100]},
    "gemiddelde": {"eenheid": "rapportcijfer", "decimalen": 1, "bereik": [1, 10]},
}
DEFINITIE = {
    "aandeel": "Het percentage mensen dat een van de eerste twee antwoorden van de schaal koos: {onderschrift}. "
    "De vraag komt uit de Burgerpeiling (Waar staat je gemeente). Wie geen antwoord gaf of het niet weet, telt niet mee.",
    "gemiddelde": "Het gemiddelde cijfer van 1 tot 10: {onderschrift}. De vraag komt uit de Burgerpeiling (Waar staat je "
    "gemeente). Een gemiddelde zegt niet hoeveel mensen een laag cijfer geven.",
}
VERZONNEN = " Deze cijfers zijn verzonnen: er is niemand iets gevraagd. Ze laten zien hoe een peiling eruitziet."
VERWERKING = (
    "Het is een steekproef onder inwoners van 18 jaar en ouder. Elk antwoord telt mee met een gewicht, zodat groepen die "
    "minder vaak meedoen toch goed meetellen. De marge is een interval van 95 procent. Bij minder dan 30 antwoorden geven "
    "we geen cijfer, en soms ook bij een ander gebied niet, zodat niemand te herkennen is."
)


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
    definitie = DEFINITIE[toets].format(onderschrift=entry["onderschrift"])
    eigen = {
        "bron": BRON_VOORBEELD if voorbeeld else BRON,
        "definitie": definitie + VERZONNEN if voorbeeld else definitie,
        "verwerking": VERWERKING,
    }
    return build_indicator({"id": VOORVOEGSEL + vraag, **VAST, **PER_TOETS[toets], **eigen, **entry}, bestand)
