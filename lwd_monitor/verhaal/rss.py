"""Public stories as an RSS feed."""

from collections.abc import Iterable

from lwd_monitor.feed import Bericht, build_feed
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
    openbaar = [v for v in verhalen if v.zichtbaar == Zichtbaar.OPENBAAR and v.status == VerhaalStatus.GEPUBLICEERD]
    return build_feed(
        f"Verhalen over {gebied or GEMEENTE_NAAM}",
        f"{adres}/verhalen",
        "Verhalen over wijken, dorpen en buurten, in eigen woorden.",
        (_build_bericht(verhaal, adres) for verhaal in openbaar[:MAX_ITEMS]),
    )


def _build_bericht(verhaal: Verhaal, adres: str) -> Bericht:
    rubrieken = (verhaal.soort.titel, UIT_STUKKEN) if verhaal.uit_stukken else (verhaal.soort.titel,)
    link = f"{adres}/verhalen?verhaal={verhaal.id}"
    return Bericht(verhaal.titel, link, build_uittreksel(verhaal.tekst, 500), verhaal.datum, rubrieken)
