"""What goes wrong with the store, told in plain Dutch."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from lwd_monitor.db.lake import mask_geheim
from lwd_monitor.fout import Fout, Middel, Remedie

BEZET = (
    "Opslaan is niet gelukt: er wordt nu te veel tegelijk opgeslagen. Er is niets half opgeslagen. Probeer het opnieuw."
)

# What the disk or the file is to blame for; anything else is a fault of the program and crashes loudly.
STUK = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException, duckdb.SerializationException, OSError)


def explain_openen(bestand: Path, tekst: str) -> str:
    """Return why a store cannot be opened, from what DuckDB says of it."""
    # "lock" alone will not do: a damaged file is told with the word "block".
    if any(woord in tekst.lower() for woord in ("set lock", "conflicting lock", "used by another process")):
        return (
            f"Het databasebestand {bestand} is in gebruik door een ander programma, meestal de monitor zelf. "
            "Stop dat programma (Ctrl+C in het venster waar het draait) en probeer het opnieuw."
        )
    if "permission" in tekst.lower() or "read-only" in tekst.lower():
        return f"Het databasebestand {bestand} mag niet worden beschreven. Controleer de rechten op de map."
    return f"Het databasebestand {bestand} kan niet worden geopend. Het is beschadigd of geen database."


def explain_opslaan(tekst: str) -> str:
    """Return why a write did not land, from what DuckDB says of it."""
    laag = tekst.lower()
    if is_vol(tekst):
        return "Opslaan is niet gelukt: de schijf van de server is vol. Er is niets half opgeslagen. Waarschuw de beheerder."
    if "read-only" in laag or "permission" in laag:
        return "Opslaan is niet gelukt: de database mag niet worden beschreven. Er is niets half opgeslagen."
    return (
        "Opslaan is niet gelukt: de database geeft een fout. Er is niets half opgeslagen. Waarschuw de beheerder; die kan "
        "de monitor opnieuw starten of een back-up terugzetten."
    )


def is_vol(tekst: str) -> bool:
    """Tell whether the disk is full."""
    return any(woord in tekst.lower() for woord in ("no space", "disk full", "could not write", "failed to truncate"))


@contextmanager
def told_in_dutch(bestand: str) -> Iterator[None]:
    """Turn what a damaged file does while it is read into a refusal in plain Dutch."""
    try:
        yield
    except (*STUK, duckdb.InternalException) as exc:
        raise Fout(f"De database {mask_geheim(bestand)} is beschadigd.", Remedie(Middel.TERUGZETTEN)) from exc
