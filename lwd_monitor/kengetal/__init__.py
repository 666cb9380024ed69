"""Sourced counts and amounts around the plan: het plan in cijfers."""

from lwd_monitor.kengetal.model import STATUS_WOORDEN, Kengetal, group_kengetallen, load_kengetallen
from lwd_monitor.kengetal.store import list_kengetallen, replace_kengetallen

__all__ = [
    "STATUS_WOORDEN",
    "Kengetal",
    "group_kengetallen",
    "list_kengetallen",
    "load_kengetallen",
    "replace_kengetallen",
]
