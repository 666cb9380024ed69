"""Bringing figures in, and taking them back."""

from lwd_monitor.upload.publiceren import Herkomst, publish_waarnemingen, refresh, withdraw_voorbeeld
from lwd_monitor.upload.store import find_upload_by_sha, list_uploads

__all__ = [
    "Herkomst",
    "find_upload_by_sha",
    "list_uploads",
    "publish_waarnemingen",
    "refresh",
    "withdraw_voorbeeld",
]
