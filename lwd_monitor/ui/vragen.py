"""The questions that a person may see, kept until the data changes."""

from collections.abc import Collection
from datetime import date

from markupsafe import Markup

from lwd_monitor import bewering
from lwd_monitor.bewering import Aanleiding, Onderwerp
from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_CODE, Gebieden
from lwd_monitor.gesprek import Vraag, list_vragen
from lwd_monitor.toegang import DEMO_GEBRUIKERS, Gebruiker, Recht, Rol, has_recht
from lwd_monitor.ui import laden
from lwd_monitor.ui.onderdelen.vraag import build_vragen
from lwd_monitor.ui.opslag import per_versie


@per_versie
def _load_vragen(con: Cursor, rol: Rol | None, dag: date) -> list[Vraag]:
    # The day stands in the key, because a consent may end: an answer that is gone shows no longer.
    gebruiker = DEMO_GEBRUIKERS[rol] if rol else None
    return list_vragen(con, gebruiker, {v.id for v in laden.load_verhalen(gebruiker)})


@per_versie
def load_aanleidingen(con: Cursor) -> dict[Onderwerp, Aanleiding]:
    """Return the tested changes behind the questions, tested over all places and indicators together."""
    return bewering.load_aanleidingen(con, laden.load_gebieden())


def load_vragen(gebruiker: Gebruiker | None) -> list[Vraag]:
    """Return the questions for a person; kept per role, so no one is handed another's."""
    return _load_vragen(gebruiker.rol if gebruiker else None, date.today())


def build_vragen_bij(
    gebruiker: Gebruiker | None,
    gebieden: Gebieden,
    codes: Collection[str],
    indicatoren: Collection[str],
    *,
    met_knop: bool = True,
) -> Markup:
    """Return the questions about these figures in these places, as they stand beside the figures; else nothing.

    Notes: the gemeente as a whole shows none of its parts. A question whose change is gone stays off the pages for readers.
    """
    passend = [
        vraag
        for vraag in load_vragen(gebruiker)
        if vraag.indicator_id in indicatoren
        and vraag.gebied_code in codes
        and vraag.indeling == gebieden.nieuwste
        and vraag.vervallen_op is None
    ]
    if not passend or GEMEENTE_CODE in codes:
        return Markup()
    titels = {v.id: v.titel for v in laden.load_verhalen(gebruiker)}
    mag = met_knop and has_recht(gebruiker, Recht.VERHAAL_INSTUREN)
    return build_vragen(passend, laden.load_indicatoren(), gebieden, titels, load_aanleidingen(), met_knop=mag)
