"""What ships in data/: loading it, checking the store, and taking the fictitious part out again."""

from lwd_monitor.inhoud.bijschriften import Begrip, Bijschrift, list_bijschriften, parse_begrippen
from lwd_monitor.inhoud.controle import check_database
from lwd_monitor.inhoud.instellingen import sync_instellingen
from lwd_monitor.inhoud.laden import init_database, remove_voorbeeld

__all__ = [
    "Begrip",
    "Bijschrift",
    "check_database",
    "init_database",
    "list_bijschriften",
    "parse_begrippen",
    "remove_voorbeeld",
    "sync_instellingen",
]
