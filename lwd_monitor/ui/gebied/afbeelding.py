"""The large chart of a place as an image, SVG or PNG, with all that one must know to read it elsewhere."""

from collections.abc import Mapping
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
from lwd_monitor.portret import Portretrij, find_grafiekrij
from lwd_monitor.toegang import Rol
from lwd_monitor.ui import laden
from lwd_monitor.ui.gebied.beeld import list_themas_van, load_bundelstof, load_stof
from lwd_monitor.ui.gebied.grafiek import Bundelstof
from lwd_monitor.ui.onderdelen.afbeelding import describe_gemaakt, describe_onder, describe_plek, show_beeldknoppen
from lwd_monitor.ui.onderdelen.bron import format_jaren
from lwd_monitor.ui.opslag import per_versie
from lwd_monitor.waarneming import Meting, Status


def show_afbeeldingen(sleutel: str, indeling: int, rol: Rol, deel: str) -> None:
    """Offer each large chart of an opened part as SVG and as PNG; nothing where there is none."""
    rijen = _list_grafiekrijen(sleutel, indeling, rol, deel)
    if not rijen:
        return
    with st.container(key=f"grafiekdownloads_{deel}", horizontal=True, gap="small"):
        for rij in rijen:
            _show_knoppen(rij, sleutel, indeling)


def _show_knoppen(rij: Portretrij, sleutel: str, indeling: int) -> None:
    id_, fictief = rij.indicator.id, "_fictief" if _is_fictief(rij) else ""
    show_beeldknoppen(
        f"de grafiek {rij.indicator.titel_kort}",
        f"grafiek_{sleutel}_{id_}{fictief}",
        lambda soort: _load_afbeelding(sleutel, indeling, id_, soort, date.today()),
    )


@per_versie
def _list_grafiekrijen(con: Cursor, sleutel: str, indeling: int, rol: Rol, deel: str) -> tuple[Portretrij, ...]:
    stof = load_stof(_find_sleutel(sleutel, indeling), indeling, rol)
    gevonden = (find_grafiekrij([o.rij for o in stof.list_rijen(t)]) for t in list_themas_van(stof, deel))
    return tuple(rij for rij in gevonden if rij is not None)


@per_versie
def _load_afbeelding(con: Cursor, sleutel: str, indeling: int, id_: str, soort: Beeldsoort, dag: date) -> bytes:
    portret = laden.load_portret(_find_sleutel(sleutel, indeling), indeling)
    stof = load_bundelstof(portret.rijen[id_], portret.gebied)
    beeld = stof.draw()
    waarden = [format_waarde(stof.rij.indicator, waarde) for _, waarde in beeld.waarden]
    woorden = build_afbeelding(stof, beeld.laag, laden.load_bronnen(), dag)
    return format_afbeelding(draw_bundel(beeld, waarden), woorden, soort)


def build_afbeelding(stof: Bundelstof, laag: float, uitgevers: Mapping[str, Bron], dag: date) -> Afbeelding:
    """Return the words of the image: what it shows, of whom, whose figures, and when it was made; the axis begins at `laag`."""
    rij, indicator = stof.rij, stof.rij.indicator
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
        onder=describe_onder(indicator),
        sleutel=tuple(sleutel),
        notities=tuple(notities),
        bron=f"{format_bron(uitgevers[indicator.bron], jaren)}.",
        gemaakt=describe_gemaakt(dag),
        badge=Status.VOORBEELD.merk if _is_fictief(rij) else "",
    )


def _describe_plek(rij: Portretrij, naam: str, reeks: tuple[Meting, ...]) -> str:
    """Return a place with its newest value, the year and what kind of value it is."""
    laatste = next(m for m in reversed(reeks) if m.waarde is not None)
    return describe_plek(rij.indicator, naam, laatste.waarde, laatste.jaar, laatste.status)


def _find_sleutel(sleutel: str, indeling: int) -> str:
    """Return the place whose page it is: an own area of one place is that place."""
    gebieden = laden.load_gebieden()
    return gebieden.find_plek(gebieden.get(sleutel, indeling)).sleutel


def _is_fictief(rij: Portretrij) -> bool:
    return any(m.status == Status.VOORBEELD for m in rij.reeks)
