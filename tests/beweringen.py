"""Reading pages as a reader does, to find comparing words that no entry of the ledger covers."""

import html
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import yaml
from streamlit.testing.v1 import AppTest

from lwd_monitor.indicator import Indicator
from tests.conftest import PROJECT

WOORD = re.compile(
    r"\b(minder|meer|meeste|minste|hoger|hogere|hoogste?|lager|lagere|laagst?|laagste|gestegen|gedaald|stijgt|daalt|stijging|"
    r"daling|toegenomen|afgenomen|toename|afname|beter|beste|slechter|slechts?te|gunstig\w*|ongunstig\w*|verbeterd|verbetering|"
    r"verslechterd|verslechtering|achteruit|vooruit|groter|kleiner|haalt de streefwaarde)\b",
    re.IGNORECASE,
)
# What people tell, and links to it, is theirs: the rule is about what the monitor says.
VERHAAL = {"verhaal", "papier", "merklijst", "merk", "vertel", "verwant", "merkbaan", "merken"}
VERHAALLINK = "verhalen?verhaal="
ZICHTBAAR = ("alt", "aria-label", "title")
LEEG = {"img", "br", "hr", "input", "wbr"}
# Texts that explain a method or a button, word for word; they say nothing about a place or a year.
UITLEG = (
    "De meeste inspanningen dienen beide doelen.",
    "Gunstig of ongunstig zeggen we alleen als het verschil met Almelo meer is dan toeval.",
    "gunstig verschil met Almelo",
    "ongunstig verschil",
    "We zeggen alleen gestegen of gedaald als toeval een slechte verklaring is, over de hele reeks en over de laatste stap.",
    "We noemen het alleen als het verschil groter is dan de marges.",
    "gunstiger dan het gemiddelde in het basisjaar",
    "ongunstiger",
    "▲ alarm: laag en slechter",
    "beleving of feiten waarbij hoger of lager gunstig is.",
    "Hier staat een gebied laag én gaat het aantoonbaar achteruit. Kijk hier eerst.",
    "In geen daarvan staat een gebied laag en gaat het ook aantoonbaar achteruit.",
    "Bij meer dan een derde van deze cijfers geeft de bron geen marge.",
    "Minder dan twee derde van de indicatoren van dit thema heeft een cijfer.",
)
UITLEG_VORM = (
    # A housing association that is named as a source.
    re.compile(r"\bBeter Wonen\b"),
    re.compile(
        r"^Score met het nieuwste cijfer tot en met \d{4}, naast het gemiddelde van het basisjaar: onder 0 .* gunstiger\.$"
    ),
    re.compile(r"^Meer verhalen (uit|zijn)\b"),
    re.compile(r"^Dit gebied bestaat niet meer in de indeling van \d{4}\."),
    re.compile(r"wij vragen minder dan [\d,]+%\."),
    re.compile(r"\(kans( op halen)? (meer|minder) dan \d+%\)"),
    re.compile(r"Per wijk of dorp is er meer bekend: kies bij 'Toon per' voor wijken en dorpen\."),
)


class _Lezer(HTMLParser):
    """Collects the pieces of text between tags, stories left out."""

    def __init__(self) -> None:
        super().__init__()
        self.stukken: list[str] = []
        self._stapel: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        velden = dict(attrs)
        verhaal = bool(VERHAAL & set((velden.get("class") or "").split()))
        verhaal |= (velden.get("href") or "").startswith(VERHAALLINK) or tag == "style"
        if tag not in LEEG:
            self._stapel.append((tag, verhaal))
        if not any(vrij for _, vrij in self._stapel):
            self.stukken += [waarde for naam in ZICHTBAAR if (waarde := velden.get(naam))]

    def handle_endtag(self, tag: str) -> None:
        while self._stapel:
            open_, _ = self._stapel.pop()
            if open_ == tag:
                return

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(vrij for _, vrij in self._stapel):
            self.stukken.append(data)


def read_html(tekst: str) -> list[str]:
    """Return the pieces of text of some HTML, and what it says to a screen reader."""
    lezer = _Lezer()
    lezer.feed(tekst)
    return [" ".join(html.unescape(stuk).split()) for stuk in lezer.stukken]


def read_pagina(at: AppTest) -> list[str]:
    """Return every piece of text that a page shows."""
    stukken = [stuk for element in at.get("html") for stuk in read_html(str(element.proto.body))]
    for soort in ("title", "header", "subheader", "markdown", "caption", "info", "warning", "success", "error"):
        stukken += [" ".join(re.sub(r"\\(.)", r"\1", str(element.value)).split()) for element in at.get(soort)]
    return stukken


def list_catalogusteksten(indicatoren: Iterable[Indicator]) -> list[str]:
    """Return the texts of the catalogue that say what a figure is; a comparing word in them compares no place or year.

    Notes: as they stand, and a title as a sentence begins with it or goes on with it.
    """
    teksten = set()
    for indicator in indicatoren:
        for tekst in (indicator.titel, indicator.titel_kort):
            teksten |= {tekst, f"{tekst[:1].lower()}{tekst[1:]}"}
        teksten |= {indicator.onderschrift, indicator.definitie, indicator.verwerking}
        teksten |= set(re.split(r"\{gebied\}|\{waarde\}", indicator.zin))
    # The documents of the plan: what they want, in their words.
    for pad in (PROJECT / "data" / "plan").glob("*.yaml"):
        teksten |= set(_list_teksten(yaml.safe_load(pad.read_text(encoding="utf-8"))))
    # One word alone is no text of the catalogue: it would cover that word everywhere.
    kort = {" ".join(tekst.split()) for tekst in teksten}
    return sorted((tekst for tekst in kort if " " in tekst and WOORD.search(tekst)), key=len, reverse=True)


def _list_teksten(inhoud: object) -> Iterator[str]:
    if isinstance(inhoud, str):
        yield inhoud
    elif isinstance(inhoud, (dict, list)):
        for deel in inhoud.values() if isinstance(inhoud, dict) else inhoud:
            yield from _list_teksten(deel)


def find_onbedekt(stukken: Iterable[str], zinnen: Iterable[str], catalogus: Iterable[str] = ()) -> list[str]:
    """Return the pieces with a comparing word that is neither in a sentence of the ledger nor in a declared explanation.

    Notes: a sentence covers only what stands at the borders of a sentence: "X is hoger dan Almelo" is not covered by
    "hoger dan Almelo".
    """
    langste = sorted({zin for zin in zinnen if WOORD.search(zin)}, key=len, reverse=True)
    teksten = list(catalogus)
    met_woord = {stuk for stuk in stukken if WOORD.search(stuk)}
    return sorted(stuk for stuk in met_woord if WOORD.search(_strip_catalogus(_strip(stuk, langste), teksten)))


def _strip_catalogus(stuk: str, teksten: list[str]) -> str:
    rest = stuk
    for tekst in teksten:
        if tekst in rest:
            rest = re.sub(rf"(?<!\w){re.escape(tekst)}(?!\w)", "", rest)
    return rest


def _strip(stuk: str, zinnen: list[str]) -> str:
    rest = stuk
    for tekst in (*UITLEG, *zinnen):
        if not WOORD.search(rest):
            return rest
        if tekst in rest:
            rest = re.sub(rf"(^|[.:;(]\s?|[●◆○■↗↘→▲△] ){re.escape(tekst)}(?=$|[\s.;)])", r"\1", rest).strip()
    for vorm in UITLEG_VORM:
        rest = vorm.sub("", rest)
    return rest
