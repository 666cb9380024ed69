"""Which stories that ship are new to a store, or were corrected since it was filled."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lwd_monitor.db import Cursor
from lwd_monitor.verhaal import store
from lwd_monitor.verhaal.model import Verhaal, VerhaalStatus


def list_te_publiceren(con: Cursor, verhalen: Iterable[Verhaal], gebruiker: str, vandaag: date) -> list[Verhaal]:
    """Return the stories to publish: those that never were here, and the corrected text of those only `gebruiker` wrote in.

    Notes: what a person changed stays as it is, and a story that was withdrawn does not come back.
    """
    bekend = store.list_bekende_ids(con)
    gevonden = []
    for verhaal in verhalen:
        if verhaal.id not in bekend:
            gevonden.append(verhaal)
        elif nieuwer := _find_nieuwer(con, verhaal, gebruiker, vandaag):
            gevonden.append(nieuwer)
    return gevonden


def _find_nieuwer(con: Cursor, verhaal: Verhaal, gebruiker: str, vandaag: date) -> Verhaal | None:
    oud = store.find_verhaal(con, verhaal.id)
    if oud is None or oud.status is not VerhaalStatus.GEPUBLICEERD:
        return None
    # A date that is only known by its year ends today at the latest: that alone is no correction.
    datum = oud.datum if verhaal.datum == vandaag else verhaal.datum
    if replace(verhaal, versie=oud.versie, datum=datum) == oud:
        return None
    if any(versie.gebruiker != gebruiker for versie in store.list_versies(con, verhaal.id)):
        return None
    return replace(verhaal, versie=oud.versie + 1)
