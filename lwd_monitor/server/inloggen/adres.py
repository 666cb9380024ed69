"""Where somebody was going before he had to log in."""

VERDER_COOKIE = "lwd_verder"
LANGSTE = 1000


def is_eigen_adres(adres: str) -> bool:
    """Tell whether an address stays within this app: a path, never another host.

    >>> is_eigen_adres("/gebied?gebied=BU01411402"), is_eigen_adres("//kwaad.nl"), is_eigen_adres("https://kwaad.nl")
    (True, False, False)
    """
    schoon = len(adres) <= LANGSTE and adres.isascii() and adres.isprintable() and "\\" not in adres
    return schoon and adres.startswith("/") and not adres.startswith(("//", "/inloggen", "/uitloggen", "/auth/"))


def read_verder(adres: str | None) -> str:
    """Return the address to go on to, or the start."""
    return adres if adres and is_eigen_adres(adres) else "/"
