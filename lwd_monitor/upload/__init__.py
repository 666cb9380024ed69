"""Bringing figures in, and taking them back."""

from lwd_monitor.upload.publiceren import (
    Bijlage,
    Herkomst,
    Uitslag,
    publish_waarnemingen,
    undo_upload,
    withdraw_voorbeeld,
)
from lwd_monitor.upload.store import find_upload_by_sha, list_uploads

__all__ = [
    "Bijlage",
    "Herkomst",
    "Uitslag",
    "find_upload_by_sha",
    "list_uploads",
    "publish_waarnemingen",
    "undo_upload",
    "withdraw_voorbeeld",
]
