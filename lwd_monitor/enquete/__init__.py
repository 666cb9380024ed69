"""Surveys: from a file of respondents to outcomes that may be seen."""

from lwd_monitor.enquete.indicatoren import BRON_VOORBEELD, list_vernieuwd
from lwd_monitor.enquete.opvragen import (
    NIVEAUS,
    list_onbewerkt,
    list_uitkomsten,
    load_kennis,
)
from lwd_monitor.enquete.publiceren import publish_enquete
from lwd_monitor.enquete.store import has_echte_ronde
from lwd_monitor.enquete.verwerken import (
    Verwerking,
    compute_verwerking,
    read_peiling,
    require_jaar,
)

__all__ = [
    "BRON_VOORBEELD",
    "NIVEAUS",
    "Verwerking",
    "compute_verwerking",
    "has_echte_ronde",
    "list_onbewerkt",
    "list_uitkomsten",
    "list_vernieuwd",
    "load_kennis",
    "publish_enquete",
    "read_peiling",
    "require_jaar",
]
