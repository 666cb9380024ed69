"""A report as JSON and back: what an edition keeps, and what the page of typst reads."""

import json
from dataclasses import asdict
from typing import Any

from lwd_monitor.rapport.model import (
    BLOKKEN,
    Beeld,
    Blok,
    Cijfer,
    Cijfers,
    Lijst,
    Rapport,
    Rapportsoort,
    Rapporttabel,
    Sectie,
)


def build_json(rapport: Rapport) -> str:
    """Return the report as text: the same report always gives the same text."""
    return json.dumps(asdict(rapport), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_json(tekst: str) -> Rapport:
    """Return the report that `build_json` wrote."""
    velden = json.loads(tekst)
    secties = tuple(
        Sectie(s["titel"], tuple(_read_blok(blok) for blok in s["blokken"]), s["niveau"]) for s in velden["secties"]
    )
    return Rapport(
        **{
            **velden,
            "soort": Rapportsoort(velden["soort"]),
            "secties": secties,
            "bronnen": tuple(velden["bronnen"]),
            "kaart": _read_beeld(velden["kaart"]),
            "qr": _read_beeld(velden["qr"]),
        }
    )


def _read_blok(velden: dict[str, Any]) -> Blok:
    soort = BLOKKEN[velden["soort"]]
    if soort is Cijfers:
        return Cijfers(velden["titel"], tuple(_read_cijfer(c) for c in velden["regels"]), velden["naast"])
    if soort is Lijst:
        return Lijst(tuple(velden["regels"]))
    if soort is Rapporttabel:
        return Rapporttabel(velden["titel"], tuple(velden["koppen"]), tuple(tuple(rij) for rij in velden["rijen"]))
    blok: Blok = soort(**velden)
    return blok


def _read_cijfer(velden: dict[str, Any]) -> Cijfer:
    plek, indicator, jaar = velden["sleutel"]
    return Cijfer(**{**velden, "sleutel": (plek, indicator, jaar), "lijn": _read_beeld(velden["lijn"])})


def _read_beeld(velden: dict[str, Any] | None) -> Beeld | None:
    return Beeld(**velden) if velden else None
