"""Surveys: from a file of respondents to outcomes that may be seen."""

from lwd_monitor.enquete.indicatoren import BRON_VOORBEELD, list_vernieuwd
from lwd_monitor.enquete.opvragen import (
    NIVEAUS,
    list_onbewerkt,
    list_respondenten,
    list_uitkomsten,
    load_kennis,
    remove_respondenten,
)
from lwd_monitor.enquete.publiceren import Uitslag, publish_enquete
from lwd_monitor.enquete.store import has_echte_ronde, list_rondes, load_samenhang
from lwd_monitor.enquete.verwerken import (
    Peiling,
    Verwerking,
    compute_verwerking,
    read_peiling,
    require_jaar,
)

__all__ = [
    "BRON_VOORBEELD",
    "NIVEAUS",
    "Peiling",
    "Uitslag",
    "Verwerking",
    "compute_verwerking",
    "has_echte_ronde",
    "list_onbewerkt",
    "list_respondenten",
    "list_rondes",
    "list_uitkomsten",
    "list_vernieuwd",
    "load_kennis",
    "load_samenhang",
    "publish_enquete",
    "read_peiling",
    "remove_respondenten",
    "require_jaar",
]
