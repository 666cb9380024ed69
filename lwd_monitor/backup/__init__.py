"""Keeping the store: copies by rotation, and putting one back."""

from lwd_monitor.backup.maken import (
    BEWAAR,
    Backup,
    check_tegen_backup,
    get_map,
    list_backups,
    make_backup,
    restore_backup,
)

__all__ = ["BEWAAR", "Backup", "check_tegen_backup", "get_map", "list_backups", "make_backup", "restore_backup"]
