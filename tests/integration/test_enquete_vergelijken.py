"""A wijk against Almelo on a page: the rest of Almelo is as large as its weights say, recomputed from the respondents."""

from datetime import datetime

import numpy as np
import pytest
from statsmodels.stats.proportion import proportions_ztest

from lwd_monitor import enquete
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.portret import compute_plaats, load_portret
from lwd_monitor.toegang import SYSTEEM
from tests.files.maak_burgerpeiling import build_respondenten, save_sav
from tests.integration.test_enquete_run import FORMAAT


def test_a_wijk_is_tested_against_the_weighted_rest(db, tmp_path):
    frame = build_respondenten(FORMAAT, 700)
    # People of this wijk answered far more often than others, and weigh less for it: by heads the wijk would be too large.
    frame["weging"] = np.where(frame["wijknr"] == "18", frame["weging"] * 0.3, frame["weging"] * 1.1)
    gebieden = load_gebieden(db.cursor())
    peiling = enquete.read_peiling(save_sav(frame, FORMAAT, tmp_path / "p.sav"), 2025, gebieden)
    enquete.publish_enquete(
        db, SYSTEEM, enquete.compute_verwerking([peiling], gebieden), gebieden, datetime(2026, 11, 22)
    )
    portret = load_portret(db.cursor(), gebieden.get("WK014118"), gebieden, load_indicatoren(db.cursor()))
    plaats = compute_plaats(portret.rijen["enquete_wl04"])
    deel = peiling.respondenten.frame
    deel = deel[deel["wl04"].notna()]
    ja, n = [], []
    for groep in (deel[deel["wijk"] == "WK014118"], deel[deel["wijk"] != "WK014118"]):
        w, x = groep["gewicht"], groep["wl04"] <= 2
        n.append(w.sum() ** 2 / (w**2).sum())
        ja.append(w[x].sum() / w.sum() * n[-1])
    # The margins of the two follow each answer's own weights; the plain test knows one effective n.
    assert plaats.p == pytest.approx(proportions_ztest(ja, n)[1], rel=1e-3)
