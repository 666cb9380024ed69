"""The catalogue of indicators and their publishers."""

from lwd_monitor.indicator.catalogus import build_indicator, load_catalogus, load_uitgevers
from lwd_monitor.indicator.hoofdcijfers import find_leidend, list_hoofdcijfers
from lwd_monitor.indicator.model import (
    INWONERS,
    MINIMUM_INWONERS,
    ONBESCHREVEN,
    ONBESCHREVEN_UITLEG,
    WIJKANALYSE,
    Aggregatie,
    Breuk,
    Bron,
    Dispersie,
    Indicator,
    Richting,
    Thema,
    Toetssoort,
    Werkveld,
)
from lwd_monitor.indicator.store import (
    load_bronnen,
    load_indicatoren,
    remove_indicatoren,
    sync_bronnen,
    sync_indicatoren,
)
from lwd_monitor.indicator.weergave import (
    format_bron,
    format_in_zin,
    format_ondergrens,
    format_onderschrift,
    format_precies,
    format_waarde,
)

__all__ = [
    "INWONERS",
    "MINIMUM_INWONERS",
    "ONBESCHREVEN",
    "ONBESCHREVEN_UITLEG",
    "WIJKANALYSE",
    "Aggregatie",
    "Breuk",
    "Bron",
    "Dispersie",
    "Indicator",
    "Richting",
    "Thema",
    "Toetssoort",
    "Werkveld",
    "build_indicator",
    "find_leidend",
    "format_bron",
    "format_in_zin",
    "format_ondergrens",
    "format_onderschrift",
    "format_precies",
    "format_waarde",
    "list_hoofdcijfers",
    "load_bronnen",
    "load_catalogus",
    "load_indicatoren",
    "load_uitgevers",
    "remove_indicatoren",
    "sync_bronnen",
    "sync_indicatoren",
]
