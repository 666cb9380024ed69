"""The fields of the form in the session, and the draft that they make together."""

from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from lwd_monitor.verhaal import FotoBijVerhaal, Stem, Toestemming, Verhaal, Verhaalsoort, Weging, Zichtbaar

VOOR = "klad_"


def get_sleutel(veld: str) -> str:
    """Return the key of a field of the draft in the session."""
    return f"{VOOR}{veld}"


def get_veld(veld: str, standaard: Any = None) -> Any:
    """Return what stands in a field now."""
    return st.session_state.get(get_sleutel(veld), standaard)


def set_veld(veld: str, waarde: object) -> None:
    """Put a value in a field."""
    st.session_state[get_sleutel(veld)] = waarde


def list_velden(klad: Verhaal) -> dict[str, Any]:
    """Return every field of the form with what the draft holds for it."""
    gegeven, weging = klad.toestemming, klad.weging
    return {
        "titel": klad.titel,
        "tekst": klad.tekst,
        "gebied": klad.gebieden[0] if klad.gebieden else None,
        "datum": klad.datum,
        "datum_soort": klad.datum_soort,
        "periode": klad.periode,
        "soort": klad.soort.value,
        "werkvelden": list(klad.werkvelden),
        "stem": klad.stem,
        "verkregen": klad.verkregen or None,
        "hoort_bij": klad.hoort_bij,
        "zichtbaar": klad.zichtbaar.value,
        "akkoord": gegeven is not None,
        "akkoord_omvang": (gegeven.omvang if gegeven else klad.zichtbaar).value,
        "akkoord_hoe": gegeven.hoe if gegeven else None,
        "akkoord_op": gegeven.gegeven_op if gegeven else klad.datum,
        "akkoord_tot": gegeven.tot if gegeven else None,
        "typerend": weging.typerend if weging else None,
        "positief": weging.positief if weging else None,
        "bevestigd": list(klad.bevestigd),
    }


def read_velden(klad: Verhaal) -> Verhaal:
    """Return the draft with what stands in the fields now."""
    velden = {veld: get_veld(veld, waarde) for veld, waarde in list_velden(klad).items()}
    typerend, positief = velden["typerend"], velden["positief"]
    return replace(
        klad,
        titel=str(velden["titel"]),
        tekst=str(velden["tekst"]),
        gebieden=(str(velden["gebied"]),) if velden["gebied"] else klad.gebieden,
        datum=velden["datum"] or klad.datum,
        datum_soort=velden["datum_soort"] or "dag",
        periode=str(velden["periode"]),
        soort=Verhaalsoort(velden["soort"] or klad.soort),
        werkvelden=tuple(velden["werkvelden"] or ()),
        stem=str(velden["stem"] or klad.stem),
        verkregen=str(velden["verkregen"] or ""),
        hoort_bij=str(velden["hoort_bij"]),
        zichtbaar=Zichtbaar(velden["zichtbaar"] or klad.zichtbaar),
        toestemming=_read_toestemming(velden),
        weging=Weging(int(typerend), int(positief)) if typerend and positief else None,
        bevestigd=tuple(velden["bevestigd"]),
        fotos=tuple(_read_foto(foto) for foto in klad.fotos),
    )


def _read_toestemming(velden: dict[str, Any]) -> Toestemming | None:
    if not velden["akkoord"] or velden["stem"] == Stem.WIJKREGISSEUR:
        return None
    op, tot = velden["akkoord_op"], velden["akkoord_tot"]
    return Toestemming(
        Zichtbaar(velden["akkoord_omvang"] or Zichtbaar.INTERN),
        str(velden["akkoord_hoe"] or "mondeling"),
        op if isinstance(op, date) else date.today(),
        tot if isinstance(tot, date) else None,
    )


def _read_foto(foto: FotoBijVerhaal) -> FotoBijVerhaal:
    return replace(
        foto,
        alt=str(get_veld(f"foto_alt_{foto.id}", foto.alt)),
        toestemming=bool(get_veld(f"foto_ok_{foto.id}", foto.toestemming)),
    )
