"""What the monitor claims: every comparing sentence of its pages, each with the test on which it rests."""

from lwd_monitor.bewering.analyse import build_analyse
from lwd_monitor.bewering.gebied import Gebiedbeweringen, Zin, build_gebied
from lwd_monitor.bewering.kaart import Kaartbeweringen, load_kaart
from lwd_monitor.bewering.lijst import PAGINAS, list_beweringen
from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.naast import Paar, build_paren, list_naast
from lwd_monitor.bewering.ondergrens import ONDERGRENZEN
from lwd_monitor.bewering.oordeelbeeld import Kolom, Oordeelbeeld, judge_portret, load_oordeelbeeld
from lwd_monitor.bewering.overzicht import Overzichtbeweringen, build_overzicht
from lwd_monitor.bewering.redenen import Cijferstand, list_redenen
from lwd_monitor.bewering.rijen import Rijoordeel, explain_geen_verandering, list_eigen_veranderingen
from lwd_monitor.bewering.streefwaarde import Streefcijfer, load_streefcijfers
from lwd_monitor.bewering.tegenspraak import ANDERS, build_verhouding, list_botsingen
from lwd_monitor.bewering.themas import ONTWIKKELINGEN, POSITIES, ROOKMELDERS, list_themabeweringen
from lwd_monitor.bewering.trend import Plek, Trendreeks, build_trendkop, get_plek, list_reeksen, load_trendreeksen
from lwd_monitor.bewering.veranderd import Stadsreeks, Veranderd, describe_telling, load_veranderd
from lwd_monitor.bewering.verandering import format_verschil
from lwd_monitor.bewering.verschil import (
    CIJFER,
    JAREN,
    NIET_GETOETST,
    REEKS,
    STAP,
    Plekverschil,
    Verschillen,
    list_verschillen,
)
from lwd_monitor.bewering.vragen import Aanleiding, Onderwerp, describe_vraag, load_aanleidingen

__all__ = [
    "ANDERS",
    "CIJFER",
    "JAREN",
    "NIET_GETOETST",
    "ONDERGRENZEN",
    "ONTWIKKELINGEN",
    "PAGINAS",
    "POSITIES",
    "REEKS",
    "ROOKMELDERS",
    "STAP",
    "Aanleiding",
    "Bewering",
    "Beweringoordeel",
    "Beweringsoort",
    "Cijferstand",
    "Gebiedbeweringen",
    "Kaartbeweringen",
    "Kolom",
    "Onderwerp",
    "Oordeelbeeld",
    "Overzichtbeweringen",
    "Paar",
    "Plek",
    "Plekverschil",
    "Rijoordeel",
    "Stadsreeks",
    "Streefcijfer",
    "Trendreeks",
    "Veranderd",
    "Verschillen",
    "Zin",
    "build_analyse",
    "build_gebied",
    "build_overzicht",
    "build_paren",
    "build_trendkop",
    "build_verhouding",
    "describe_telling",
    "describe_vraag",
    "explain_geen_verandering",
    "format_verschil",
    "get_plek",
    "judge_portret",
    "list_beweringen",
    "list_botsingen",
    "list_eigen_veranderingen",
    "list_naast",
    "list_redenen",
    "list_reeksen",
    "list_themabeweringen",
    "list_verschillen",
    "load_aanleidingen",
    "load_kaart",
    "load_oordeelbeeld",
    "load_streefcijfers",
    "load_trendreeksen",
    "load_veranderd",
]
