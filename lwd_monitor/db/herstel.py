"""Putting a copy in the place of a store, or into a lake that is still empty."""

import os
import shutil
import uuid
from datetime import datetime
from pathlib import Path

import duckdb

from lwd_monitor.db.bevestigd import forget_bevestigd
from lwd_monitor.db.connection import find_bestand, keep_private
from lwd_monitor.db.database import Cursor
from lwd_monitor.db.kopie import TABLES_SQL, count_rows, opened_map, sync_bestand, wal_of
from lwd_monitor.db.lake import mask_geheim, open_lake, quote
from lwd_monitor.db.migrate import list_migraties
from lwd_monitor.fout import Fout, Middel, Remedie

# Reads only: a copy is opened without the right to write, so the record's table cannot be made first.
SCHEMA_SQL = "SELECT coalesce(max(nummer), 0) FROM schema_migratie"


def replace_database(bestand: Path, url: str, nu: datetime, *, toch: bool = False) -> Path | None:
    """Put a copy in the place of the store and return where the store that stood there was laid aside.

    Notes: refuses a copy that is newer than this program. Unless `toch`: refuses while another program has the store
    open, and over a store with a newer schema than the copy's. The write-ahead log of the old store goes aside with
    it: left behind it would be replayed over the copy and spoil it.
    """
    doel = find_bestand(url)
    if doel is None:
        raise Fout("De database in het geheugen kan niet worden teruggezet. Kies met LWD_DATABASE een bestand.")
    _require_known(bestand)
    _require_fits(bestand, doel, toch)
    try:
        with opened_map(doel) as map_:
            nieuw = map_ / doel.name
            shutil.copyfile(bestand, nieuw)
            keep_private(nieuw)
            sync_bestand(nieuw)
            opzij = _lay_aside(doel, nu)
            forget_bevestigd(doel)
            os.replace(nieuw, doel)
    except OSError as exc:
        raise Fout(
            f"De back-up kan niet worden teruggezet in {doel.parent}. Controleer de schijf en de rechten."
        ) from exc
    return opzij


def get_copy_schema(bestand: Path) -> int:
    """Return the schema's number of a copy; refuses what is no whole store."""
    if not bestand.is_file():
        raise Fout(f"De back-up {bestand} bestaat niet. Controleer de naam.")
    if wal_of(bestand).exists():
        raise Fout(
            f"Naast {bestand} staat {wal_of(bestand).name}. Dit is geen back-up maar een database die open is of was."
        )
    try:
        con = duckdb.connect(str(bestand), read_only=True)
    except duckdb.Error as exc:
        raise Fout(f"De back-up {bestand} is beschadigd of is geen database. Kies een andere back-up.") from exc
    try:
        count_rows(con)
        return _read_schema(con)
    except duckdb.Error as exc:
        raise Fout(f"De back-up {bestand} is beschadigd of is niet van de monitor. Kies een andere back-up.") from exc
    finally:
        con.close()


def fill_lake(bestand: Path, url: str) -> None:
    """Fill a lake that is still empty with a copy; refuses one that holds tables, since others may be working in it."""
    _require_known(bestand)
    con, naam = open_lake(url), f"kopie_{uuid.uuid4().hex}"
    try:
        if not _is_leeg(con):
            raise Fout(
                "Deze gedeelde database is niet leeg, en anderen kunnen erin werken. Maak in PostgreSQL een nieuwe, lege "
                "database, kies een nieuwe map voor de bestanden, zet beide in LWD_DATABASE en probeer het opnieuw."
            )
        con.execute(f"ATTACH {quote(str(bestand))} AS {naam} (READ_ONLY)")
        con.execute("BEGIN")
        con.execute("DROP TABLE IF EXISTS schema_migratie")
        con.execute(f"COPY FROM DATABASE {naam} TO lwd")
        con.execute("COMMIT")
    except duckdb.Error as exc:
        melding = mask_geheim(str(exc).splitlines()[0])
        raise Fout(f"De back-up kan niet worden teruggezet. Er is niets veranderd. Melding: {melding}") from None
    finally:
        con.close()


def _is_leeg(con: Cursor) -> bool:
    """Tell whether a lake holds nothing; who only looked into it left the empty record of migrations."""
    tabellen = [row[0] for row in con.execute(TABLES_SQL).fetchall()]
    return not tabellen or (tabellen == ["schema_migratie"] and _read_schema(con) == 0)


def _require_known(bestand: Path) -> None:
    schema, bekend = get_copy_schema(bestand), list_migraties()[-1].nummer
    if schema == 0:
        raise Fout(f"In {bestand} staat geen database van de monitor.")
    if schema > bekend:
        raise Fout(
            f"De back-up heeft schema {schema}; dit programma kent schema {bekend}. Werk eerst het programma bij."
        )


def _require_fits(bestand: Path, doel: Path, toch: bool) -> None:
    if toch or not doel.exists():
        return
    schema = get_copy_schema(bestand)
    nu_schema = _read_bestaand(doel)
    if nu_schema is not None and nu_schema > schema:
        raise Fout(
            f"De database heeft schema {nu_schema} en de back-up is ouder (schema {schema}). Terugzetten gooit nieuwere "
            "gegevens weg.",
            Remedie(Middel.TOCH),
        )


def _read_bestaand(doel: Path) -> int | None:
    """Return the schema of the store that stands there; None when it cannot be read, which is why one restores."""
    try:
        con = duckdb.connect(str(doel))
    except duckdb.IOException as exc:
        if "lock" in str(exc).lower():
            raise Fout(
                f"De database {doel} is in gebruik, meestal door de monitor zelf. Stop de monitor eerst.",
                Remedie(Middel.TOCH_DRAAIEND),
            ) from exc
        return None
    except duckdb.Error:
        return None
    try:
        return _read_schema(con)
    except duckdb.Error:
        return None
    finally:
        con.close()


def _lay_aside(doel: Path, nu: datetime) -> Path | None:
    opzij = doel.with_name(f"{doel.name}.voor-{nu:%Y%m%d-%H%M%S}")
    for oud, nieuw in ((wal_of(doel), wal_of(opzij)), (doel, opzij)):
        if oud.exists():
            os.replace(oud, nieuw)
    return opzij if opzij.exists() else None


def _read_schema(con: Cursor) -> int:
    return int((con.execute(SCHEMA_SQL).fetchone() or (0,))[0])
