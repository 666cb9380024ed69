"""Run a binary reader in a separate process with a limit on time and memory."""

import json
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import build_omgeving
from lwd_monitor.upload.lezen.limieten import (
    MAX_GEHEUGEN,
    MAX_KOLOMMEN,
    MAX_REKENTIJD_SECONDEN,
    MAX_RIJEN,
    MAX_UITGEPAKT,
    MAX_WACHTTIJD_SECONDEN,
)

KIND = Path(__file__).with_name("kind.py")
# One thread and one arena: otherwise the libraries reserve memory per core and the limit says little.
OMGEVING = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "OGR_GEOJSON_MAX_OBJ_SIZE": "200",
}
_KAPOT = (
    "Het bestand is niet te lezen: het is afgebroken, beschadigd of geen echt {soort}-bestand. "
    "Sla het opnieuw op of haal het opnieuw op."
)
_TE_ZWAAR = (
    "Het lezen van dit bestand kost te veel {wat}; de app is ermee gestopt. "
    "Lever alleen het blad en de rijen die nodig zijn, of sla het op als csv."
)


def read_afgeschermd(lezer: str, pad: Path, soort: str, map_: Path, **opdracht: Any) -> dict[str, Any]:
    """Give what the reader found; a crash, a time-out or too much memory becomes a refusal."""
    uit = map_ / "antwoord.pickle"
    volledig = {
        "lezer": lezer,
        "pad": str(pad.absolute()),
        "uit": str(uit),
        "geheugen": MAX_GEHEUGEN,
        "rekentijd": MAX_REKENTIJD_SECONDEN,
        "max_rijen": MAX_RIJEN,
        "max_kolommen": MAX_KOLOMMEN,
        "max_bytes": MAX_UITGEPAKT,
        **opdracht,
    }
    try:
        klaar = subprocess.run(
            [sys.executable, "-I", str(KIND), json.dumps(volledig)],
            env=build_omgeving(OMGEVING),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=MAX_WACHTTIJD_SECONDEN,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Fout(_TE_ZWAAR.format(wat="tijd")) from None
    if klaar.returncode == -signal.SIGXCPU:
        raise Fout(_TE_ZWAAR.format(wat="tijd"))
    if klaar.returncode != 0 or not uit.exists():
        raise Fout(_KAPOT.format(soort=soort))
    antwoord = pickle.loads(uit.read_bytes())  # nosec B301 # written by our own child process
    if antwoord.get("fout") == "geheugen":
        raise Fout(_TE_ZWAAR.format(wat="geheugen"))
    if "fout" in antwoord:
        wachtwoord = "assword" in antwoord["fout"] or "ncrypted" in antwoord["fout"]
        raise Fout(
            "Het bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf en sla het opnieuw op."
            if wachtwoord
            else _KAPOT.format(soort=soort)
        )
    return antwoord
