"""Words of the map: values with their unit, class labels, and why a figure is missing."""

from lwd_monitor.kaart.klassen import Klassen
from lwd_monitor.opmaak import format_getal
from lwd_monitor.waarneming import Status

# Units short enough to stand beside each number; a longer unit is told once, above the legend.
SUFFIXES = {"%": "%", "procent": "%", "km": " km", "ha": " ha", "hectare": " ha", "jaar": " jaar"}
PREFIXES = {"euro": "€ ", "€": "€ "}
NAMELESS = ("", "aantal", "klasse")

GEEN_CIJFER, TE_WEINIG, AFGESCHERMD = "geen_cijfer", "te_weinig", "afgeschermd"
MISSING_WORDS = {
    GEEN_CIJFER: Status.ONTBREEKT.woord,
    TE_WEINIG: Status.TE_WEINIG.woord,
    AFGESCHERMD: Status.ONDERDRUKT.woord,
}
MISSING_BY_STATUS = {Status.TE_WEINIG: TE_WEINIG, Status.ONDERDRUKT: AFGESCHERMD}
# Values of which a reader is told what they are.
TOLD = (Status.GESCHAT, Status.VOORLOPIG, Status.VOORBEELD)

# Fewer classes than four still run from light to dark.
TINTS = {1: (1,), 2: (0, 2), 3: (0, 1, 3), 4: (0, 1, 2, 3)}


def format_met_eenheid(waarde: float | None, eenheid: str, decimalen: int, *, kort: bool = False) -> str:
    """Write a value with its unit: 55%, 1,2 km, € 1.234 or 12 per 1.000 inwoners; `kort` leaves long units out."""
    getal = format_getal(waarde, decimalen)
    if eenheid in PREFIXES:
        return PREFIXES[eenheid] + getal
    if eenheid in SUFFIXES:
        return getal + SUFFIXES[eenheid]
    return getal if kort or eenheid in NAMELESS else f"{getal} {eenheid}"


def format_klassen(klassen: Klassen, eenheid: str) -> list[str]:
    """Write each class: "minder dan 60%", "60 tot 70%", "80% of meer"."""

    def write(waarde: float) -> str:
        return format_met_eenheid(waarde, eenheid, _needed_decimalen(klassen), kort=True)

    if klassen.waarden:
        return [write(w) for w in klassen.waarden]
    first, last = klassen.grenzen[0], klassen.grenzen[-1]
    single = 10.0**-klassen.decimalen
    middle = [
        # A class of one printable value is that value: "3", not "3 tot 4".
        write(low)
        if abs(high - low - single) < 1e-9
        else f"{format_getal(low, _needed_decimalen(klassen)) if eenheid not in PREFIXES else write(low)} tot {write(high)}"
        for low, high in zip(klassen.grenzen, klassen.grenzen[1:], strict=False)
    ]
    return [f"minder dan {write(first)}", *middle, f"{write(last)} of meer"]


def get_long_eenheid(eenheid: str) -> str:
    """Return the unit when it is too long to stand beside each number, else an empty text."""
    return "" if eenheid in SUFFIXES or eenheid in PREFIXES or eenheid in NAMELESS else eenheid


def format_aantal(aantal: int, woord: tuple[str, str]) -> str:
    """Write a count with its noun: "9 buurten", "1 buurt"."""
    return f"{format_getal(aantal)} {woord[0] if aantal == 1 else woord[1]}"


def _needed_decimalen(klassen: Klassen) -> int:
    """Return the fewest decimals that write every limit exactly, so that a limit of 60 is not printed as 60,0."""
    numbers = klassen.waarden or klassen.grenzen
    for decimalen in range(klassen.decimalen):
        if all(abs(n * 10**decimalen - round(n * 10**decimalen)) < 1e-9 for n in numbers):
            return decimalen
    return klassen.decimalen
