"""Why the figures of a place ask for a story, in words: a floor that is not met, a change that was tested."""

from collections.abc import Mapping

from lwd_monitor.gebied import Gebieden, GebiedNiveau
from lwd_monitor.indicator import format_waarde
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.onderdelen.verandering import WOORDEN
from lwd_monitor.ui.oordeel import load_oordeelbeeld
from lwd_monitor.ui.oordeel.keuze import list_jaren
from lwd_monitor.verhaal.gesprek import Vraag

NIET_GEHAALD = "niet_gehaald"


def list_redenen(
    niveau: GebiedNiveau, bereik: Mapping[str, set[str]], vragen: list[Vraag], gebieden: Gebieden
) -> dict[str, tuple[str, ...]]:
    """Return the reasons per place; what is invented gives none."""
    normen = _list_normen(niveau, gebieden)
    return {
        code: (*normen.get(code, ()), *_list_veranderd(code, codes, vragen, gebieden)) for code, codes in bereik.items()
    }


def find_jaar(niveau: GebiedNiveau, gebieden: Gebieden) -> int | None:
    """Return the newest year with figures of a niveau, or None."""
    jaren = list_jaren(bronnen.load_jaren(), niveau.value, gebieden.nieuwste)
    return int(jaren[0]) if jaren else None


def _list_normen(niveau: GebiedNiveau, gebieden: Gebieden) -> dict[str, list[str]]:
    jaar = find_jaar(niveau, gebieden)
    if jaar is None:
        return {}
    beeld, catalogus, uitgevers = (
        load_oordeelbeeld(niveau.value, jaar),
        bronnen.load_indicatoren(),
        bronnen.load_bronnen(),
    )
    grenzen = beeld.indicatoren.set_index("id")["ondergrens"]
    zinnen: dict[str, list[str]] = {}
    for rij in beeld.onderdelen[beeld.onderdelen["ondergrens"] == NIET_GEHAALD].itertuples():
        indicator = catalogus.get(rij.indicator)
        if indicator is None or (indicator.bron in uitgevers and uitgevers[indicator.bron].fictief):
            continue
        waarde, grens = (format_waarde(indicator, x) for x in (rij.waarde, grenzen[rij.indicator]))
        zin = f"Ondergrens niet gehaald: {indicator.titel_kort} {waarde} in {int(rij.jaar)}, ondergrens {grens}"
        zinnen.setdefault(rij.gebied, []).append(zin)
    return zinnen


def _list_veranderd(code: str, codes: set[str], vragen: list[Vraag], gebieden: Gebieden) -> list[str]:
    catalogus = bronnen.load_indicatoren()
    zinnen = []
    for vraag in vragen:
        if (
            not vraag.richting
            or vraag.vervallen_op
            or vraag.gebied_code not in codes
            or vraag.indicator_id not in catalogus
        ):
            continue
        deel = gebieden.find(vraag.gebied_code, vraag.indeling) if vraag.gebied_code != code else None
        waar = f" in {deel.naam}" if deel else ""
        titel = catalogus[vraag.indicator_id].titel_kort
        zinnen.append(f"{titel}{waar} {WOORDEN[vraag.richting]} van {vraag.jaar_van} naar {vraag.jaar_tot}")
    return zinnen
