"""What the Uitleg page asks beside what every page has."""

from functools import cache
from pathlib import Path

from lwd_monitor import gebied
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import ProgrammaBuurt, build_programma_lijst
from lwd_monitor.inhoud import Begrip, Bijschrift, list_bijschriften, parse_begrippen
from lwd_monitor.ui.opslag import per_versie

PROJECT = Path(__file__).resolve().parents[3]


@per_versie
def load_hergebruikt(con: Cursor, van: int, naar: int) -> list[tuple[str, str, str]]:
    """Return the codes that mean another place in the newer indeling."""
    namen = {plaats.code: plaats.naam for plaats in gebied.list_gebieden(con, indeling=naar)}
    return gebied.list_hergebruikt(gebied.load_overgang(con, van, naar), namen)


@per_versie
def load_programma(con: Cursor) -> list[ProgrammaBuurt]:
    """Return the programme's own list beside the names of the CBS."""
    return build_programma_lijst(
        gebied.load_programma_buurten(con), gebied.load_aliassen(con), gebied.load_gebieden(con)
    )


@per_versie
def load_bijschriften(con: Cursor) -> list[Bijschrift]:
    """Return what stands beside each shipped file."""
    return list_bijschriften(PROJECT / "data")


@per_versie
def load_begrippen(con: Cursor) -> list[Begrip]:
    """Return the glossary."""
    return parse_begrippen(read_docs("begrippen.md"))


@cache
def read_docs(naam: str) -> str:
    """Return the text of a page in docs/ without its title, which the page itself shows."""
    tekst = (PROJECT / "docs" / naam).read_text(encoding="utf-8")
    return tekst.split("\n", 1)[1] if tekst.startswith("# ") else tekst
