"""Stories: what people tell about a place."""

from lwd_monitor.verhaal.beoordelen import (
    Intrekreden,
    Wachtend,
    find_opmerking,
    find_vorige,
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
from lwd_monitor.verhaal.bewaren import BEWAAR_JAREN
from lwd_monitor.verhaal.bijlage import Duiding, FotoBijVerhaal, Houding, Toestemming, Weging, Zichtbaar
from lwd_monitor.verhaal.controle import (
    ADVIES_WOORDEN,
    BLOKKEERT,
    MAX_KORT,
    MAX_TEKST,
    MAX_TITEL,
    Vondst,
    check_persoonsgegevens,
    check_verhaal,
    count_woorden,
)
from lwd_monitor.verhaal.duiden import GeduidVerhaal, list_tegenspraak, select_duidingen
from lwd_monitor.verhaal.inlezen import load_bestand
from lwd_monitor.verhaal.lezen import list_verhalen, list_zichtbaar, load_foto
from lwd_monitor.verhaal.meegeleverd import list_te_publiceren
from lwd_monitor.verhaal.model import Herkomst, Soort, Stem, Verhaal, VerhaalStatus, make_concept
from lwd_monitor.verhaal.overgang import Stap, is_eigen, list_stappen
from lwd_monitor.verhaal.redactie import MAX_WAAROM, add_duiding, remove_duiding
from lwd_monitor.verhaal.rss import build_rss
from lwd_monitor.verhaal.schrijven import (
    add_foto,
    list_eigen,
    recall_verhaal,
    revise_verhaal,
    save_concept,
    submit_verhaal,
)
from lwd_monitor.verhaal.selectie import Keuze, count_per_wijk, find_nieuwste, fold, list_verwant, select_verhalen
from lwd_monitor.verhaal.stap import VerouderdeVersie, may_eigen
from lwd_monitor.verhaal.stilte import Stilte, compute_stilte, count_stemmen
from lwd_monitor.verhaal.store import Versie, find_verhaal
from lwd_monitor.verhaal.tegenspraak import (
    Bronsoort,
    Geluid,
    Kant,
    Tegenspraak,
    find_tegenspraak,
    get_eenduidig,
    hear_verhalen,
)
from lwd_monitor.verhaal.verruimen import list_verruimingen, list_wensen
from lwd_monitor.verhaal.verschil import build_verschil
from lwd_monitor.verhaal.weergave import build_uittreksel, render_tekst

__all__ = [
    "ADVIES_WOORDEN",
    "BEWAAR_JAREN",
    "BLOKKEERT",
    "MAX_KORT",
    "MAX_TEKST",
    "MAX_TITEL",
    "MAX_WAAROM",
    "Bronsoort",
    "Duiding",
    "FotoBijVerhaal",
    "GeduidVerhaal",
    "Geluid",
    "Herkomst",
    "Houding",
    "Intrekreden",
    "Kant",
    "Keuze",
    "Soort",
    "Stap",
    "Stem",
    "Stilte",
    "Tegenspraak",
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
    "build_rss",
    "build_uittreksel",
    "build_verschil",
    "check_persoonsgegevens",
    "check_verhaal",
    "compute_stilte",
    "count_per_wijk",
    "count_stemmen",
    "count_woorden",
    "find_nieuwste",
    "find_opmerking",
    "find_tegenspraak",
    "find_verhaal",
    "find_vorige",
    "fold",
    "get_eenduidig",
    "hear_verhalen",
    "is_eigen",
    "list_bewaren",
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
    "make_concept",
    "may_eigen",
    "publish_bronverhaal",
    "publish_verhaal",
    "recall_verhaal",
    "remove_duiding",
    "render_tekst",
    "return_verhaal",
    "revise_verhaal",
    "run_verlopen",
    "save_concept",
    "select_duidingen",
    "select_verhalen",
    "submit_verhaal",
    "withdraw_verhaal",
]
