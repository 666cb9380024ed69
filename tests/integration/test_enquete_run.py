"""A survey file from the command line to outcomes: rows are checked, what is small stays hidden, undo takes all back."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.linalg import null_space
from statsmodels.stats.proportion import proportions_ztest

from lwd_monitor import enquete
from lwd_monitor.db import open_database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import load_gebieden
from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.portret import Portretrij, load_portret, load_reeksen
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, GeenRecht, Rol
from lwd_monitor.upload import undo_upload
from tests.files.maak_burgerpeiling import build_respondenten, load_formaat, save_sav

NU = datetime(2026, 11, 22)
# The small twin of the format: the same form, thirteen questions, so that a run takes a second.
FORMAAT = load_formaat(Path("/bestaat/niet.sav"))
VRAGEN = ("wl01", "wl02_0", "wl04", "zw17")
WIJKEN = [f"WK0141{nummer}" for nummer in range(10, 22)]


def make_file(map_: Path, jaar: int = 2025, aantal: int = 700, **cellen: tuple[int, float]) -> Path:
    frame = build_respondenten(FORMAAT, aantal, jaar, jaar)
    for kolom, (rij, waarde) in cellen.items():
        frame.loc[rij - 1, kolom] = waarde
    return save_sav(frame, FORMAAT, map_ / f"peiling{jaar}.sav")


def test_run_publishes_outcomes_and_figures_and_undo_takes_both_back(ask, tmp_path):
    pad = make_file(tmp_path)
    uit = ask("enquete", "run", str(pad), "--jaar", "2025")
    assert uit["respondenten"] == uit["gelezen"] == 700
    assert uit["nieuw"] > 0
    assert uit["fouten"] == []
    rijen = ask("enquete", "uitkomst", "--ronde", "2025", "--vraag", "wl04", "--niveau", "wijk")["uitkomsten"]
    assert {rij["gebied"] for rij in rijen} == set(WIJKEN)
    assert {"top2", "ja, meestal wel"} <= {rij["antwoord"] for rij in rijen}
    assert all(rij["ci_laag"] <= rij["waarde"] <= rij["ci_hoog"] for rij in rijen if rij["status"] == "gemeten")
    assert all(rij["n"] >= 30 for rij in rijen if rij["status"] == "gemeten")
    figuren = ask("waarneming", "list", "--indicator", "enquete_wl04", "--niveau", "wijk")["waarnemingen"]
    top2 = {rij["gebied"]: rij["waarde"] for rij in rijen if rij["antwoord"] == "top2"}
    assert {rij["gebied"]: rij["waarde"] for rij in figuren} == top2
    again = ask("enquete", "run", str(pad), "--jaar", "2025")
    assert (again["upload_id"], again["nieuw"], again["ongewijzigd"]) == (None, 0, uit["nieuw"])
    db = open_database()
    undo_upload(db, SYSTEEM, uit["upload_id"])
    db.close()
    assert ask("waarneming", "list", "--indicator", "enquete_wl04")["waarnemingen"] == []
    assert "2025" in ask("enquete", "uitkomst", "--ronde", "2025", "--vraag", "wl04", code=1)["fout"]


def test_a_heavy_row_is_refused_and_a_missing_weight_counts_as_one_both_by_row(ask, tmp_path):
    pad = make_file(tmp_path, weging=(3, 5.0))
    stop = ask("enquete", "run", str(pad), "--jaar", "2025", code=1)
    assert stop["upload_id"] is None
    assert [(b["rij"], b["kolom"], b["waarde"]) for b in stop["fouten"]] == [(3, "weging", "5")]
    pad = make_file(tmp_path, weging=(8, float("nan")))
    uit = ask("enquete", "run", str(pad), "--jaar", "2025", "--accepteer-waarschuwingen")
    assert uit["respondenten"] == 700
    assert [b["rij"] for b in uit["waarschuwingen"]] == [8]


def test_weight_just_below_five_counts(ask, tmp_path):
    assert ask("enquete", "run", str(make_file(tmp_path, weging=(3, 4.999))), "--jaar", "2025")["respondenten"] == 700


@pytest.mark.parametrize("naam", ["leeg.sav", "tekst.sav"])
def test_a_file_that_is_no_survey_is_refused_in_dutch(naam, tmp_path, ask):
    pad = tmp_path / naam
    if naam == "tekst.sav":
        pad.write_text("geen spss")
    assert ask("enquete", "run", str(pad), "--jaar", "2025", code=1)["fout"].endswith(".")


def test_onbewerkt_asks_for_the_right_and_shows_what_is_hidden(ask, tmp_path):
    ask("enquete", "run", str(make_file(tmp_path)), "--jaar", "2025")
    kort = ("enquete", "uitkomst", "--ronde", "2025", "--vraag", "wl01", "--niveau", "wijk")
    verborgen = [rij for rij in ask(*kort)["uitkomsten"] if rij["status"] == "onderdrukt"]
    assert verborgen
    assert all(rij["waarde"] is None and rij["ci_laag"] is None for rij in verborgen)
    heel = {(r["gebied"], r["antwoord"]): r for r in ask(*kort, "--onbewerkt")["uitkomsten"]}
    assert all(heel[rij["gebied"], rij["antwoord"]]["waarde"] is not None for rij in verborgen)
    db = open_database()
    with pytest.raises(GeenRecht):
        enquete.list_onbewerkt(db.cursor(), DEMO_GEBRUIKERS[Rol.ANALIST], "2025", "wl01")
    [regel] = list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter(soort="export_intern"))
    assert (regel.gebruiker, regel.onderwerp) == ("systeem", "enquete 2025 onbewerkt")
    db.close()


def test_no_answer_of_a_person_stays_and_what_needs_them_was_worked_out(db, tmp_path) -> None:
    gebieden = load_gebieden(db.cursor())
    peiling = enquete.read_peiling(make_file(tmp_path), 2025, gebieden)
    verwerking = enquete.compute_verwerking([peiling], gebieden)
    uitslag = enquete.publish_enquete(db, SYSTEEM, verwerking, gebieden, NU)
    con = db.cursor()
    kolommen = con.execute("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal").fetchall()
    assert not [naam for naam, kolom in kolommen if naam.startswith("enquete") and kolom in ("rij", "antwoorden")]
    samenhang = "SELECT count(*) FROM enquete_samenhang WHERE upload_id = $id"
    assert con.execute(samenhang, {"id": uitslag.upload_id}).fetchone()[0] > 0
    undo_upload(db, SYSTEEM, uitslag.upload_id)
    assert enquete.publish_enquete(db, SYSTEEM, verwerking, gebieden, NU).telling == uitslag.telling


def _add_eigen_gebied(id_: str, codes: list[str]) -> None:
    db = open_database()

    def werk(con) -> None:
        con.execute("INSERT INTO gebied_eigen VALUES ($id, $id, 'eigen', 99, '', '', '', NULL)", {"id": id_})
        for code in codes:
            con.execute("INSERT INTO gebied_eigen_lid VALUES ($id, $code, 2024)", {"id": id_, "code": code})

    db.write(werk, ("gebied_eigen", "gebied_eigen_lid"))
    db.close()


def test_nobody_in_a_small_wijk_can_be_worked_out_from_all_that_is_published(ask, tmp_path):
    """Linear algebra on everything a reader gets: gemeente, wijken, an own area, two rounds and the two together."""
    _add_eigen_gebied("dorpen-en-zuid", ["WK014120", "WK014121", "WK014117"])
    oud, nieuw = make_file(tmp_path, 2023), make_file(tmp_path, 2025)
    ask("enquete", "run", str(oud), "--jaar", "2023")
    voor = {vraag: _list_zichtbaar(ask, "2023", vraag) for vraag in VRAGEN}
    ask("enquete", "run", str(nieuw), "--jaar", "2025", "--samen", f"2023={oud}")
    for vraag in VRAGEN:
        zichtbaar = {
            sleutel for ronde in ("2023", "2025", "2023-2025") for sleutel in _list_zichtbaar(ask, ronde, vraag)
        }
        assert voor[vraag] <= zichtbaar, "what was public stays public, the pooled round gives way"
        # Figures come from the same outcomes and may not show more than these.
        if vraag != "zw17":
            for rij in ask("waarneming", "list", "--indicator", f"enquete_{vraag}")["waarnemingen"]:
                antwoord = "gemiddelde" if vraag == "wl01" else "top2"
                assert (rij["waarde"] is None) or (str(rij["jaar"]), rij["gebied"], antwoord) in zichtbaar
        for ronde, wijk, antwoord in _list_geheim(ask, vraag):
            assert not _can_solve(zichtbaar, ronde, wijk, antwoord), (vraag, ronde, wijk, antwoord)


def test_an_own_area_made_later_does_not_give_a_hidden_wijk_away(ask, tmp_path):
    """The same file again, with an area of the hidden wijk and one that shows: the new area must give way."""
    pad = make_file(tmp_path, 2025)
    ask("enquete", "run", str(pad), "--jaar", "2025")
    voor = _list_zichtbaar(ask, "2025", "wl04")
    _add_eigen_gebied("samen-met-schelfhorst", ["WK014120", "WK014118"])
    ask("enquete", "run", str(pad), "--jaar", "2025")
    na = _list_zichtbaar(ask, "2025", "wl04")
    assert voor <= na, "what was public stays public"
    assert ("2025", "WK014118", "top2") in na
    assert ("2025", "samen-met-schelfhorst", "top2") not in na


def test_an_own_area_of_whole_wijken_has_its_outcomes_on_pages_and_in_tests(ask, tmp_path):
    """Worked out from the answers, not as a mean of wijken; made of other wijken later, they are not its outcomes."""
    _add_eigen_gebied("noord", ["WK014118", "WK014119"])
    for jaar in (2023, 2025):
        ask("enquete", "run", str(make_file(tmp_path, jaar)), "--jaar", str(jaar))
    verwacht = {}
    for jaar in (2023, 2025):
        rijen = ask("enquete", "uitkomst", "--ronde", str(jaar), "--vraag", "wl04", "--niveau", "eigen")["uitkomsten"]
        [verwacht[jaar]] = [rij for rij in rijen if (rij["gebied"], rij["antwoord"]) == ("noord", "top2")]
    uit = ask("trend", "compare", "--indicator", "enquete_wl04", "--gebied", "noord", "--van", "2023", "--tot", "2025")
    assert uit["verschil"] == pytest.approx(verwacht[2025]["waarde"] - verwacht[2023]["waarde"])
    n = [verwacht[jaar]["n_effectief"] for jaar in (2023, 2025)]
    p = [verwacht[jaar]["waarde"] / 100 for jaar in (2023, 2025)]
    assert uit["p"] == pytest.approx(proportions_ztest([p[0] * n[0], p[1] * n[1]], n)[1])
    rij, reeks = _load_pagina("noord")
    assert (rij.meting.waarde, rij.meting.noemer, rij.meting.ci_laag) == tuple(
        verwacht[2025][veld] for veld in ("waarde", "n", "ci_laag")
    )
    assert reeks["waarde"].tolist() == [verwacht[jaar]["waarde"] for jaar in (2023, 2025)]
    _add_lid("noord", "WK014112")
    rij, reeks = _load_pagina("noord")
    assert rij.meting.waarde is None
    assert reeks["waarde"].isna().all()


def test_an_own_area_counts_only_with_its_indeling(ask, tmp_path):
    """Between 2020 and 2024 codes went to other places: an area of now says nothing about a round of then."""
    _add_eigen_gebied("noord", ["WK014118", "WK014119"])
    ask("enquete", "run", str(make_file(tmp_path, 2019)), "--jaar", "2019")
    assert ask("enquete", "uitkomst", "--ronde", "2019", "--vraag", "wl04", "--niveau", "eigen")["uitkomsten"] == []


def _load_pagina(eigen_id: str) -> tuple[Portretrij, pd.DataFrame]:
    """Return what the gebied page and the trend page show of one question for an own area."""
    db = open_database()
    con = db.cursor()
    gebieden, indicatoren = load_gebieden(con), load_indicatoren(con)
    portret = load_portret(con, gebieden.get(eigen_id), gebieden, indicatoren)
    reeks = load_reeksen(con, indicatoren["enquete_wl04"], (eigen_id,), gebieden)
    db.close()
    return portret.rijen["enquete_wl04"], reeks


def _add_lid(id_: str, code: str) -> None:
    db = open_database()
    db.write(
        lambda con: con.execute("INSERT INTO gebied_eigen_lid VALUES ($id, $code, 2024)", {"id": id_, "code": code}),
        ("gebied_eigen_lid",),
    )
    db.close()


def test_a_pooled_round_less_an_older_one_does_not_give_a_small_wijk_away(ask, tmp_path):
    """2021-2023-2025 less 2023-2025 is 2021: what was pooled before joins in when rounds are pooled anew."""
    bestanden = {jaar: make_file(tmp_path, jaar) for jaar in (2021, 2023, 2025)}
    ask("enquete", "run", str(bestanden[2023]), "--jaar", "2023")
    ask("enquete", "run", str(bestanden[2025]), "--jaar", "2025", "--samen", f"2023={bestanden[2023]}")
    ask("enquete", "run", str(bestanden[2021]), "--jaar", "2021")
    stop = ask("enquete", "run", str(bestanden[2021]), "--jaar", "2021", "--samen", f"2023={bestanden[2023]}", code=1)
    assert "2023-2025" in stop["fout"]
    assert "--samen 2025=BESTAND" in stop["fout"]
    ask(
        "enquete",
        "run",
        str(bestanden[2025]),
        "--jaar",
        "2025",
        "--samen",
        *(f"{j}={bestanden[j]}" for j in (2021, 2023)),
    )
    rondes = ("2021", "2023", "2025", "2023-2025", "2021-2023-2025")
    for vraag in VRAGEN:
        zichtbaar = {sleutel for ronde in rondes for sleutel in _list_zichtbaar(ask, ronde, vraag)}
        assert any(ronde == "2023-2025" for ronde, _, _ in zichtbaar)
        for ronde, wijk, antwoord in _list_geheim(ask, vraag, rondes[:3]):
            assert not _can_solve(zichtbaar, ronde, wijk, antwoord, rondes[:3]), (vraag, ronde, wijk, antwoord)


def test_a_year_that_was_pooled_is_corrected_together_with_the_others(ask, tmp_path):
    """Else the pooled figures would stay those of the old file, and tell the old one from the new."""
    oud, nieuw = make_file(tmp_path, 2023), make_file(tmp_path, 2025)
    ask("enquete", "run", str(nieuw), "--jaar", "2025", "--samen", f"2023={oud}")
    samen = ("enquete", "uitkomst", "--ronde", "2023-2025", "--vraag", "wl04", "--niveau", "gemeente")
    voor = ask(*samen)["uitkomsten"]
    beter = make_file(tmp_path, 2023, wl04=(1, 5.0), wl01=(1, 1.0))
    assert "2025=BESTAND" in ask("enquete", "run", str(beter), "--jaar", "2023", code=1)["fout"]
    ask("enquete", "run", str(beter), "--jaar", "2023", "--samen", f"2025={nieuw}")
    assert ask(*samen)["uitkomsten"] != voor


def test_what_was_taken_back_is_remembered_when_the_file_comes_again(ask, tmp_path):
    """A reader saw the first edition: an own area made in between may not tell him what was hidden there."""
    pad = make_file(tmp_path, 2025)
    uit = ask("enquete", "run", str(pad), "--jaar", "2025")
    voor = {vraag: _list_zichtbaar(ask, "2025", vraag) for vraag in VRAGEN}
    ask("upload", "undo", uit["upload_id"])
    _add_eigen_gebied("samen-met-schelfhorst", ["WK014120", "WK014118"])
    ask("enquete", "run", str(pad), "--jaar", "2025")
    for vraag in VRAGEN:
        na = _list_zichtbaar(ask, "2025", vraag)
        assert {s for s in na if s[1] != "samen-met-schelfhorst"} == voor[vraag]


def test_one_file_is_not_counted_as_two_rounds(ask, tmp_path):
    frame = build_respondenten(FORMAAT, 700, 2025, 2025).assign(jr=float("nan"))
    pad = save_sav(frame, FORMAAT, tmp_path / "peiling.sav")
    fout = ask("enquete", "run", str(pad), "--jaar", "2025", "--samen", f"2023={pad}", code=1)["fout"]
    assert "hetzelfde bestand" in fout


def test_rounds_with_other_answers_are_not_pooled_for_that_question(ask, tmp_path):
    """A scale turned round between two rounds would add "eens" to "oneens"."""
    anders = dict(FORMAAT.waardelabels)
    schaal = anders["wl02_0"]
    anders["wl02_0"] = {code: schaal[6.0 - code] if code < 6 else tekst for code, tekst in schaal.items()}
    formaat = replace(FORMAAT, waardelabels=anders)
    oud = save_sav(build_respondenten(FORMAAT, 700, 2023, 2023), formaat, tmp_path / "oud.sav")
    nieuw = make_file(tmp_path, 2025)
    samen = ("enquete", "run", str(nieuw), "--jaar", "2025", "--samen", f"2023={oud}")
    stop = ask(*samen, code=1)
    assert any("wl02_0" in w["melding"] and "niet samen" in w["melding"] for w in stop["waarschuwingen"])
    ask(*samen, "--accepteer-waarschuwingen")
    assert ask("enquete", "uitkomst", "--ronde", "2023-2025", "--vraag", "wl04")["uitkomsten"]
    assert "wl02_0" in ask("enquete", "uitkomst", "--ronde", "2023-2025", "--vraag", "wl02_0", code=1)["fout"]
    for ronde in ("2023", "2025"):
        assert ask("enquete", "uitkomst", "--ronde", ronde, "--vraag", "wl02_0")["uitkomsten"]


def test_rounds_of_two_indelingen_are_not_pooled(ask, tmp_path):
    oud, nieuw = make_file(tmp_path, 2019), make_file(tmp_path, 2025)
    fout = ask("enquete", "run", str(nieuw), "--jaar", "2025", "--samen", f"2019={oud}", code=1)["fout"]
    assert "verschillende indelingen" in fout


def _list_zichtbaar(ask, ronde: str, vraag: str) -> set[tuple[str, str, str]]:
    rijen = ask("enquete", "uitkomst", "--ronde", ronde, "--vraag", vraag)["uitkomsten"]
    return {(ronde, rij["gebied"], rij["antwoord"]) for rij in rijen if rij["status"] == "gemeten"}


def _list_geheim(ask, vraag: str, rondes: tuple[str, ...] = ("2023", "2025")) -> list[tuple[str, str, str]]:
    return [
        (ronde, rij["gebied"], rij["antwoord"])
        for ronde in rondes
        for rij in ask("enquete", "uitkomst", "--ronde", ronde, "--vraag", vraag, "--niveau", "wijk")["uitkomsten"]
        if 0 < rij["n"] < 30 and rij["antwoord"] not in ("top2", "gemiddelde")
    ]


def _can_solve(
    zichtbaar: set[tuple[str, str, str]],
    ronde: str,
    wijk: str,
    antwoord: str,
    jaren: tuple[str, ...] = ("2023", "2025"),
) -> bool:
    """Say whether the weighted count of one answer in one wijk follows from all visible sums of that answer.

    Notes: a reader is assumed to know all weights, so each visible share is a sum of wijken (and of people without
    wijk). Shares of other answers join in through the total of 100%, which is known for every gebied.
    """
    cellen = [(r, w) for r in jaren for w in (*WIJKEN, "")]
    leden = {"GM0141": [*WIJKEN, ""], "dorpen-en-zuid": ["WK014120", "WK014121", "WK014117"]}
    rijen = []
    for r, gebied, a in zichtbaar:
        if a == antwoord:
            rondes = r.split("-")
            rijen.append([float(c in rondes and w in leden.get(gebied, [gebied])) for c, w in cellen])
    doel = np.array([float(cel == (ronde, wijk)) for cel in cellen])
    if not rijen:
        return False
    return bool(np.linalg.norm(null_space(np.array(rijen)).T @ doel) < 1e-9)


def test_pooling_needs_a_year_and_a_file(ask, tmp_path):
    pad = make_file(tmp_path)
    assert "JAAR=BESTAND" in ask("enquete", "run", str(pad), "--jaar", "2025", "--samen", "x.sav", code=1)["fout"]
    assert (
        "hetzelfde jaar" in ask("enquete", "run", str(pad), "--jaar", "2025", "--samen", f"2025={pad}", code=1)["fout"]
    )


@pytest.mark.parametrize("jaar", ["1850", "2099", "-5"])
def test_a_year_without_surveys_is_refused(ask, tmp_path, jaar):
    frame = build_respondenten(FORMAAT, 500, 2025, 2025).assign(jr=float("nan"))
    pad = save_sav(frame, FORMAAT, tmp_path / "peiling.sav")
    fout = ask("enquete", "run", str(pad), "--jaar", jaar, "--accepteer-waarschuwingen", code=1)["fout"]
    assert jaar in fout


def test_a_number_in_a_finding_stands_as_people_write_it(ask, tmp_path):
    pad = make_file(tmp_path, respondent=(3, 2.0), wl01=(5, 7.5))
    stop = ask("enquete", "run", str(pad), "--jaar", "2025", code=1)
    assert [(b["rij"], b["waarde"]) for b in stop["waarschuwingen"]] == [(3, "2"), (5, "7,5")]


def test_an_unknown_question_is_refused(ask, tmp_path):
    ask("enquete", "run", str(make_file(tmp_path)), "--jaar", "2025")
    assert "wl99" in ask("enquete", "uitkomst", "--ronde", "2025", "--vraag", "wl99", code=1)["fout"]
    with pytest.raises(Fout):
        enquete.list_uitkomsten(open_database().cursor(), "1999")
