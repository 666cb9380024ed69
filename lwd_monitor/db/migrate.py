"""Bringing the schema up to date: numbered files, each applied once with its record."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from lwd_monitor.db.database import Cursor, Database
from lwd_monitor.fout import Fout

MIGRATIONS = Path(__file__).parent / "migrations"
VIEWS = Path(__file__).parent / "views"
CREATE_RECORD_SQL = """
CREATE TABLE IF NOT EXISTS schema_migratie (
  nummer INTEGER NOT NULL, naam VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, toegepast_op TIMESTAMP NOT NULL)
"""
LIST_RECORDS_SQL = "SELECT nummer, naam, sha256 FROM schema_migratie ORDER BY nummer"
ADD_RECORD_SQL = "INSERT INTO schema_migratie VALUES ($nummer, $naam, $sha256, CAST(now() AS TIMESTAMP))"


@dataclass(frozen=True)
class Migratie:
    """One numbered file that changes the schema."""

    nummer: int
    naam: str
    sql: str

    @property
    def sha256(self) -> str:
        """Return the fingerprint by which a file that was edited afterwards is recognised."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def list_migraties(folder: Path = MIGRATIONS) -> list[Migratie]:
    """Return the migrations in order; two files with one number are refused."""
    found: dict[int, Migratie] = {}
    for path in sorted(folder.glob("[0-9]*.sql")):
        nummer = int(path.name[:4])
        if nummer in found:
            raise ValueError(f"two migrations share number {nummer:04d}: {found[nummer].naam} and {path.stem}")
        found[nummer] = Migratie(nummer, path.stem, path.read_text(encoding="utf-8"))
    return [found[n] for n in sorted(found)]


def get_schema_nummer(con: Cursor) -> int:
    """Return the number of the last migration that was applied; 0 for an empty store."""
    con.execute(CREATE_RECORD_SQL)
    return max((nummer for nummer, _, _ in con.execute(LIST_RECORDS_SQL).fetchall()), default=0)


def apply_migrations(db: Database, folder: Path = MIGRATIONS) -> int:
    """Bring the schema up to date and return its number.

    Notes: refuses a store that is newer than this program, and a migration file that was changed after it was applied.
    """
    con = db.cursor()
    con.execute(CREATE_RECORD_SQL)
    applied = {nummer: (naam, sha) for nummer, naam, sha in con.execute(LIST_RECORDS_SQL).fetchall()}
    migraties = list_migraties(folder)
    _require_known(applied, migraties)
    for migratie in migraties:
        if migratie.nummer not in applied:
            _apply(con, migratie)
    db.forget_versie()
    for view in sorted(VIEWS.glob("*.sql")):
        con.execute(view.read_text(encoding="utf-8"))
    return migraties[-1].nummer if migraties else 0


def _require_known(applied: dict[int, tuple[str, str]], migraties: list[Migratie]) -> None:
    known = {m.nummer: m for m in migraties}
    if unknown := sorted(set(applied) - set(known)):
        raise Fout(
            f"De database heeft schema {unknown[-1]}; dit programma kent schema {max(known, default=0)}. "
            "De database is nieuwer dan het programma. Werk het programma bij."
        )
    for nummer, (naam, sha) in applied.items():
        if known[nummer].sha256 != sha:
            raise Fout(f"Migratie {naam} is veranderd nadat zij is toegepast. Zet het oorspronkelijke bestand terug.")


def _apply(con: Cursor, migratie: Migratie) -> None:
    con.execute("BEGIN")
    try:
        con.execute(migratie.sql)
        con.execute(ADD_RECORD_SQL, {"nummer": migratie.nummer, "naam": migratie.naam, "sha256": migratie.sha256})
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise
