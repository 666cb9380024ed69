"""What a text that may be shown has to pass."""

from lwd_monitor.fout import Fout
from lwd_monitor.invoer import check_tekens
from lwd_monitor.tekst import check_tekst

MAX_LENGTE = 1000


def require_tekst(tekst: str, wat: str) -> str:
    """Return the text without spaces round it; it may be shown, so it passes the same check as a story."""
    schoon = tekst.strip()
    if not schoon or len(schoon) > MAX_LENGTE:
        raise Fout(f"Schrijf {wat}, in hoogstens {MAX_LENGTE} tekens.")
    if vreemd := check_tekens(schoon, wat, regels=True):
        raise Fout(vreemd[0])
    if gevonden := check_tekst(schoon):
        raise Fout(f"Er staat misschien iets persoonlijks in: {gevonden[0].tekst}. Haal het weg.")
    return schoon
