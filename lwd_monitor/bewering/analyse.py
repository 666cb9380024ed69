"""What the monitor has for the analysis of an opgave: tested facts and titles of stories, per theme of the wijkanalyse."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lwd_monitor.bewering.gebied import build_gebied, build_leadzin
from lwd_monitor.bewering.kop import format_wending
from lwd_monitor.bewering.model import Beweringoordeel
from lwd_monitor.bewering.rijen import Rijoordeel
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import WIJKANALYSE, Indicator, format_waarde
from lwd_monitor.opmaak import format_datum
from lwd_monitor.portret import Portret, Portretrij, has_genoeg_inwoners, select_plaats
from lwd_monitor.verhaal import Verhaal
from lwd_monitor.waarneming import Status

MAX_ZINNEN, MAX_VERHALEN = 8, 8


def build_analyse(
    portretten: Sequence[Portret],
    verhalen: Iterable[Verhaal],
    gebieden: Gebieden,
    catalogus: Mapping[str, Indicator],
    dag: date,
) -> dict[str, str]:
    """Return a text to go on from for each theme of which there is anything; people write the analysis itself.

    Notes: a figure belongs to the theme that the catalogue says, a story to those of the figures that it stands beside,
    or of its werkvelden. Nothing that was made up or estimated with a model, and no difference that no test proved. The
    first of `portretten` is of the place, the others of its parts: for figures that only they have.
    """
    portret = portretten[0]
    beweringen = build_gebied(portret)
    hier = [v for v in select_plaats(verhalen, portret.gebied, gebieden) if v.is_verteld]
    teksten = {}
    for thema in WIJKANALYSE:
        rijen = [o for o in beweringen.rijen.values() if o.rij.indicator.wijkanalyse == thema]
        zinnen = list_zinnen(portret.gebied.naam, rijen) if has_genoeg_inwoners(portret) else []
        titels = [f"“{v.titel}” ({format_datum(v.datum, v.datum_soort)})" for v in _select(hier, thema, catalogus)]
        los = list_los(thema, portretten)
        if zinnen or los or titels:
            teksten[thema] = _format(zinnen[:MAX_ZINNEN], los[:MAX_ZINNEN], titels[:MAX_VERHALEN], dag)
    return teksten


def list_zinnen(naam: str, rijen: Iterable[Rijoordeel]) -> list[str]:
    """Return what a test or a full count says of these rows, proven changes first."""
    veranderd, plaats = [], []
    for oordeel in rijen:
        rij = oordeel.rij
        if rij.bron_gebied is not None or rij.indicator.modelschatting:
            continue
        if oordeel.verandering and oordeel.verandering.is_aangetoond and not oordeel.verandering.fictief:
            veranderd.append(f"{naam}: {format_wending(rij.indicator, oordeel.verandering)}.")
        hier = oordeel.plaats
        if hier and not hier.fictief and (hier.is_aangetoond or hier.oordeel is Beweringoordeel.VOLLEDIGE_TELLING):
            plaats.append(build_leadzin(naam, oordeel).tekst)
    return veranderd + plaats


def list_los(thema: str, portretten: Sequence[Portret]) -> list[str]:
    """Return the figures of a theme that no test can speak of, as they are: of the place, else of the parts that have one.

    Notes: the parts stand in the order of the map's list, not of their figures: no line ranks them.
    """
    per_indicator: dict[str, list[tuple[Portret, Portretrij, int]]] = {}
    for plek in portretten:
        for id_, rij in plek.rijen.items() if has_genoeg_inwoners(plek) else ():
            if rij.meting and _is_los(rij, thema):
                per_indicator.setdefault(id_, []).append((plek, rij, rij.meting.jaar))
    regels = []
    for gevonden in per_indicator.values():
        eigen = [deel for deel in gevonden if deel[0] is portretten[0]]
        jaar = max(jaar for _, _, jaar in eigen or gevonden)
        waarden = [f"{p.gebied.naam} {_format_waarde(rij)}" for p, rij, j in eigen or gevonden if j == jaar]
        regels.append(f"{gevonden[0][1].indicator.titel}, {jaar}: {'; '.join(waarden)}.")
    return regels


def _is_los(rij: Portretrij, thema: str) -> bool:
    indicator, meting = rij.indicator, rij.meting
    if indicator.wijkanalyse != thema or indicator.toets or indicator.modelschatting or rij.bron_gebied:
        return False
    return meting is not None and meting.waarde is not None and meting.status is not Status.VOORBEELD


def _format_waarde(rij: Portretrij) -> str:
    vooraf = "naar schatting " if rij.meting and rij.meting.status is Status.GESCHAT else ""
    return f"{vooraf}{format_waarde(rij.indicator, rij.waarde, eenheid=True)}"


def _select(verhalen: Iterable[Verhaal], thema: str, catalogus: Mapping[str, Indicator]) -> list[Verhaal]:
    eigen = {i.id for i in catalogus.values() if i.wijkanalyse == thema}
    velden = {veld for id_ in eigen for veld in catalogus[id_].werkvelden}
    return [
        v for v in verhalen if velden.intersection(v.werkvelden) or any(d.indicator_id in eigen for d in v.duidingen)
    ]


def _format(zinnen: list[str], los: list[str], titels: list[str], dag: date) -> str:
    delen = [f"Uit de monitor, {format_datum(dag)}."]
    delen.append(
        "\n".join(["Cijfers:", *(f"- {zin}" for zin in zinnen)])
        if zinnen
        else "Bij dit thema is nog geen verschil of verandering aangetoond."
    )
    if los:
        delen.append("\n".join(["Cijfers zonder toets:", *(f"- {regel}" for regel in los)]))
    if titels:
        delen.append("\n".join(["Verhalen:", *(f"- {titel}" for titel in titels)]))
    return "\n\n".join(delen)
