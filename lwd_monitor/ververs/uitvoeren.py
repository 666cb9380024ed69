"""All parts one after another: a part that fails is named in the report and does not stop the rest."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from lwd_monitor import kwb
from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import GebeurtenisSoort, find_laatste_van, write_gebeurtenis
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload import find_ophaalmap, raise_vragen
from lwd_monitor.ververs import derden, grenzen, kerncijfers
from lwd_monitor.ververs.model import Melder, Uitkomst, Verslag, Verversbron, Verzoek, Werk, list_bronnen

Deel = tuple[str, int | None, str, Callable[[], list[Uitkomst]]]
"""Name of the source, year, title for progress, and the work."""


def run_ververs(
    db: Database,
    gebruiker: Gebruiker,
    verzoek: Verzoek,
    nu: datetime,
    *,
    meld: Melder | None = None,
    is_gestopt: Callable[[], bool] = lambda: False,
    wacht: Callable[[float], None] = time.sleep,
) -> Verslag:
    """Fetch everything that is asked, each source and year as its own upload, and return what came of it.

    Notes: what stands unchanged makes no upload, so a run that was broken off goes on where it was by running again.
    Seven: beside what is asked, who hears how far it is, who may stop it, and how it rests.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    require(gebruiker, Recht.GEBIED_BEHEREN)
    bronnen = verzoek.select_bronnen()
    werk = Werk(db, gebruiker, verzoek, nu, find_ophaalmap(db.url), wacht)
    verslag = Verslag(verzoek.proef)
    for plek, bron in enumerate(bronnen):
        delen = list(_list_delen(werk, bron, verslag))
        for nummer, (naam, jaar, titel, doe) in enumerate(delen):
            if is_gestopt():
                verslag.uitkomsten.append(
                    _fail(naam, jaar, "Gestopt. Wat binnen was, blijft; de rest volgt een volgende keer.")
                )
                break
            if meld:
                meld((plek + nummer / len(delen)) / len(bronnen), titel)
            verslag.uitkomsten += _try(naam, jaar, doe)
        if is_gestopt():
            break
    if any(uitkomst.upload_id for uitkomst in verslag.uitkomsten):
        raise_vragen(db, gebruiker, nu)
    if not verzoek.proef:
        _note(werk, verslag)
    return verslag


def find_laatste(con: Cursor) -> datetime | None:
    """Return when everything was last fetched, or None when it never was."""
    return find_laatste_van(con, GebeurtenisSoort.BRONNEN_VERVERST)


def is_bereikbaar(basis: str | None) -> bool:
    """Tell whether the first source with a catalogue answers, within a few seconds."""
    return any(kerncijfers.is_bereikbaar(bron, basis) for bron in list_bronnen() if bron.catalogus)


def _note(werk: Werk, verslag: Verslag) -> None:
    """Write in the log that a run was done: also one that brought nothing new, since the clock goes by it."""
    soort = GebeurtenisSoort.BRONNEN_VERVERST
    uploads = sum(1 for uitkomst in verslag.uitkomsten if uitkomst.upload_id)
    write_gebeurtenis(
        werk.db,
        werk.gebruiker.naam,
        soort,
        werk.nu,
        delen=len(verslag.uitkomsten),
        uploads=uploads,
        niet_binnen=len(verslag.mislukt),
    )


def _list_delen(werk: Werk, bron: Verversbron, verslag: Verslag) -> Iterator[Deel]:
    """Give the parts of a source; when even the list of them cannot be had, that is the outcome of the source."""
    try:
        if bron.soort == "grenzen":
            jaren = [jaar for jaar in kwb.list_jaren() if jaar >= werk.verzoek.vanaf]
            for jaar in grenzen.order_jaren(werk, jaren):
                yield bron.naam, jaar, f"{bron.titel}, {jaar}", partial(grenzen.refresh_jaar, werk, bron, jaar)
        elif bron.soort == "kwb":
            tabellen, melding = kerncijfers.list_tabellen(werk, bron)
            if melding:
                verslag.uitkomsten.append(Uitkomst(bron.naam, None, melding=melding))
            for jaar, tabel in tabellen.items():
                if jaar >= werk.verzoek.vanaf:
                    doe = partial(kerncijfers.refresh_jaar, werk, bron, jaar, tabel)
                    yield bron.naam, jaar, f"{bron.titel}, {jaar}", lambda doe=doe: [doe()]  # type: ignore[misc]
        elif bron.soort == "tabel":
            tabel, jaren = derden.list_jaren(werk, bron)
            for jaar in jaren:
                doe = partial(derden.refresh_jaar, werk, bron, tabel, jaar)
                yield bron.naam, jaar, f"{bron.titel}, {jaar}", lambda doe=doe: [doe()]  # type: ignore[misc]
        else:
            yield bron.naam, None, bron.titel, lambda: [derden.refresh_adressen(werk, bron)]
    except Fout as fout:
        verslag.uitkomsten.append(_fail(bron.naam, None, fout.melding))


def _try(naam: str, jaar: int | None, doe: Callable[[], list[Uitkomst]]) -> list[Uitkomst]:
    try:
        return doe()
    except Fout as fout:
        return [_fail(naam, jaar, fout.melding)]


def _fail(naam: str, jaar: int | None, melding: str) -> Uitkomst:
    return Uitkomst(naam, jaar, melding=melding, mislukt=True)
