"""Wijk- and dorpsopgaven: the document of a place for a period, its opgaven, yearly plan and figures."""

from lwd_monitor.opgave.bijwerken import carry_over, check_einde, fill_analyse, save_opgave, save_regel
from lwd_monitor.opgave.model import (
    CIJFER,
    PUNT,
    REGEL,
    REGISTER,
    Opgave,
    Regelstatus,
    Staat,
    build_meegeleverd,
    list_feiten,
    list_opgaven,
)

__all__ = [
    "CIJFER",
    "PUNT",
    "REGEL",
    "REGISTER",
    "Opgave",
    "Regelstatus",
    "Staat",
    "build_meegeleverd",
    "carry_over",
    "check_einde",
    "fill_analyse",
    "list_feiten",
    "list_opgaven",
    "save_opgave",
    "save_regel",
]
