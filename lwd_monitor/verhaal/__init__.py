"""Stories: what people tell about a place."""

from lwd_monitor.verhaal.beoordelen import (
    Intrekreden,
    Wachtend,
    find_opmerking,
    find_vorige,
    get_beoordeeld,
    list_bewaren,
    list_geschiedenis,
    list_teruggegeven,
    list_wachtrij,
    publish_bronverhaal,
    publish_verhaal,
    return_verhaal,
    run_verlopen,
    withdraw_verhaal,
)
from lwd_monitor.verhaal.bijlage import Duiding, FotoBijVerhaal, Houding, Toestemming, Weging, Zichtbaar
from lwd_monitor.verhaal.controle import Vondst, check_persoonsgegevens, check_verhaal
from lwd_monitor.verhaal.duiden import GeduidVerhaal, list_duidingen, list_tegenspraak, select_duidingen
from lwd_monitor.verhaal.inlezen import load_bestand
from lwd_monitor.verhaal.lezen import list_verhalen, list_zichtbaar, load_foto
from lwd_monitor.verhaal.meegeleverd import list_te_publiceren
from lwd_monitor.verhaal.model import Herkomst, Soort, Stem, Verhaal, VerhaalStatus
from lwd_monitor.verhaal.overgang import OVERGANGEN, Stap, is_eigen, list_stappen, require_stap
from lwd_monitor.verhaal.redactie import add_duiding, remove_duiding
from lwd_monitor.verhaal.schrijven import (
    add_foto,
    list_eigen,
    recall_verhaal,
    revise_verhaal,
    save_concept,
    submit_verhaal,
)
from lwd_monitor.verhaal.selectie import Keuze, count_per_wijk, find_nieuwste, list_verwant, select_verhalen
from lwd_monitor.verhaal.stap import VerouderdeVersie, may_eigen
from lwd_monitor.verhaal.store import Versie, find_verhaal, list_bekende_ids
from lwd_monitor.verhaal.verruimen import list_verruimingen, list_wensen

__all__ = [
    "OVERGANGEN",
    "Duiding",
    "FotoBijVerhaal",
    "GeduidVerhaal",
    "Herkomst",
    "Houding",
    "Intrekreden",
    "Keuze",
    "Soort",
    "Stap",
    "Stem",
    "Toestemming",
    "Verhaal",
    "VerhaalStatus",
    "VerouderdeVersie",
    "Versie",
    "Vondst",
    "Wachtend",
    "Weging",
    "Zichtbaar",
    "add_duiding",
    "add_foto",
    "check_persoonsgegevens",
    "check_verhaal",
    "count_per_wijk",
    "find_nieuwste",
    "find_opmerking",
    "find_verhaal",
    "find_vorige",
    "get_beoordeeld",
    "is_eigen",
    "list_bekende_ids",
    "list_bewaren",
    "list_duidingen",
    "list_eigen",
    "list_geschiedenis",
    "list_stappen",
    "list_te_publiceren",
    "list_tegenspraak",
    "list_teruggegeven",
    "list_verhalen",
    "list_verruimingen",
    "list_verwant",
    "list_wachtrij",
    "list_wensen",
    "list_zichtbaar",
    "load_bestand",
    "load_foto",
    "may_eigen",
    "publish_bronverhaal",
    "publish_verhaal",
    "recall_verhaal",
    "remove_duiding",
    "require_stap",
    "return_verhaal",
    "revise_verhaal",
    "run_verlopen",
    "save_concept",
    "select_duidingen",
    "select_verhalen",
    "submit_verhaal",
    "withdraw_verhaal",
]
