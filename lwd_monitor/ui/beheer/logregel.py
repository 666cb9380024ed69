"""A line of the log in words: what it is about, and what goes with it."""

import json

from lwd_monitor.gebeurtenis import Gebeurtenis, GebeurtenisSoort
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Indicator
from lwd_monitor.opmaak import format_getal

ONDERGRENS = "ondergrens "
VASTE = {"start": "Gestart met andere instellingen"}
VRAGEN = (GebeurtenisSoort.VRAAG_GEOPEND, GebeurtenisSoort.VRAAG_BEANTWOORD, GebeurtenisSoort.VRAAG_VERVALLEN)
UPLOADS = (GebeurtenisSoort.UPLOAD_GEPUBLICEERD, GebeurtenisSoort.UPLOAD_TERUGGEDRAAID)
KORT = 8
IN_HET_KORT = ("sha256", "verhaal")  # the file of the log holds them whole
AANTALLEN = ("nieuw", "gewijzigd", "ongewijzigd", "vervallen", "sleutels", "regels")
STAPPEN = ("stap", "van", "naar")
# Names of fields as a reader would call them; the others are words already.
WOORDEN = {
    "backup_uur": "uur van de back-up",
    "backups": "map voor back-ups",
    "demo": "proefopstelling",
    "grenzen": "grenzen van",
    "hosts": "adressen",
    "log": "vorm van de serverregels",
    "metrics": "meetpunten",
    "respondenten_bewaren": "respondenten bewaren",
    "minimum_cel": "minimum aantal per antwoord",
    "rolregel": "rol bij inloggen",
    "sha256": "controlegetal",
    "sleutels": "cijfers",
    "tls": "TLS",
    "uploads": "map voor uploads",
    "verzoeken_per_minuut": "verzoeken per minuut",
}


def describe_onderwerp(regel: Gebeurtenis, catalogus: dict[str, Indicator], gebieden: Gebieden) -> str:
    """Return what a line is about, with the names of indicator and gebied in place of their codes.

    Notes: a code gets a name only with its indeling; a line that does not tell it keeps the code.
    """
    details = json.loads(regel.details)
    if regel.soort in VRAGEN and " " in regel.onderwerp:
        indicator_id, code = regel.onderwerp.rsplit(" ", 1)
        plek = gebieden.find(code, details["indeling"]) if "indeling" in details else None
        return f"{_title(catalogus, indicator_id)}, {plek.naam if plek else code}"
    if regel.soort == GebeurtenisSoort.VERHAAL_OVERGANG:
        return f"Verhaal {regel.onderwerp[:KORT]}"
    if regel.soort in UPLOADS:
        return str(details.get("bestand") or f"Upload {regel.onderwerp}")
    if regel.onderwerp.startswith(ONDERGRENS):
        return f"Ondergrens {_title(catalogus, regel.onderwerp.removeprefix(ONDERGRENS))}"
    if regel.soort == GebeurtenisSoort.RECHT_GEWEIGERD:
        return regel.onderwerp.replace("_", " ")
    return VASTE.get(regel.onderwerp, regel.onderwerp)


def _title(catalogus: dict[str, Indicator], indicator_id: str) -> str:
    return catalogus[indicator_id].titel if indicator_id in catalogus else indicator_id


def describe_details(regel: Gebeurtenis, gebieden: Gebieden) -> str:
    """Return the rest of a line in words; what is empty, or stands in the subject already, is left out."""
    velden = json.loads(regel.details)
    delen = [f"upload: {regel.onderwerp}"] if regel.soort in UPLOADS and velden.pop("bestand", None) else []
    if wijken := velden.get("wijken"):
        velden["wijken"] = [plek.naam if (plek := gebieden.find(code)) else code for code in wijken]
    delen += _list_delen({naam: waarde for naam, waarde in velden.items() if naam != "indeling"})
    return " · ".join(delen)


def _list_delen(velden: dict[str, object]) -> list[str]:
    delen = []
    for naam, waarde in velden.items():
        if isinstance(waarde, dict):
            delen += _list_delen(waarde)
        elif tekst := _show(naam, waarde):
            delen.append(f"{WOORDEN.get(naam, naam.replace('_', ' '))}: {tekst}")
    return delen


def _show(naam: str, waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(_show(naam, deel) for deel in waarde)
    if isinstance(waarde, float) or (isinstance(waarde, int) and naam in AANTALLEN):
        return format_getal(waarde, 0 if float(waarde).is_integer() else 1)
    tekst = "" if waarde is None else str(waarde)
    if naam in IN_HET_KORT:
        return f"{tekst[:KORT]}…" if tekst else ""
    return tekst.replace("_", " ") if naam in STAPPEN else tekst
