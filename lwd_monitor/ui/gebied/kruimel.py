"""Links between places, and the trail from the gemeente to this one."""

from urllib.parse import urlencode

from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden
from lwd_monitor.ui import laden
from lwd_monitor.ui.opslag import per_versie


def build_link(gebied: Gebied | EigenGebied, gebieden: Gebieden, tekst: str = "") -> Markup:
    """Return a link to the page of a place."""
    vraag = {"gebied": gebied.sleutel}
    if isinstance(gebied, Gebied) and gebied.indeling != gebieden.nieuwste:
        vraag["indeling"] = str(gebied.indeling)
    return Markup("<a href='gebied?{}' target='_self'>{}</a>").format(urlencode(vraag), tekst or gebied.naam)


@per_versie
def load_kruimelpad(con: Cursor, sleutel: str, indeling: int) -> Markup:
    """Return the trail gemeente - wijk - buurt; a priority area hangs under the places around its parts."""
    gebieden = laden.load_gebieden()
    gebied = gebieden.get(sleutel, indeling)
    if isinstance(gebied, Gebied):
        ouders: list[Gebied] = gebieden.list_ouders(gebied)
    elif len(gebied.leden) == 1:
        ouders = gebieden.list_ouders(gebied.leden[0])
    else:
        ouders = [gebieden.get_gemeente()]
    stappen = [Markup("<li>{}</li>").format(build_link(ouder, gebieden)) for ouder in ouders]
    stappen.append(Markup("<li aria-current='page'>{}</li>").format(gebied.naam))
    return Markup("<nav class='kruimel' aria-label='U bent hier'><ol>{}</ol></nav>").format(Markup().join(stappen))


def build_delen(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> Markup:
    """Return the list of the parts of a place, with links; empty for a buurt."""
    delen = _list_delen(gebied, gebieden)
    if not delen:
        return Markup()
    lijst = Markup().join(Markup("<li>{}</li>").format(build_link(deel, gebieden)) for deel in delen)
    return Markup("<section class='delen'><h2>{} {}</h2><ul>{}</ul></section>").format(
        delen[0].niveau.meervoud.capitalize() + " in", gebied.naam, lijst
    )


def _list_delen(gebied: Gebied | EigenGebied, gebieden: Gebieden) -> list[Gebied]:
    if isinstance(gebied, EigenGebied) and len(gebied.leden) == 1:
        return gebieden.list_delen(gebied.leden[0])
    return gebieden.list_delen(gebied)
