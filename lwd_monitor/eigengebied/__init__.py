"""Own areas that people make of wijken and buurten: each change a version with its reason, and each can be undone."""

from lwd_monitor.eigengebied.bewaren import (
    REGISTER,
    list_alle,
    list_gewijzigd,
    restore_eigen,
    save_eigen,
    seed_eigen,
    withdraw_eigen,
)

__all__ = [
    "REGISTER",
    "list_alle",
    "list_gewijzigd",
    "restore_eigen",
    "save_eigen",
    "seed_eigen",
    "withdraw_eigen",
]
