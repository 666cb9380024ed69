"""Why the figures of a place ask for a story, in words: a floor that is not met, a change that was tested."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lwd_monitor.bewering.model import Bewering, Beweringoordeel, Beweringsoort
from lwd_monitor.bewering.ondergrens import TOETS as TOETS_ONDERGRENS
from lwd_monitor.bewering.oordeelbeeld import Oordeelbeeld
from lwd_monitor.bewering.vragen import Aanleiding, Onderwerp, build_wending, describe_wending, find_aanleiding
from lwd_monitor.gebied import Gebieden
from lwd_monitor.gesprek import Vraag
from lwd_monitor.indicator import Bron, Indicator, format_waarde

PAGINA = "stiltekaart"
NIET_GEHAALD = "niet_gehaald"


@dataclass(frozen=True)
class Cijferstand:
    """What the figures of all places say now: the catalogue, its publishers, the verdicts and the open questions."""

    indicatoren: Mapping[str, Indicator]
    bronnen: Mapping[str, Bron]
    beeld: Oordeelbeeld | None
    vragen: Sequence[Vraag]
    aanleidingen: Mapping[Onderwerp, Aanleiding]


def list_redenen(
    bereik: Mapping[str, set[str]], gebieden: Gebieden, stand: Cijferstand
) -> dict[str, tuple[Bewering, ...]]:
    """Return the reasons per place; what is invented gives none. `bereik` are the codes that count for each place."""
    normen = _list_normen(stand)
    return {
        code: (*normen.get(code, ()), *_list_veranderd(code, codes, gebieden, stand)) for code, codes in bereik.items()
    }


def _list_normen(stand: Cijferstand) -> dict[str, list[Bewering]]:
    beeld = stand.beeld
    if beeld is None:
        return {}
    grenzen = beeld.indicatoren.set_index("id")["ondergrens"]
    zinnen: dict[str, list[Bewering]] = {}
    for rij in beeld.onderdelen[beeld.onderdelen["ondergrens"] == NIET_GEHAALD].itertuples():
        indicator = stand.indicatoren.get(rij.indicator)
        bron = stand.bronnen.get(indicator.bron) if indicator else None
        if indicator is None or (bron is not None and bron.fictief):
            continue
        waarde, grens = (format_waarde(indicator, x) for x in (rij.waarde, grenzen[rij.indicator]))
        zin = f"Ondergrens niet gehaald: {indicator.titel_kort} {waarde} in {int(rij.jaar)}, ondergrens {grens}"
        bewering = Bewering(
            PAGINA,
            rij.gebied,
            indicator.id,
            zin,
            Beweringsoort.ONDERGRENS,
            Beweringoordeel.LAGER,
            toets=TOETS_ONDERGRENS,
        )
        zinnen.setdefault(rij.gebied, []).append(bewering)
    return zinnen


def _list_veranderd(code: str, codes: set[str], gebieden: Gebieden, stand: Cijferstand) -> list[Bewering]:
    zinnen = []
    for vraag in stand.vragen:
        aanleiding = find_aanleiding(vraag, stand.aanleidingen)
        if aanleiding is None or vraag.gebied_code not in codes or vraag.indicator_id not in stand.indicatoren:
            continue
        deel = gebieden.find(vraag.gebied_code, vraag.indeling) if vraag.gebied_code != code else None
        waar = f" in {deel.naam}" if deel else ""
        zin = f"{stand.indicatoren[vraag.indicator_id].titel_kort}{waar} {describe_wending(vraag)}"
        zinnen.append(build_wending(PAGINA, vraag.gebied_code, vraag.indicator_id, zin, aanleiding.uit))
    return zinnen
