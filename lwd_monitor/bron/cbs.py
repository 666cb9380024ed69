"""CBS StatLine through OData v3; the third-party catalogue speaks the same language."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from lwd_monitor import kwb
from lwd_monitor.bron.ophalen import Ophaler, write_json
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import GEMEENTE

BASIS = "https://opendata.cbs.nl"


def fetch_tabel(
    tabel: str,
    map_: Path,
    *,
    ophaler: Ophaler,
    gemeente: str | None = GEMEENTE.code,
    basis: str = BASIS,
    dimensie: str = "WijkenEnBuurten",
    filter_extra: str | None = None,
) -> Path:
    """Fetch a typed table, all pages together, as one JSON file that `upload` reads.

    Notes: without `gemeente` the bulk service (ODataFeed) is used, since the other one stops at 10,000 rows.
    """
    dienst = "ODataApi" if gemeente else "ODataFeed"
    wortel = f"{basis.rstrip('/')}/{dienst}/odata/{tabel}"
    regels: list[dict[str, Any]] = []
    for bladzijde in ophaler.iter_bladzijden(_build_adres(wortel, gemeente, dimensie, filter_extra), _get_volgende):
        deel = bladzijde.get("value")
        if not isinstance(deel, list):
            raise Fout(
                f"Tabel {tabel} kwam niet in de vorm die CBS belooft (de lijst 'value' ontbreekt). "
                "Probeer het later opnieuw."
            )
        regels += deel
    if not regels:
        raise Fout(f"Tabel {tabel} heeft geen rijen voor {gemeente or 'heel Nederland'}. Klopt het jaar?")
    inhoud = {"odata.metadata": f"{wortel}/$metadata#Cbs.OData.WebAPI.TypedDataSet", "value": regels}
    return write_json(inhoud, map_ / f"{tabel}_{gemeente or 'nl'}.json")


def fetch_kwb(
    jaar: int, map_: Path, *, ophaler: Ophaler, gemeente: str | None = GEMEENTE.code, basis: str = BASIS
) -> Path:
    """Fetch Kerncijfers wijken en buurten of one year."""
    return fetch_tabel(get_kwb_tabel(jaar), map_, ophaler=ophaler, gemeente=gemeente, basis=basis)


def get_kwb_tabel(jaar: int) -> str:
    """Give the table of Kerncijfers wijken en buurten of one year; raises Fout for a year that we do not know."""
    tabel = kwb.find_tabel(jaar)
    if tabel is None:
        jaren = kwb.list_jaren()
        raise Fout(
            f"Kerncijfers wijken en buurten {jaar} kent de app niet. Kies uit {jaren[0]} tot en met {jaren[-1]}."
        )
    return tabel


def build_gebiedsfilter(gemeente: str, dimensie: str = "WijkenEnBuurten") -> str:
    """Give the OData condition for a gemeente with its wijken and buurten."""
    nummer = gemeente.removeprefix("GM")
    return "(" + " or ".join(f"startswith({dimensie},'{soort}{nummer}')" for soort in ("GM", "WK", "BU")) + ")"


def _build_adres(wortel: str, gemeente: str | None, dimensie: str, extra: str | None) -> str:
    delen = [build_gebiedsfilter(gemeente, dimensie)] if gemeente else []
    delen += [f"({extra})"] if extra else []
    voorwaarde = f"$filter={quote(' and '.join(delen), safe='(),')}&" if delen else ""
    return f"{wortel}/TypedDataSet?{voorwaarde}$format=json"


def _get_volgende(bladzijde: dict[str, Any]) -> str | None:
    return bladzijde.get("odata.nextLink")
