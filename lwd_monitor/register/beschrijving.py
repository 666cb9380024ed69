"""Reading what registers there are: one TOML file each, in which an unknown word is an error."""

import tomllib
from functools import cache
from pathlib import Path

from lwd_monitor.indicator import Thema, Werkveld
from lwd_monitor.register.model import LENGTE, LENGTE_LANG, Register, Veld, Veldsoort
from lwd_monitor.toegang import Recht

MAP = Path(__file__).resolve().parents[2] / "data" / "registers"
_KOP = {"soort", "titel", "enkelvoud", "lezen", "schrijven", "sleutel", "uitleg", "veld"}
_VELD = {"naam", "titel", "soort", "verplicht", "meer", "keuzes", "uitleg", "lengte", "ook", "negatief"}

# Lists that are not of one register: a field names one in the place of its own words.
_LIJSTEN = {
    "thema": {thema.value: thema.titel for thema in Thema},
    "werkveld": {werkveld.value: werkveld.titel for werkveld in Werkveld},
}


class OnbekendeSleutel(ValueError):
    """A file of data/registers holds a word that means nothing, or misses one."""


@cache
def load_registers(map_: Path = MAP) -> dict[str, Register]:
    """Return all registers by their soort."""
    registers = [_load(pad) for pad in sorted(map_.glob("*.toml"))]
    return {register.soort: register for register in registers}


def get_register(soort: str) -> Register:
    """Return the register of that soort; KeyError when data/registers has none."""
    return load_registers()[soort]


def _load(pad: Path) -> Register:
    entry = tomllib.loads(pad.read_text(encoding="utf-8"))
    _require_known(pad, entry, _KOP)
    velden = tuple(_build_veld(pad, deel) for deel in entry["veld"])
    namen = [veld.naam for veld in velden]
    sleutel = tuple(entry.get("sleutel", ()))
    if len(set(namen)) != len(namen) or not set(sleutel) <= set(namen):
        raise OnbekendeSleutel(f"{pad.name}: a field twice, or a sleutel that is no field")
    return Register(
        soort=entry["soort"],
        titel=entry["titel"],
        enkelvoud=entry["enkelvoud"],
        lezen=Recht(entry["lezen"]),
        schrijven=Recht(entry["schrijven"]),
        velden=velden,
        sleutel=sleutel,
        uitleg=entry.get("uitleg", ""),
    )


def _build_veld(pad: Path, deel: dict) -> Veld:
    _require_known(pad, deel, _VELD)
    soort = Veldsoort(deel["soort"])
    if (soort is Veldsoort.KEUZE) != bool(deel.get("keuzes")):
        raise OnbekendeSleutel(f"{pad.name}: {deel['naam']} must have keuzes when it is a keuze, and only then")
    standaard = LENGTE_LANG if soort is Veldsoort.LANG else LENGTE
    eigen = {"soort": soort, "lengte": deel.get("lengte", standaard), "ook": tuple(deel.get("ook", ()))}
    return Veld(**{**deel, **eigen, "keuzes": _build_keuzes(pad, deel)})


def _build_keuzes(pad: Path, deel: dict) -> dict[str, str]:
    keuzes = deel.get("keuzes", {})
    if isinstance(keuzes, dict):
        return keuzes
    if keuzes not in _LIJSTEN:
        raise OnbekendeSleutel(f"{pad.name}: {deel['naam']} has keuzes of the unknown list {keuzes!r}")
    return _LIJSTEN[keuzes]


def _require_known(pad: Path, entry: dict, bekend: set[str]) -> None:
    if vreemd := set(entry) - bekend:
        raise OnbekendeSleutel(f"{pad.name}: unknown {sorted(vreemd)}")
