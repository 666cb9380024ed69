"""JSON as the CBS OData services give it (v3 and v4), or a plain list of records."""

import json
import re
from typing import Any

import numpy as np
import pandas as pd

from lwd_monitor.fout import Bevinding, Fout, Middel, Remedie
from lwd_monitor.upload.lezen.codering import Tekst
from lwd_monitor.upload.lezen.limieten import MAX_JSON, MAX_KOLOMMEN, MAX_RIJEN, MB
from lwd_monitor.upload.lezen.tabel import Tabel

_TABEL_ID = re.compile(r"\b(\d{5}(?:NED|ENG))\b")


def read_json(bron: Tekst, naam: str) -> Tabel:
    """Read the records under `value` as a table; rows count from 1 in the order of the file."""
    if len(bron.tekst) > MAX_JSON:
        raise Fout(f"Dit JSON-bestand is groter dan {MAX_JSON // MB} MB. Haal alleen de gemeente op, of lever csv.")
    inhoud = _parse(bron.tekst)
    if isinstance(inhoud, dict) and ("odata.error" in inhoud or "error" in inhoud):
        raise Fout("Dit is een foutmelding van de bron, geen tabel. Haal het bestand opnieuw op.")
    records = inhoud.get("value", _list_eigenschappen(inhoud)) if isinstance(inhoud, dict) else inhoud
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise Fout(
            "Dit JSON-bestand heeft niet de vorm van CBS OData (een lijst 'value' met rijen). "
            "Haal de tabel op als TypedDataSet of lever csv."
        )
    if not records:
        raise Fout("De lijst 'value' is leeg: de bron gaf geen rijen. Kijk of het filter op de gemeente klopt.")
    kop = inhoud if isinstance(inhoud, dict) else {}
    tabel = _build_tabel(records, naam, bron)
    _add_herkomst(tabel, kop)
    return tabel


def _list_eigenschappen(inhoud: dict[str, Any]) -> list[Any] | None:
    """Return what a GeoJSON says of each outline, without the outlines; None for other JSON."""
    vlakken = inhoud.get("features")
    if not isinstance(vlakken, list):
        return None
    return [vlak.get("properties") if isinstance(vlak, dict) else None for vlak in vlakken]


def _parse(tekst: str) -> Any:
    def refuse(constante: str) -> None:
        raise Fout(f"In het JSON-bestand staat {constante}; dat is geen getal. Maak de waarde leeg (null).")

    try:
        return json.loads(tekst, parse_constant=refuse)
    except RecursionError:
        raise Fout(
            "Het JSON-bestand is te diep genest om een tabel te zijn. Haal het opnieuw op bij de bron."
        ) from None
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and tekst.lstrip()[:1] == "{":
            raise Fout(
                "In dit bestand staat op elke regel een los JSON-blok (JSON Lines). Lever de rijen als één lijst tussen "
                "rechte haken, of als csv."
            ) from None
        raise Fout(
            f"Het JSON-bestand is niet heel: in regel {error.lineno}, teken {error.colno} klopt de vorm niet. "
            "Haal het opnieuw op."
        ) from None
    except ValueError:
        raise Fout("In het JSON-bestand staat een getal met duizenden cijfers. Haal het opnieuw op.") from None


def _build_tabel(records: list[dict[str, Any]], naam: str, bron: Tekst) -> Tabel:
    if len(records) > MAX_RIJEN:
        raise Fout("Het JSON-bestand heeft te veel rijen. Haal alleen de gemeente op.")
    namen = list(dict.fromkeys(sleutel for record in records for sleutel in record))
    if len(namen) > MAX_KOLOMMEN:
        raise Fout(f"Het JSON-bestand heeft {len(namen)} kolommen; de app leest er tot {MAX_KOLOMMEN}.")
    genest = [sleutel for sleutel in namen if any(isinstance(r.get(sleutel), dict | list) for r in records)]
    if genest:
        raise Fout(
            f"In het veld '{genest[0]}' staat een lijst of blok in plaats van één waarde. Lever een platte tabel."
        )
    data = {sleutel: pd.Series([_clean(record.get(sleutel)) for record in records], dtype=object) for sleutel in namen}
    return Tabel(
        pd.DataFrame(data),
        np.arange(1, len(records) + 1, dtype=np.int32),
        namen,
        "json",
        naam,
        codering=bron.codering,
        kopregel=0,
        meldingen=list(bron.meldingen),
    )


def _clean(waarde: Any) -> Any:
    return "" if waarde is None else waarde


def _add_herkomst(tabel: Tabel, kop: dict[str, Any]) -> None:
    verwijzing = str(kop.get("odata.metadata") or kop.get("@odata.context") or "")
    if gevonden := _TABEL_ID.search(verwijzing):
        tabel.kenmerken["tabel_id"] = gevonden.group(1)
    if "@odata.context" in kop:
        tabel.kenmerken["odata"] = "v4"
    eenheden = kop.get("Eenheden")
    if isinstance(eenheden, dict):
        tabel.eenheden |= {str(naam): str(eenheid) for naam, eenheid in eenheden.items() if tabel.has(str(naam))}
    for maat in kop.get("MeasureCodes") or []:
        if isinstance(maat, dict) and "Identifier" in maat:
            tabel.kenmerken[f"maat:{maat['Identifier']}"] = str(maat.get("Title", maat["Identifier"]))
    if kop.get("odata.nextLink") or kop.get("@odata.nextLink"):
        tabel.waarschuwingen.append(
            Bevinding(
                f"Dit is één bladzijde van de tabel ({tabel.aantal_rijen} rijen): de bron heeft er meer.",
                remedie=Remedie(Middel.BRON_HEEL),
            )
        )
