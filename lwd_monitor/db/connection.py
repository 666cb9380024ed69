"""Opening the store."""

from contextlib import suppress
from pathlib import Path

import duckdb

from lwd_monitor.db.bevestigd import Bevestigd
from lwd_monitor.db.database import Database
from lwd_monitor.db.lake import LAKE, mask_geheim, open_lake
from lwd_monitor.db.storing import explain_openen
from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import find_kernen, get_database

PROJECT = Path(__file__).resolve().parents[2]
STANDAARD_URL = "duckdb:///data/lwd.duckdb"
# What is not public stands in the store and its copies, and others have accounts on a server too.
ALLEEN_EIGEN = 0o600


def get_url() -> str:
    """Return where the store is, from LWD_DATABASE or the default file in data/."""
    return get_database(STANDAARD_URL)


def find_bestand(url: str) -> Path | None:
    """Return the file behind a `duckdb:` url (three slashes: from the project's folder); None for memory or a lake."""
    if not url.startswith("duckdb://") or url == "duckdb://:memory:":
        return None
    pad = Path(url.removeprefix("duckdb:///"))
    return pad if pad.is_absolute() else PROJECT / pad


def open_database(url: str | None = None) -> Database:
    """Open the store behind `url`; refuses in plain Dutch when another program has the file."""
    url = url or get_url()
    if url.startswith(LAKE):
        return Database(_limit(open_lake(url)), url)
    if url == "duckdb://:memory:":
        return Database(_limit(duckdb.connect(":memory:")), url)
    bestand = find_bestand(url)
    if bestand is None:
        raise Fout(
            f"LWD_DATABASE is '{mask_geheim(url)}'. Dat adres ken ik niet. Gebruik bijvoorbeeld {STANDAARD_URL}."
        )
    try:
        bestand.parent.mkdir(parents=True, exist_ok=True)
        nieuw = not bestand.exists()
        con = duckdb.connect(str(bestand))
        if nieuw:
            keep_private(bestand)
        return Database(_limit(con), url, Bevestigd(bestand))
    except duckdb.IOException as exc:
        raise Fout(explain_openen(bestand, str(exc))) from exc
    except duckdb.Error as exc:
        raise Fout(f"Het databasebestand {bestand} is beschadigd of is geen database. Zet een back-up terug.") from exc
    except OSError as exc:
        raise Fout(f"De map {bestand.parent} kan niet worden gebruikt. Controleer de rechten op de map.") from exc


def _limit(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Give a connection no more cores than LWD_KERNEN allows."""
    if kernen := find_kernen():
        con.execute(f"SET threads = {kernen}")
    return con


def keep_private(pad: Path) -> None:
    """Let a file be for this account alone, where the disk knows such a thing."""
    with suppress(OSError):
        pad.chmod(ALLEEN_EIGEN)
