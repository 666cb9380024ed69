"""What CBS calls the topics of Kerncijfers wijken en buurten, by year and by shape of file; all of it read from data/kwb."""

from lwd_monitor.kwb.namen import Onderwerp, find_jaren, find_onderwerpen, find_v4, list_onderwerpen
from lwd_monitor.kwb.samen import AANTAL, PROCENT, decide_eenheid, list_samenstellingen
from lwd_monitor.kwb.tabellen import find_jaar, find_tabel, is_voorlopig, list_jaren
from lwd_monitor.kwb.volgorde import Kolom, select_onderwerpen

__all__ = [
    "AANTAL",
    "PROCENT",
    "Kolom",
    "Onderwerp",
    "decide_eenheid",
    "find_jaar",
    "find_jaren",
    "find_onderwerpen",
    "find_tabel",
    "find_v4",
    "is_voorlopig",
    "list_jaren",
    "list_onderwerpen",
    "list_samenstellingen",
    "select_onderwerpen",
]
