"""Known forms and own profiles: from a raw table to figures in long form, with every problem found."""

from lwd_monitor.upload.vorm.beschrijvend import OVERGANG
from lwd_monitor.upload.vorm.getallen import Getallen, parse_getallen
from lwd_monitor.upload.vorm.herken import recognise, to_lang
from lwd_monitor.upload.vorm.keuze import Vormkeuze
from lwd_monitor.upload.vorm.koppeling import (
    Kolomkoppeling,
    apply_profiel,
    build_koppeling_voorstel,
    explain_gebieden_boven,
    require_kolommen,
    strip_jaar,
)
from lwd_monitor.upload.vorm.model import Lang, Vorm
from lwd_monitor.upload.vorm.schrijfwijze import parse_jaar

__all__ = [
    "OVERGANG",
    "Getallen",
    "Kolomkoppeling",
    "Lang",
    "Vorm",
    "Vormkeuze",
    "apply_profiel",
    "build_koppeling_voorstel",
    "explain_gebieden_boven",
    "parse_getallen",
    "parse_jaar",
    "recognise",
    "require_kolommen",
    "strip_jaar",
    "to_lang",
]
