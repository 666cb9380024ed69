"""One file of figures: checked on completeness, and published or rehearsed."""

import json
from dataclasses import replace
from pathlib import Path

from lwd_monitor import gebied
from lwd_monitor.fout import Bevinding, Fout
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload import Opties, Uploadrapport, check_upload, compute_sha256, list_uploads, run_upload
from lwd_monitor.ververs.model import Uitkomst, Werk

REGIO = ("WijkenEnBuurten", "RegioS")


def bring_in(werk: Werk, pad: Path, opties: Opties) -> Uploadrapport:
    """Publish a fetched file, or only check it in a rehearsal; raises Fout when its figures have errors.

    Notes: nobody is there to answer warnings. They go into the report, and the upload can be taken back. A file that was
    published before and still counts is left alone: what somebody corrected after it stays.
    """
    sha256 = compute_sha256(pad)
    if (bekend := _find_ingelezen(werk, sha256)) is not None:
        return bekend
    if not werk.verzoek.proef:
        zonder = replace(opties, met_vragen=False)
        rapport = run_upload(werk.db, werk.gebruiker, pad, zonder, werk.nu, accepteer=True)
        write_heel(_get_plek(werk, sha256), rapport.indicatoren)
        return rapport
    rapport = check_upload(werk.db, pad, opties, werk.nu)
    if rapport.fouten:
        raise Fout(f"Het bestand heeft {format_getal(len(rapport.fouten))} fout(en). {rapport.fouten[0].melding}")
    return rapport


def _find_ingelezen(werk: Werk, sha256: str) -> Uploadrapport | None:
    """Return the report of a file that was published as it is and still counts, without reading it again."""
    uploads = list_uploads(werk.db.cursor())
    zelfde = uploads[(uploads["sha256"] == sha256) & (uploads["staat"] == "gepubliceerd")]
    try:
        indicatoren = json.loads(_get_plek(werk, sha256).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if zelfde.empty:
        return None
    rij = zelfde.iloc[0]
    telling = {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 0, "vervallen": 0}
    telling["ongewijzigd"] = int(rij["nieuw"]) + int(rij["gewijzigd"]) + int(rij["ongewijzigd"])
    return Uploadrapport(
        str(rij["bestand"]), str(rij["bron"]), telling=telling, indicatoren=[str(id_) for id_ in indicatoren]
    )


def _get_plek(werk: Werk, sha256: str) -> Path:
    return werk.map_ / "ingelezen" / f"{sha256}.json"


def write_heel(plek: Path, inhoud: object) -> None:
    """Write something beside the fetched files, whole or not at all."""
    plek.parent.mkdir(parents=True, exist_ok=True)
    deel = plek.with_name(plek.name + ".deel")
    deel.write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
    deel.replace(plek)


def build_uitkomst(
    naam: str, jaar: int | None, rapport: Uploadrapport, *zinnen: str, ontbreekt: tuple[str, ...] = ()
) -> Uitkomst:
    """Return the outcome of a file that was read well."""
    melding = " ".join(zin for zin in (*zinnen, _tell_waarschuwingen(rapport)) if zin)
    telling = rapport.telling
    return Uitkomst(
        naam,
        jaar,
        rapport.upload_id,
        telling["nieuw"],
        telling["gewijzigd"],
        telling["ongewijzigd"],
        telling["vervallen"],
        melding,
        ontbreekt,
    )


def _tell_waarschuwingen(rapport: Uploadrapport) -> str:
    waarschuwingen: list[Bevinding] = rapport.waarschuwingen
    if not waarschuwingen or not rapport.verandert:
        return ""
    aantal = len(waarschuwingen)
    begin = "Let op, 1 waarschuwing:" if aantal == 1 else f"Let op, {format_getal(aantal)} waarschuwingen, zoals:"
    return f"{begin} {waarschuwingen[0].melding}"


def require_heel(werk: Werk, pad: Path, jaar: int) -> None:
    """Refuse a table that leaves out places of the indeling of its year: then a page of it went missing on the way."""
    inhoud = json.loads(pad.read_text(encoding="utf-8"))["value"]
    kolom = next((naam for naam in REGIO if naam in inhoud[0]), None)
    codes = {str(regel.get(kolom) or "").strip() for regel in inhoud}
    alle = gebied.load_gebieden(werk.db.cursor())
    indeling = gebied.compute_indeling(jaar, alle.indelingen)
    bekend = {
        g.code
        for g in alle.list_alle()
        if g.indeling == indeling and gebied.lies_in_gemeente(g.code, gebied.GEMEENTE_CODE)
    }
    mist = sorted(bekend - codes)
    # Codes that nobody knows mean another indeling: that has a refusal of its own.
    if mist and codes <= bekend:
        raise Fout(
            f"De tabel kwam half binnen: {format_getal(len(mist))} van de {format_getal(len(bekend))} gebieden ontbreken, "
            f"zoals {mist[0]}. Er is niets ingelezen. Probeer het later opnieuw."
        )
