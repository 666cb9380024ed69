"""What a line of the log is, and the fingerprint that chains it to the line before."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

BEGIN = "0" * 64  # stands before the first line


class GebeurtenisSoort(StrEnum):
    """What happened; the log knows no other kinds."""

    LOGIN = "login"
    LOGIN_MISLUKT = "login_mislukt"
    UITGELOGD = "uitgelogd"
    RECHT_GEWEIGERD = "recht_geweigerd"
    GEBRUIKER_TOEGEVOEGD = "gebruiker_toegevoegd"
    GEBRUIKER_GEWIJZIGD = "gebruiker_gewijzigd"
    WACHTWOORD_GEWIJZIGD = "wachtwoord_gewijzigd"
    LINK_GEMAAKT = "link_gemaakt"
    UPLOAD_GEPUBLICEERD = "upload_gepubliceerd"
    UPLOAD_TERUGGEDRAAID = "upload_teruggedraaid"
    PROFIEL_BEWAARD = "profiel_bewaard"
    PROFIEL_VERWIJDERD = "profiel_verwijderd"
    PROFIEL_TERUGGEZET = "profiel_teruggezet"
    VERHAAL_OVERGANG = "verhaal_overgang"
    VRAAG_GEOPEND = "vraag_geopend"
    VRAAG_BEANTWOORD = "vraag_beantwoord"
    VRAAG_VERVALLEN = "vraag_vervallen"
    DOWNLOAD = "download"
    EXPORT_INTERN = "export_intern"
    INSTELLING_GEWIJZIGD = "instelling_gewijzigd"
    STUK_BEWAARD = "stuk_bewaard"
    STUK_VERVALLEN = "stuk_vervallen"
    STUK_TERUGGEZET = "stuk_teruggezet"
    BLAD_INGELEZEN = "blad_ingelezen"
    BLAD_TERUGGEDRAAID = "blad_teruggedraaid"
    EDITIE_VASTGELEGD = "editie_vastgelegd"
    BACKUP_GEMAAKT = "backup_gemaakt"
    BACKUP_TERUGGEZET = "backup_teruggezet"
    BRONNEN_VERVERST = "bronnen_ververst"

    @property
    def titel(self) -> str:
        """Return the name as a reader sees it."""
        return TITELS.get(self.value) or self.value.replace("_", " ").capitalize()


# Where the kind is a word of the code, the reader gets what was done.
TITELS = {
    "backup_gemaakt": "Back-up gemaakt",
    "backup_teruggezet": "Back-up teruggezet",
    "bronnen_ververst": "Open cijfers opgehaald",
    "download": "Bestand gedownload",
    "export_intern": "Interne gegevens gedownload",
    "login": "Ingelogd",
    "login_mislukt": "Inloggen mislukt",
    "profiel_bewaard": "Profiel van kolommen bewaard",
    "profiel_verwijderd": "Profiel van kolommen verwijderd",
    "profiel_teruggezet": "Profiel van kolommen teruggezet",
    "recht_geweigerd": "Toegang geweigerd",
    "blad_ingelezen": "Werkblad ingelezen",
    "blad_teruggedraaid": "Werkblad teruggedraaid",
    "verhaal_overgang": "Stap van een verhaal",
}


@dataclass(frozen=True)
class Gebeurtenis:
    """One line of the log; `details` is canonical JSON."""

    id: str
    volgnummer: int
    op: datetime
    gebruiker: str
    soort: str
    onderwerp: str
    details: str
    vorige_hash: str
    hash: str = ""

    def compute_hash(self) -> str:
        """Return the SHA-256 over everything in the line and the fingerprint of the line before."""
        velden = {
            "id": self.id,
            "volgnummer": self.volgnummer,
            "op": self.op.isoformat(timespec="microseconds"),
            "gebruiker": self.gebruiker,
            "soort": self.soort,
            "onderwerp": self.onderwerp,
            "details": self.details,
            "vorige_hash": self.vorige_hash,
        }
        return hashlib.sha256(build_json(velden).encode()).hexdigest()


def build_json(velden: dict[str, object]) -> str:
    """Return canonical JSON: one way to write the same content, so that a fingerprint can be checked."""
    return json.dumps(velden, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
