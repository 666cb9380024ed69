"""A catalogue entry as the file that data/cijfers/catalogus holds of each indicator."""

import dataclasses
import json

from lwd_monitor.indicator import Indicator

# Not written: measured on the figures, or the state of a concept, which a file never has.
_NIET = {"dispersies", "concept", "breuken", "tabellen", "afleiding"}


def format_toml(indicator: Indicator) -> str:
    """Return the file of an entry; reading it gives the same entry, for readers to see."""
    regels = []
    for veld in dataclasses.fields(indicator):
        waarde = getattr(indicator, veld.name)
        leeg = waarde is None or waarde is False or (waarde == () and veld.name != "vorige_ids")
        if veld.name in _NIET or leeg:
            continue
        regels.append(f"{veld.name} = {_format(waarde)}")
    if indicator.afleiding:
        delen = dataclasses.asdict(indicator.afleiding)
        regels.append(f"afleiding = {{ {', '.join(f'{naam} = {_format(deel)}' for naam, deel in delen.items())} }}")
    for breuk in indicator.breuken:
        regels += ["", "[[breuk]]", f"jaar = {breuk.jaar}", f"reden = {_format(breuk.reden)}"]
    if indicator.tabellen:
        regels += ["", "[tabellen]", *(f"{jaar} = {_format(tabel)}" for jaar, tabel in indicator.tabellen)]
    return "\n".join(regels) + "\n"


def _format(waarde: object) -> str:
    if isinstance(waarde, tuple):
        return f"[{', '.join(_format(deel) for deel in waarde)}]"
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, (int, float)):
        return repr(waarde)
    # A text of JSON is a text of TOML, but for one character that JSON leaves as it is.
    return json.dumps(str(waarde), ensure_ascii=False).replace("\x7f", "\\u007f")
