"""Tables of others in the catalogue of CBS, each year as an upload; and streets and postcodes as one upload."""

from lwd_monitor.bron import NietGevonden, Tabeldeel, fetch_perioden, fetch_postcodes, fetch_tabel
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.upload import Opties, check_adressen, run_adressen
from lwd_monitor.ververs.cijfers import bring_in, build_uitkomst
from lwd_monitor.ververs.model import Uitkomst, Verversbron, Werk


def list_jaren(werk: Werk, bron: Verversbron) -> tuple[str, list[int]]:
    """Return the first table of a source that is there, with its whole years from the year that was asked."""
    for tabel in bron.tabellen[:-1]:
        try:
            return tabel, _list_vanaf(werk, bron, tabel)
        except NietGevonden:
            continue
    return bron.tabellen[-1], _list_vanaf(werk, bron, bron.tabellen[-1])


def _list_vanaf(werk: Werk, bron: Verversbron, tabel: str) -> list[int]:
    jaren = fetch_perioden(tabel, ophaler=werk.build_ophaler(), basis=werk.get_basis(bron.basis))
    return [jaar for jaar in jaren if jaar >= werk.verzoek.vanaf]


def refresh_jaar(werk: Werk, bron: Verversbron, tabel: str, jaar: int) -> Uitkomst:
    """Fetch and publish one year of a table; of the topics only those that the catalogue describes."""
    voorwaarden = [bron.filter, f"Perioden eq '{jaar}JJ00'"]
    pad = fetch_tabel(
        tabel,
        werk.map_,
        ophaler=werk.build_ophaler(),
        gemeente=GEMEENTE_CODE,
        basis=werk.get_basis(bron.basis),
        deel=Tabeldeel(filter=" and ".join(deel for deel in voorwaarden if deel), achtervoegsel=f"_{jaar}"),
    )
    rapport = bring_in(werk, pad, Opties(alleen_bekend=True))
    return build_uitkomst(bron.naam, jaar, rapport)


def refresh_adressen(werk: Werk, bron: Verversbron) -> Uitkomst:
    """Fetch and publish all streets and postcodes of the gemeente; they are those of today and have no year."""
    pad = fetch_postcodes(
        werk.map_, ophaler=werk.build_ophaler(), gemeente=GEMEENTE_CODE, basis=werk.get_basis(bron.basis)
    )
    if werk.verzoek.proef:
        rapport = check_adressen(werk.db.cursor(), pad, bron.bron).rapport
    else:
        rapport = run_adressen(werk.db, werk.gebruiker, pad, bron.bron, werk.nu)
    return build_uitkomst(bron.naam, None, rapport, *rapport.meldingen)
