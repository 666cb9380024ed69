"""CBS StatLine through OData v3 and v4; the third-party catalogue speaks the language of v3."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lwd_monitor import kwb
from lwd_monitor.bron.ophalen import MAX_RIJEN_STATLINE, Ophaler, write_json
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import list_beginnen
from lwd_monitor.opmaak import format_getal

BASIS = "https://opendata.cbs.nl"
BASIS_V4 = "https://datasets.cbs.nl/odata/v1/CBS"


@dataclass(frozen=True)
class Catalogusregel:
    """A table as the catalogue of StatLine lists it."""

    tabel: str
    titel: str
    jaar: int | None


@dataclass(frozen=True)
class Tabeldeel:
    """Which part of a table is asked: the column with places, a condition, and how the file is called.

    Notes: `eenheden` are units by column that go into the file beside the rows.
    """

    dimensie: str = "WijkenEnBuurten"
    filter: str | None = None
    achtervoegsel: str = ""
    eenheden: Mapping[str, str] = field(default_factory=dict)


def fetch_tabel(
    tabel: str,
    map_: Path,
    *,
    ophaler: Ophaler,
    gemeente: str | None,
    basis: str = BASIS,
    deel: Tabeldeel | None = None,
) -> Path:
    """Fetch a typed table, all pages together, as one JSON file that `upload` reads.

    Notes: without `gemeente` the bulk service (ODataFeed) is used, since the other one stops at 10,000 rows.
    """
    deel = deel or Tabeldeel()
    dienst = "ODataApi" if gemeente else "ODataFeed"
    wortel = f"{basis.rstrip('/')}/{dienst}/odata/{tabel}"
    regels = _fetch_regels(_build_adres(wortel, gemeente, deel.dimensie, deel.filter), tabel, ophaler)
    if not regels:
        raise Fout(f"Tabel {tabel} heeft geen rijen voor {gemeente or 'heel Nederland'}. Klopt het jaar?")
    inhoud: dict[str, Any] = {
        "odata.metadata": f"{wortel}/$metadata#Cbs.OData.WebAPI.TypedDataSet",
        "value": regels,
    }
    if deel.eenheden:
        inhoud["Eenheden"] = deel.eenheden
    return write_json(inhoud, map_ / f"{tabel}{deel.achtervoegsel}_{gemeente or 'nl'}.json")


def _fetch_regels(adres: str, tabel: str, ophaler: Ophaler) -> list[dict[str, Any]]:
    regels: list[dict[str, Any]] = []
    for bladzijde in ophaler.iter_bladzijden(adres, _find_volgende):
        deel = bladzijde.get("value")
        if not isinstance(deel, list) or not all(isinstance(regel, dict) for regel in deel):
            raise Fout(
                f"Tabel {tabel} kwam niet in de vorm die CBS belooft (de lijst 'value' ontbreekt). "
                "Probeer het later opnieuw."
            )
        regels += deel
        if len(deel) >= MAX_RIJEN_STATLINE and _find_volgende(bladzijde) is None:
            raise Fout(
                f"Tabel {tabel} kwam met precies {format_getal(len(deel))} rijen: meer geeft StatLine niet in een antwoord, "
                "dus er kan een deel ontbreken. Er is niets ingelezen. Meld dit aan de beheerder."
            )
    return regels


def fetch_catalogus(woorden: str, *, ophaler: Ophaler, basis: str = BASIS) -> list[Catalogusregel]:
    """Fetch the tables of StatLine of which the title begins with some words, with the year that the title ends with."""
    filter_ = quote(f"substringof('{woorden}',Title)", safe="(),'")
    adres = f"{basis.rstrip('/')}/ODataCatalog/Tables?$filter={filter_}&$select=Identifier,Title&$format=json"
    uit = []
    for regel in _fetch_regels(adres, "met alle tabellen", ophaler):
        titel, tabel = str(regel.get("Title") or "").strip(), str(regel.get("Identifier") or "").strip()
        if tabel and titel.casefold().startswith(woorden.casefold()):
            rest = re.fullmatch(r"\D*(\d{4})", titel[len(woorden) :])
            uit.append(Catalogusregel(tabel, titel, int(rest.group(1)) if rest else None))
    return uit


def fetch_beschrijving(tabel: str, *, ophaler: Ophaler, basis: str = BASIS) -> dict[str, dict[str, str]]:
    """Fetch what a table says of its columns: title, unit and description by key."""
    adres = f"{basis.rstrip('/')}/ODataApi/odata/{tabel}/DataProperties?$format=json"
    return {
        str(regel["Key"]): {naam: str(regel.get(naam) or "").strip() for naam in ("Title", "Unit", "Description")}
        for regel in _fetch_regels(adres, tabel, ophaler)
        if regel.get("Key")
    }


def fetch_perioden(tabel: str, *, ophaler: Ophaler, basis: str = BASIS) -> list[int]:
    """Fetch the whole years that a table has, oldest first."""
    adres = f"{basis.rstrip('/')}/ODataApi/odata/{tabel}/Perioden?$format=json"
    sleutels = [str(regel.get("Key") or "").strip() for regel in _fetch_regels(adres, tabel, ophaler)]
    return sorted({int(sleutel[:4]) for sleutel in sleutels if re.fullmatch(r"\d{4}JJ00", sleutel)})


def fetch_kwb(jaar: int, map_: Path, *, ophaler: Ophaler, gemeente: str | None, basis: str = BASIS) -> Path:
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
    return "(" + " or ".join(f"startswith({dimensie},'{begin}')" for begin in list_beginnen(gemeente)) + ")"


def _build_adres(wortel: str, gemeente: str | None, dimensie: str, extra: str | None) -> str:
    delen = [build_gebiedsfilter(gemeente, dimensie)] if gemeente else []
    delen += [f"({extra})"] if extra else []
    voorwaarde = f"$filter={quote(' and '.join(delen), safe='(),')}&" if delen else ""
    return f"{wortel}/TypedDataSet?{voorwaarde}$format=json"


def _find_volgende(bladzijde: Mapping[str, Any]) -> str | None:
    return bladzijde.get("odata.nextLink")


def fetch_waarnemingen(
    tabel: str,
    map_: Path,
    *,
    ophaler: Ophaler,
    gemeente: str | None,
    basis: str = BASIS_V4,
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
