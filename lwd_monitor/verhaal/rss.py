"""Public stories as an RSS feed."""

import xml.etree.ElementTree as ET  # nosec B405: only written with, nothing is parsed
from collections.abc import Iterable
from datetime import UTC, datetime, time
from email.utils import format_datetime

from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.verhaal.bijlage import Zichtbaar
from lwd_monitor.verhaal.model import Verhaal, VerhaalStatus
from lwd_monitor.verhaal.weergave import build_uittreksel

MAX_ITEMS = 50
UIT_STUKKEN = "Uit de stukken"


def build_rss(verhalen: Iterable[Verhaal], adres: str, gebied: str = "") -> bytes:
    """Return the newest public stories as RSS 2.0; `adres` is where the monitor stands, without a slash at the end.

    Notes: whatever is handed in, only published stories that are public go out. `gebied` names the place they are about.
    """
    rss = ET.Element("rss", version="2.0")
    kanaal = ET.SubElement(rss, "channel")
    _add(
        kanaal,
        title=f"Verhalen over {gebied or GEMEENTE_NAAM}",
        link=f"{adres}/verhalen",
        description="Verhalen over wijken, dorpen en buurten, in eigen woorden.",
        language="nl",
    )
    openbaar = [v for v in verhalen if v.zichtbaar == Zichtbaar.OPENBAAR and v.status == VerhaalStatus.GEPUBLICEERD]
    for verhaal in openbaar[:MAX_ITEMS]:
        link = f"{adres}/verhalen?verhaal={verhaal.id}"
        item = ET.SubElement(kanaal, "item")
        op = format_datetime(datetime.combine(verhaal.datum, time(12), tzinfo=UTC))
        _add(item, title=_clean(verhaal.titel), link=link, guid=link, pubDate=op)
        _add(item, description=_clean(build_uittreksel(verhaal.tekst, 500)), category=verhaal.soort.titel)
        if verhaal.uit_stukken:
            _add(item, category=UIT_STUKKEN)
    return ET.tostring(rss, encoding="utf-8", xml_declaration=True)


def _add(ouder: ET.Element, **velden: str) -> None:
    for naam, waarde in velden.items():
        ET.SubElement(ouder, naam).text = waarde


def _clean(tekst: str) -> str:
    """Leave out the characters that XML cannot hold."""
    return "".join(
        teken
        for teken in tekst
        if teken in "\t\n\r" or " " <= teken <= "\ud7ff" or "\ue000" <= teken <= "\ufffd" or teken > "\uffff"
    )
