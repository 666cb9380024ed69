"""Which column or short name stands for which indicator, per source; the names themselves are data."""

import re
import tomllib
from pathlib import Path

BESTAND = Path(__file__).resolve().parents[3] / "data" / "cijfers" / "namen.toml"
_NAMEN = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
KORT: dict[str, str] = _NAMEN["kort"]
LEEFBAAROMETER: dict[str, str] = _NAMEN["leefbaarometer"]
LEEFTIJD: dict[str, str] = _NAMEN["leeftijd"]
KOLOMMEN: dict[str, list[str]] = _NAMEN["kolommen"]
# Forms whose topics the publisher names: an unknown one is new, not a typing error.
MET_ONDERWERPEN = frozenset(_NAMEN["vormen"]["met_onderwerpen"])


def get_bron(indicator_id: str) -> str:
    """Give the source that goes with an indicator id."""
    return next((bron["naam"] for bron in _NAMEN["bron"] if indicator_id.startswith(bron["begin"])), "")


def list_bronnamen() -> dict[str, str]:
    """Give the names of sources that the forms give, to the keys of the catalogue of publishers."""
    return {bron["naam"]: bron["sleutel"] for bron in _NAMEN["bron"] if bron["sleutel"]}


def format_id(naam: str) -> str:
    """Turn a column name or a title into an id of lower case words.

    >>> format_id("ErvarenGezondheidGoedZeerGoed"), format_id("% inwoners (65+)")
    ('ervaren_gezondheid_goed_zeer_goed', 'inwoners_65')
    """
    los = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)", "_", naam.strip())
    plat = los.lower().translate(str.maketrans("éèëêïíóöôüúáàäç", "eeeeiiooouuaaac"))
    return re.sub(r"[^a-z0-9]+", "_", plat).strip("_")
