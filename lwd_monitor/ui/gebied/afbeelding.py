"""The large chart of a place as an image, SVG or PNG, with all that one must know to read it elsewhere."""

from datetime import date

import streamlit as st

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.grafiek import (
    STIJL_ANDER,
    STIJL_EIGEN,
    STIJL_HEEL,
    Afbeelding,
    Beeldsoort,
    Sleutelregel,
    draw_bundel,
    format_afbeelding,
)
from lwd_monitor.indicator import Bron, format_bron, format_waarde
from lwd_monitor.opmaak import format_datum
from lwd_monitor.profiel import ProfielRij, find_grafiekrij
from lwd_monitor.toegang import Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.gebied.beeld import list_themas_van, load_bundelstof, load_stof
from lwd_monitor.ui.gebied.grafiek import Bundelstof
from lwd_monitor.ui.onderdelen.bron import format_jaren
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.ui.rand import MONITOR
from lwd_monitor.waarneming import Meting, Status


def show_afbeeldingen(sleutel: str, indeling: int, rol: Rol, deel: str) -> None:
    """Offer each large chart of an opened part as SVG and as PNG; nothing where there is none."""
    rijen = _list_grafiekrijen(sleutel, indeling, rol, deel)
    if not rijen:
        return
    with st.container(key=f"grafiekdownloads_{deel}", horizontal=True, gap="small"):
        for rij in rijen:
            for soort in Beeldsoort:
                _show_knop(rij, sleutel, indeling, soort)


def _show_knop(rij: ProfielRij, sleutel: str, indeling: int, soort: Beeldsoort) -> None:
    id_ = rij.indicator.id
    fictief = "_fictief" if _is_fictief(rij) else ""
    show_download(
        f"Download de grafiek {rij.indicator.titel_kort} ({soort.upper()})",
        lambda: _load_afbeelding(sleutel, indeling, id_, soort, date.today()),
        f"grafiek_{sleutel}_{id_}{fictief}.{soort}",
        mime=soort.mime,
    )


@per_versie
def _list_grafiekrijen(con: Cursor, sleutel: str, indeling: int, rol: Rol, deel: str) -> tuple[ProfielRij, ...]:
    stof = load_stof(_find_sleutel(sleutel, indeling), indeling, rol)
    gevonden = (find_grafiekrij([o.rij for o in stof.list_rijen(t)]) for t in list_themas_van(stof, deel))
    return tuple(rij for rij in gevonden if rij is not None)


@per_versie
def _load_afbeelding(con: Cursor, sleutel: str, indeling: int, id_: str, soort: Beeldsoort, dag: date) -> bytes:
    profiel = laden.load_profiel(_find_sleutel(sleutel, indeling), indeling)
    stof = load_bundelstof(profiel.rijen[id_], profiel.gebied)
    beeld = stof.draw()
    waarden = [format_waarde(stof.rij.indicator, waarde) for _, waarde in beeld.waarden]
    woorden = build_afbeelding(stof, beeld.laag, laden.load_bronnen(), dag)
    return format_afbeelding(draw_bundel(beeld, waarden), woorden, soort)


def build_afbeelding(stof: Bundelstof, laag: float, uitgevers: dict[str, Bron], dag: date) -> Afbeelding:
    """Return the words of the image: what it shows, of whom, whose figures, and when it was made; the axis begins at `laag`."""
    rij, indicator = stof.rij, stof.rij.indicator
    onder = indicator.onderschrift or indicator.titel
    jaren = format_jaren(sorted({m.jaar for m in (*rij.reeks, *rij.reeks_almelo)}))
    sleutel = [Sleutelregel(STIJL_EIGEN, _describe_plek(rij, stof.naam, rij.reeks))]
    if not stof.almelo_is_eigen and any(m.waarde is not None for m in rij.reeks_almelo):
        sleutel.append(Sleutelregel(STIJL_HEEL, _describe_plek(rij, GEMEENTE_NAAM, rij.reeks_almelo)))
    sleutel.append(Sleutelregel(STIJL_ANDER, f"Elk van de {len(stof.bundel.anderen)} {stof.soort}"))
    notities = [f"De as begint bij {format_waarde(indicator, laag)}."]
    if stof.marges:
        notities.append("Het streepje bij een jaar is de marge: daarbinnen ligt het echte cijfer waarschijnlijk.")
    return Afbeelding(
        titel=stof.titel,
        onder=f"{onder[:1].upper()}{onder[1:].rstrip('.')}.",
        sleutel=tuple(sleutel),
        notities=tuple(notities),
        bron=f"{format_bron(uitgevers[indicator.bron], jaren)}.",
        gemaakt=f"Gemaakt op {format_datum(dag)} met de {MONITOR}.",
        badge=Status.VOORBEELD.merk if _is_fictief(rij) else "",
    )


def _describe_plek(rij: ProfielRij, naam: str, reeks: tuple[Meting, ...]) -> str:
    """Return a place with its newest value, the year and what kind of value it is."""
    laatste = next(m for m in reversed(reeks) if m.waarde is not None)
    soort = f", {laatste.status}" if laatste.status in (Status.GESCHAT, Status.VOORLOPIG) else ""
    return f"{naam}: {format_waarde(rij.indicator, laatste.waarde)} ({laatste.jaar}{soort})"


def _find_sleutel(sleutel: str, indeling: int) -> str:
    """Return the place whose page it is: an own area of one place is that place."""
    gebieden = laden.load_gebieden()
    return gebieden.find_plek(gebieden.get(sleutel, indeling)).sleutel


def _is_fictief(rij: ProfielRij) -> bool:
    return any(m.status == Status.VOORBEELD for m in rij.reeks)
