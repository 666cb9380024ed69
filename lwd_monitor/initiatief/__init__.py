"""Initiatieven of residents and vouchers: the register, and counts per wijk once a year is complete."""

from lwd_monitor.initiatief.lezen import (
    COMPLEET,
    REGISTER,
    VOUCHER,
    Verplichting,
    compute_verplichting,
    list_complete_jaren,
    list_initiatieven,
    list_vouchers,
)
from lwd_monitor.initiatief.telling import Telling, compute_tellingen, publish_jaar

__all__ = [
    "COMPLEET",
    "REGISTER",
    "VOUCHER",
    "Telling",
    "Verplichting",
    "compute_tellingen",
    "compute_verplichting",
    "list_complete_jaren",
    "list_initiatieven",
    "list_vouchers",
    "publish_jaar",
]
