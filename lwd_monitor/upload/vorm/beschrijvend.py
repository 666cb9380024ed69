"""Files that describe and hold no figures: recognised, and refused with what to upload instead."""

from lwd_monitor.fout import Middel, Remedie
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.model import Vorm

_NAMEN = read_namen("beschrijvend")
# The one form among these that another road takes in (upload/overgang).
OVERGANG = "overgang"
_CODELIJST = "codelijst"


def recognise_beschrijvend(tabel: Tabel) -> Vorm | None:
    """Recognise a file that only describes; the form says so in `weigering`."""
    swing, draaitabel = _NAMEN["swing"], _NAMEN["draaitabel"]
    if tabel.blad and tabel.blad.strip().lower() in swing["bladen"]:
        weigering = swing["weigering"].format(blad=tabel.blad)
        return Vorm("swing_beschrijving", swing["titel"], f"het blad heet {tabel.blad}", weigering)
    if any(naam.lower().startswith(tuple(draaitabel["kop"])) for naam in tabel.plaatsen):
        return Vorm("draaitabel", draaitabel["titel"], draaitabel["reden"], draaitabel["weigering"])
    for vorm in _NAMEN["vorm"]:
        if tabel.has(*vorm["kolommen"]) and not (vorm["naam"] == _CODELIJST and _has_cijfers(tabel)):
            reden = f"de kolommen {', '.join(vorm['kolommen'])} staan erin"
            weigering = vorm["weigering"].replace("{gemeente}", GEMEENTE_NAAM)
            remedie = Remedie(Middel(vorm["remedie"])) if "remedie" in vorm else None
            return Vorm(vorm["naam"], vorm["titel"], reden, weigering, remedie=remedie)
    return _recognise_enquete(tabel)


def _has_cijfers(tabel: Tabel) -> bool:
    return not any(naam.startswith("naam_") for naam in tabel.plaatsen)


def _recognise_enquete(tabel: Tabel) -> Vorm | None:
    enquete = _NAMEN["enquete"]
    antwoorden = set(enquete["kolommen"]) & set(tabel.plaatsen)
    if len(antwoorden) < 2 and tabel.soort != "sav":
        return None
    return Vorm(
        "burgerpeiling",
        enquete["titel"],
        "elke rij is een respondent" if antwoorden else "het is een SPSS-bestand",
        enquete["weigering"],
        remedie=Remedie(Middel(enquete["remedie"])),
    )
