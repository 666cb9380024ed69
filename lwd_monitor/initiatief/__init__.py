"""Initiatieven of residents and vouchers: the register, and counts per wijk once a year is complete."""

from lwd_monitor.initiatief.telling import (
    REGISTER,
    VOUCHER,
    compute_tellingen,
    compute_verplichting,
    list_complete_jaren,
    list_initiatieven,
    list_vouchers,
    publish_jaar,
)

__all__ = [
    "REGISTER",
    "VOUCHER",
    "compute_tellingen",
    "compute_verplichting",
    "list_complete_jaren",
    "list_initiatieven",
    "list_vouchers",
    "publish_jaar",
]
