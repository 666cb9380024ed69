"""RSS 2.0: what every feed of the monitor looks like."""

import xml.etree.ElementTree as ET  # nosec B405: only written with, nothing is parsed
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime


@dataclass(frozen=True)
class Bericht:
    """One item of a feed; without a date it has none: readers keep it by its address."""

    titel: str
    link: str
    tekst: str
    op: date | None = None
    rubrieken: tuple[str, ...] = ()


def build_feed(titel: str, link: str, beschrijving: str, berichten: Iterable[Bericht]) -> bytes:
    """Return a feed with its items in the order given."""
    rss = ET.Element("rss", version="2.0")
    kanaal = ET.SubElement(rss, "channel")
    _add(kanaal, title=titel, link=link, description=beschrijving, language="nl")
    for bericht in berichten:
        item = ET.SubElement(kanaal, "item")
        _add(item, title=bericht.titel, link=bericht.link, guid=bericht.link)
        if bericht.op is not None:
            _add(item, pubDate=format_datetime(datetime.combine(bericht.op, time(12), tzinfo=UTC)))
        _add(item, description=bericht.tekst)
        for rubriek in bericht.rubrieken:
            _add(item, category=rubriek)
    return ET.tostring(rss, encoding="utf-8", xml_declaration=True)


def _add(ouder: ET.Element, **velden: str) -> None:
    for naam, waarde in velden.items():
        ET.SubElement(ouder, naam).text = _clean(waarde)


def _clean(tekst: str) -> str:
    """Leave out the characters that XML cannot hold."""
    return "".join(
        teken
        for teken in tekst
        if teken in "\t\n\r" or " " <= teken <= "\ud7ff" or "\ue000" <= teken <= "\ufffd" or teken > "\uffff"
    )
