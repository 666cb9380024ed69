"""A run that is killed leaves all of the upload or nothing of it."""

import json
import subprocess
import sys
from pathlib import Path

from lwd_monitor.db import open_database
from lwd_monitor.gebied import list_gebieden
from tests.conftest import PROJECT

KEREN = 12


def test_killed_at_a_dozen_moments_all_or_nothing_is_there(sjabloon: Path, database: str, tmp_path: Path) -> None:
    db = open_database(database)
    codes = [g.code for g in list_gebieden(db.cursor(), "buurt", 2024)]
    db.close()
    rijen = [
        f"{code};{jaar};{indicator};{100 + nummer}"
        for nummer, code in enumerate(codes)
        for jaar in range(2000, 2006)
        for indicator in ("kwb_inwoners", "kwb_huishoudens", "kwb_woz_waarde", "misdrijven")
    ]
    bestand = tmp_path / "kill.csv"
    bestand.write_text("regiocode;jaar;indicator;waarde\n" + "\n".join(rijen) + "\n")
    opdracht = [sys.executable, str(Path(__file__).with_name("kill_run.py")), str(sjabloon), str(bestand)]
    uit = subprocess.run(
        [*opdracht, str(tmp_path), str(KEREN)],
        cwd=PROJECT,
        env={"PYTHONPATH": str(PROJECT), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 0, uit.stderr
    antwoord = json.loads(uit.stdout)
    heel = {naam: antwoord["heel"][naam] for naam in ("uploads", "geldig", "versies")}
    assert heel["uploads"] == 1
    assert heel["versies"] == len(rijen)
    niets = {"uploads": 0, "geldig": 0, "versies": 0}
    assert len(antwoord["gezien"]) == KEREN
    for gezien in antwoord["gezien"]:
        assert gezien["open"], "the store opens again after a kill"
        assert gezien["bevindingen"] == []
        assert {naam: gezien[naam] for naam in niets} in (heel, niets)
    assert any(gezien["uploads"] == 0 for gezien in antwoord["gezien"])
