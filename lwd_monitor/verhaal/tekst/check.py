"""The personal data check: all finders on one text, overlaps resolved."""

from collections.abc import Iterable

from lwd_monitor.verhaal.tekst.adres import find_adressen
from lwd_monitor.verhaal.tekst.contact import find_emails, find_telefoons
from lwd_monitor.verhaal.tekst.geboorte import find_geboortedata, find_na_naam
from lwd_monitor.verhaal.tekst.gezondheid import find_gezondheid
from lwd_monitor.verhaal.tekst.kenteken import find_kentekens
from lwd_monitor.verhaal.tekst.model import TekstBevinding, make_bevinding
from lwd_monitor.verhaal.tekst.naam import find_namen
from lwd_monitor.verhaal.tekst.nummers import find_bsns, find_ibans
from lwd_monitor.verhaal.tekst.postcode import find_postcodes

Plek = tuple[int, int]

# In this order: what an earlier kind has taken, a later kind leaves alone (an IBAN holds what looks like a phone).
_HARD = (
    ("email", find_emails),
    ("iban", find_ibans),
    ("bsn", find_bsns),
    ("geboortedatum", find_geboortedata),
    ("telefoon", find_telefoons),
    ("adres", find_adressen),
    ("postcode", find_postcodes),
    ("kenteken", find_kentekens),
)


def _overlaps(plek: Plek, bezet: Iterable[Plek]) -> bool:
    return any(plek[0] < eind and start < plek[1] for start, eind in bezet)


def check_tekst(tekst: str) -> list[TekstBevinding]:
    """Return all personal data in the text in order of place.

    Notes: structured kinds carry ernst `blokkeert`, names and health remarks `bevestigen`. A health remark may hold
    a name; otherwise finds do not overlap.
    """
    bezet: list[Plek] = []
    bevindingen = []
    for soort, find in _HARD:
        for plek in find(tekst):
            if not _overlaps(plek, bezet):
                bezet.append(plek)
                bevindingen.append(make_bevinding(soort, tekst, *plek))
    namen = [plek for plek in find_namen(tekst) if not _overlaps(plek, bezet)]
    for plek in find_na_naam(tekst, [eind for _, eind in namen]):
        if not _overlaps(plek, bezet):
            bevindingen.append(make_bevinding("geboortedatum", tekst, *plek))
    bevindingen += [make_bevinding("naam", tekst, *plek) for plek in namen]
    bevindingen += [make_bevinding("gezondheid", tekst, *plek) for plek in find_gezondheid(tekst, namen)]
    return sorted(bevindingen, key=lambda bevinding: (bevinding.start, bevinding.eind))
