"""Figures: what is valid now for a place, an indicator and a year."""

from lwd_monitor.waarneming.export import FORMATEN, build_csv, describe_status, describe_status_terug, export_gegevens
from lwd_monitor.waarneming.model import KOLOMMEN, REDENEN_LEEG, VERBORGEN, Meting, Status
from lwd_monitor.waarneming.samenvoegen import combine_delen, combine_groepen, find_wijken, load_eigen_uitkomsten
from lwd_monitor.waarneming.store import (
    list_gevuld,
    list_van_jaar,
    list_waarnemingen,
    load_cellen,
    load_export,
    load_jaren,
    load_laatste,
    load_niveau_reeks,
    load_omtrekken,
    load_portret,
    load_reeks,
    rebuild,
    rebuild_geraakt,
)

__all__ = [
    "FORMATEN",
    "KOLOMMEN",
    "REDENEN_LEEG",
    "VERBORGEN",
    "Meting",
    "Status",
    "build_csv",
    "combine_delen",
    "combine_groepen",
    "describe_status",
    "describe_status_terug",
    "export_gegevens",
    "find_wijken",
    "list_gevuld",
    "list_van_jaar",
    "list_waarnemingen",
    "load_cellen",
    "load_eigen_uitkomsten",
    "load_export",
    "load_jaren",
    "load_laatste",
    "load_niveau_reeks",
    "load_omtrekken",
    "load_portret",
    "load_reeks",
    "rebuild",
    "rebuild_geraakt",
]
