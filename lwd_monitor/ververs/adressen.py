"""Streets and postcodes: fetched, placed in their buurt and published as one upload."""

from lwd_monitor.bron import fetch_postcodes
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.upload import check_adressen, run_adressen
from lwd_monitor.ververs.cijfers import build_uitkomst
from lwd_monitor.ververs.model import Uitkomst, Verversbron, Werk


def refresh_adressen(werk: Werk, bron: Verversbron) -> Uitkomst:
    """Fetch and publish all streets and postcodes of the gemeente; they are those of today and have no year."""
    pad = fetch_postcodes(
        werk.map_, ophaler=werk.build_ophaler(), gemeente=GEMEENTE_CODE, basis=werk.get_basis(bron.basis)
    )
    if werk.verzoek.proef:
        rapport = check_adressen(werk.db.cursor(), pad, bron.bron)[1]
    else:
        rapport = run_adressen(werk.db, werk.gebruiker, pad, bron.bron, werk.nu)
    return build_uitkomst(bron.naam, None, rapport, *rapport.meldingen)
