"""What someone chose to count for one place, beside what is counted for all."""

from lwd_monitor.cijferkeuze.gekozen import list_gekozen, save_gekozen, withdraw_gekozen

__all__ = ["list_gekozen", "save_gekozen", "withdraw_gekozen"]
