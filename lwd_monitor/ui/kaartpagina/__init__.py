"""The parts of the Kaart page: what is asked for, the filters, the map, the panel and the table."""

from lwd_monitor.ui.kaartpagina.beeld import Kaartbeeld
from lwd_monitor.ui.kaartpagina.filters import kies_kaart, show_filters
from lwd_monitor.ui.kaartpagina.jaarkaarten import load_kaartbeeld
from lwd_monitor.ui.kaartpagina.kop import show_kop
from lwd_monitor.ui.kaartpagina.paneel import show_paneel
from lwd_monitor.ui.kaartpagina.tabel import show_tabel
from lwd_monitor.ui.kaartpagina.tekening import show_download, show_tekening

__all__ = [
    "Kaartbeeld",
    "kies_kaart",
    "load_kaartbeeld",
    "show_download",
    "show_filters",
    "show_kop",
    "show_paneel",
    "show_tabel",
    "show_tekening",
]
