"""CBS StatLine through OData v4: observations, with the names of the measures beside them."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from lwd_monitor.bron.cbs import build_gebiedsfilter
from lwd_monitor.bron.ophalen import Ophaler, write_json
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import GEMEENTE

BASIS = "https://datasets.cbs.nl/odata/v1/CBS"


def fetch_waarnemingen(
    tabel: str,
    map_: Path,
    *,
    ophaler: Ophaler,
    gemeente: str | None = GEMEENTE.code,
    basis: str = BASIS,
    dimensie: str = "WijkenEnBuurten",
) -> Path:
    """Fetch the observations of a table and its measure codes as one JSON file that `upload` reads."""
    wortel = f"{basis.rstrip('/')}/{tabel}"
    vraag = f"?$filter={quote(build_gebiedsfilter(gemeente, dimensie), safe='(),')}" if gemeente else ""
    waarnemingen = _fetch_alles(f"{wortel}/Observations{vraag}", ophaler)
    if not waarnemingen:
        raise Fout(f"Tabel {tabel} heeft geen rijen voor {gemeente or 'heel Nederland'}. Klopt het jaar?")
    inhoud = {
        "@odata.context": f"{wortel}/$metadata#Observations",
        "value": waarnemingen,
        "MeasureCodes": _fetch_alles(f"{wortel}/MeasureCodes", ophaler),
    }
    return write_json(inhoud, map_ / f"{tabel}_{gemeente or 'nl'}_v4.json")


def _fetch_alles(adres: str, ophaler: Ophaler) -> list[dict[str, Any]]:
    regels: list[dict[str, Any]] = []
    for bladzijde in ophaler.iter_bladzijden(adres, lambda antwoord: antwoord.get("@odata.nextLink")):
        deel = bladzijde.get("value")
        if not isinstance(deel, list):
            raise Fout("Het antwoord van CBS heeft niet de vorm die het belooft (de lijst 'value' ontbreekt).")
        regels += deel
    return regels
