"""Describing indicators that came in with an upload, and letting readers see them; each step a version with its way back."""

from lwd_monitor.indicatorbeheer.bewaren import (
    REGISTER,
    list_eigen_indicatoren,
    publish_indicator,
    restore_beschrijving,
    save_beschrijving,
    unpublish_indicator,
)
from lwd_monitor.indicatorbeheer.inhoud import build_beschreven, build_beschrijving, format_toml

__all__ = [
    "REGISTER",
    "build_beschreven",
    "build_beschrijving",
    "format_toml",
    "list_eigen_indicatoren",
    "publish_indicator",
    "restore_beschrijving",
    "save_beschrijving",
    "unpublish_indicator",
]
