"""Survey outcomes of an own area: no sum or mean of its parts, but worked out from the answers and published as such."""

import pandas as pd

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import EigenGebied, Gebieden, GebiedNiveau, compute_indeling
from lwd_monitor.waarneming import store


def find_wijken(eigen: EigenGebied, gebieden: Gebieden) -> frozenset[str] | None:
    """Return the whole wijken that an own area is made of; None where it holds loose buurten, or nothing."""
    leden = {(lid.code, lid.indeling) for lid in eigen.leden}
    heel, gedekt = set(), set()
    for wijk in gebieden.list_niveau(GebiedNiveau.WIJK, eigen.leden[0].indeling) if leden else []:
        delen = {(deel.code, deel.indeling) for deel in gebieden.list_delen(wijk)}
        if (wijk.code, wijk.indeling) in leden or (delen and delen <= leden):
            heel.add(wijk.code)
            gedekt |= delen | {(wijk.code, wijk.indeling)}
    return frozenset(heel) if heel and leden <= gedekt else None


def load_eigen_uitkomsten(con: Cursor, eigen: EigenGebied, gebieden: Gebieden) -> pd.DataFrame:
    """Return the published outcomes of an own area of several whole wijken, as figures; empty for any other.

    Notes: indicator_id, jaar, waarde, noemer (people who answered), ci, status, n_effectief, gewicht. Only outcomes of
    the wijken that it has now, and of the indeling in which these are what they are.
    """
    wijken = find_wijken(eigen, gebieden) or frozenset()
    frame = store.load_eigen(con, eigen.id, ",".join(sorted(wijken)) if len(eigen.leden) > 1 else "")
    indeling = eigen.leden[0].indeling if eigen.leden else None
    eigen_jaren = [jaar for jaar in frame["jaar"].unique() if compute_indeling(jaar, gebieden.indelingen) == indeling]
    return frame[frame["jaar"].isin(eigen_jaren)].reset_index(drop=True)
