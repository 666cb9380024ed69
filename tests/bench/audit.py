"""Look the pinned packages up among known holes; what could not be looked up is named, and a hole that is found fails."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field

from tests.conftest import PROJECT

LIJSTEN = ("requirements.txt", "requirements-scale.txt")
_VAST = re.compile(r"^([A-Za-z0-9][\w.-]*)==", re.MULTILINE)


@dataclass(frozen=True)
class Uitslag:
    """What is known of one list: packages with a hole and its names, and packages about which nobody answered."""

    totaal: int
    lekken: dict[str, list[str]] = field(default_factory=dict)
    gemist: list[str] = field(default_factory=list)


def main() -> int:
    """Look up every pinned list and return 1 when an answer names a hole, else 0."""
    uitslagen = {lijst: audit(lijst) for lijst in LIJSTEN}
    for lijst, uitslag in uitslagen.items():
        print(format_uitslag(lijst, uitslag))
    return int(any(uitslag.lekken for uitslag in uitslagen.values()))


def audit(lijst: str) -> Uitslag:
    """Run pip-audit on one list; without internet it answers nothing, and all packages are missed."""
    opdracht = [sys.executable, "-m", "pip_audit", "-r", lijst, "--disable-pip", "--require-hashes"]
    opties = ["--progress-spinner", "off", "--format", "json"]
    uit = subprocess.run([*opdracht, *opties], cwd=PROJECT, capture_output=True, text=True, check=False)
    return read_uitslag(uit.stdout, _VAST.findall((PROJECT / lijst).read_text(encoding="utf-8")))


def read_uitslag(uitvoer: str, pakketten: list[str]) -> Uitslag:
    """Return what an answer of pip-audit says of the packages of a list; a package that it leaves out was missed."""
    try:
        regels = json.loads(uitvoer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        regels = []
    gezien = {_flatten(regel["name"]): regel for regel in regels if "skip_reason" not in regel}
    lekken = {naam: [lek["id"] for lek in regel["vulns"]] for naam, regel in gezien.items() if regel["vulns"]}
    return Uitslag(len(pakketten), lekken, sorted(naam for naam in pakketten if _flatten(naam) not in gezien))


def format_uitslag(lijst: str, uitslag: Uitslag) -> str:
    """Return in Dutch what was found, and what nobody looked at."""
    gezien = uitslag.totaal - len(uitslag.gemist)
    regels = [
        f"{lijst}: {gezien} van de {uitslag.totaal} pakketten opgezocht, {len(uitslag.lekken)} met een bekend lek."
    ]
    regels += [f"  LEK in {naam}: {', '.join(lekken)}" for naam, lekken in sorted(uitslag.lekken.items())]
    if uitslag.gemist:
        regels.append(f"  LET OP: niet gecontroleerd, want daarover kwam geen antwoord: {', '.join(uitslag.gemist)}.")
        regels.append("  Draai dit later opnieuw, of op een computer met internet.")
    return "\n".join(regels)


def _flatten(naam: str) -> str:
    return re.sub(r"[-_.]+", "-", naam).casefold()


if __name__ == "__main__":
    sys.exit(main())
