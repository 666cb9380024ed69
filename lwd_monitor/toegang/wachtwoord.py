"""Passwords: which are good enough, and how they are kept."""

import re
import threading
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# NIST SP 800-63B: length and a list of known passwords count, rules about signs do not.
MINIMUM_LENGTE = 12
MAXIMUM_LENGTE = 200
LOSSE_WOORDEN = 4  # so many different words together are a good password after all
MINIMUM_EIGEN = 4  # letters that must be left when the well-known words are taken out
LEET = str.maketrans("0134578@$!€", "oleastbasie")
_LIJST = Path(__file__).parent / "veelgebruikt.txt"
# One check takes 64 MB: a queue keeps a flood of logins from filling the memory.
_BEURTEN = threading.BoundedSemaphore(4)
_hasher = PasswordHasher()


@cache
def load_veelgebruikt() -> frozenset[str]:
    """Return the well-known passwords and words, in small letters."""
    return frozenset(_LIJST.read_text(encoding="utf-8").split())


def check_wachtwoord(wachtwoord: str, naam: str) -> list[str]:
    """Return what is wrong with a new password, in Dutch; empty when it is fine.

    >>> check_wachtwoord("Welkom-Wachtwoord-2026!", "eva")
    ['Dit wachtwoord is te makkelijk te raden: het bestaat uit bekende woorden. Kies bijvoorbeeld vier losse woorden.']
    """
    if len(wachtwoord) < MINIMUM_LENGTE:
        return [f"Het wachtwoord is te kort. Gebruik ten minste {MINIMUM_LENGTE} tekens."]
    if len(wachtwoord) > MAXIMUM_LENGTE:
        return [f"Het wachtwoord is te lang. Gebruik ten hoogste {MAXIMUM_LENGTE} tekens."]
    if len(set(wachtwoord)) < 5:
        return ["Het wachtwoord heeft te weinig verschillende tekens."]
    if naam and naam.casefold() in wachtwoord.casefold():
        return ["Uw naam staat in het wachtwoord. Kies iets anders."]
    if is_bekend(wachtwoord):
        return [
            "Dit wachtwoord is te makkelijk te raden: het bestaat uit bekende woorden. Kies bijvoorbeeld vier losse woorden."
        ]
    return []


def is_bekend(wachtwoord: str) -> bool:
    """Tell whether little is left of a password without well-known words, digits and signs."""
    klein = wachtwoord.casefold()
    if klein in load_veelgebruikt():
        return True
    return any(_is_zwak(vorm) for vorm in (klein, klein.translate(LEET)))


def hash_wachtwoord(wachtwoord: str) -> str:
    """Return the argon2id hash to keep."""
    with _BEURTEN:
        return _hasher.hash(wachtwoord)


def is_juist(bewaard: str | None, wachtwoord: str) -> bool:
    """Tell whether a password fits the hash; without a hash it takes as long and is never right."""
    with _BEURTEN:
        try:
            return _hasher.verify(bewaard or _get_nep(), wachtwoord) and bewaard is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _get_nep() -> str:
    return _hasher.hash("een naam die niet bestaat kost evenveel tijd")


@cache
def _get_patroon() -> re.Pattern[str]:
    woorden = sorted((w for w in load_veelgebruikt() if len(w) >= 3), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, woorden)))


def _is_zwak(tekst: str) -> bool:
    woorden = {woord for woord in _get_patroon().findall(tekst) if len(woord) >= MINIMUM_EIGEN}
    rest = re.sub(r"[^a-zà-ÿ]", "", _get_patroon().sub("", tekst))
    return len(woorden) < LOSSE_WOORDEN and len(set(rest)) < MINIMUM_EIGEN
