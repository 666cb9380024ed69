"""Stories beside figures: which duidingen a person may read, per indicator and place."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lwd_monitor.verhaal.bijlage import Duiding, Houding
from lwd_monitor.verhaal.model import Verhaal


@dataclass(frozen=True)
class GeduidVerhaal:
    """A duiding with the story that carries it."""

    duiding: Duiding
    verhaal: Verhaal


def select_duidingen(
    verhalen: Iterable[Verhaal],
    indicator_id: str | None = None,
    gebieden: Collection[str] | None = None,
    indeling: int | None = None,
) -> list[GeduidVerhaal]:
    """Return the duidingen in these stories about an indicator and places of an indeling, the oldest first; None: all."""
    gevonden = [
        GeduidVerhaal(duiding, verhaal)
        for verhaal in verhalen
        for duiding in verhaal.duidingen
        if (indicator_id is None or duiding.indicator_id == indicator_id)
        and (gebieden is None or duiding.gebied_code in gebieden)
        and (indeling is None or duiding.indeling == indeling)
    ]
    return sorted(gevonden, key=lambda g: (g.duiding.jaar_tot, g.verhaal.datum, g.verhaal.id))


def list_tegenspraak(verhalen: Iterable[Verhaal]) -> list[GeduidVerhaal]:
    """Return where a story says otherwise than the figure, or two stories differ over one figure, newest first."""
    alle = select_duidingen(verhalen)
    houdingen: dict[tuple[str, str], set[Houding]] = {}
    for g in alle:
        houdingen.setdefault((g.duiding.indicator_id, g.duiding.gebied_code), set()).add(g.duiding.houding)
    botst = {plek for plek, soorten in houdingen.items() if Houding.WEERSPREEKT in soorten}
    return [g for g in reversed(alle) if (g.duiding.indicator_id, g.duiding.gebied_code) in botst]
