"""What the wijkkompas says of the figures behind a place: did each change over its years?"""

from lwd_monitor.bewering.rijen import VERANDERING, Bekend, Rijoordeel, judge_rijen
from lwd_monitor.bewering.themas import PAGINA
from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import Richting
from lwd_monitor.profiel import Profiel


def judge_profiel(gebied: Gebied, profiel: Profiel, bekend: Bekend | None = None) -> dict[str, Rijoordeel]:
    """Return the rows of a place that can count in a theme, with their change, in one family; by indicator.

    Notes: a figure of the wijk around a buurt says nothing about the buurt. `bekend` as in `judge_rijen`.
    """
    telt = {
        (gebied.code, id_): rij
        for id_, rij in profiel.rijen.items()
        if rij.indicator.richting is not Richting.NEUTRAAL and rij.bron_gebied is None
    }
    return {id_: oordeel for (_, id_), oordeel in judge_rijen(PAGINA, telt, (VERANDERING,), bekend).items()}
