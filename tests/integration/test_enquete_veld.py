"""Survey files in shapes that bureaus deliver: each gives the right outcome, or says in words what is the matter."""

from pathlib import Path

import pytest

VELD = Path(__file__).resolve().parents[1] / "files" / "veld"
GOED = {("wl01", "GM0141"): 7.4, ("wl01", "WK014110"): 7.4, ("wl02_0", "GM0141"): 55.9, ("wl04", "GM0141"): 75.3}
KLEIN_GOED = {("wl04", "GM0141"): 73.5, ("wl04", "WK014110"): 64.9, ("wl01", "GM0141"): 7.4}
HOOFD = {"wl01": "gemiddelde"}


def run(ask, naam: str, *, accepteer: bool = False, code: int = 0) -> dict:
    vlag = ["--accepteer-waarschuwingen"] if accepteer else []
    return ask("enquete", "run", str(VELD / naam), "--jaar", "2026", *vlag, code=code)


def find_waarde(ask, vraag: str, gebied: str) -> float:
    rijen = ask("enquete", "uitkomst", "--ronde", "2026", "--vraag", vraag)["uitkomsten"]
    [rij] = [r for r in rijen if (r["gebied"], r["antwoord"]) == (gebied, HOOFD.get(vraag, "top2"))]
    return rij["waarde"]


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("s00_goed_2026.sav", GOED),
        ("dev_s01_goed.sav", KLEIN_GOED),
        ("dev_s01_schaal_omgekeerd.sav", KLEIN_GOED),
        ("s01b_schaal_omgekeerd_wl02.sav", GOED),
        ("s09_labels_mee_eens.sav", GOED),
        ("s02_wijknr_eigen_nummers_met_labels.sav", GOED),
        ("s02c_wijknaam_als_tekst.sav", GOED),
        ("s03_gebruikersmissing_98_99.sav", GOED | {("wl01", "WK014110"): 7.3}),
        ("s03b_99_met_label_zonder_missing.sav", GOED | {("wl01", "WK014110"): 7.3}),
        ("s05_alleen_eindpunten_gelabeld.sav", GOED),
        ("s07_jr_als_datum.sav", GOED),
        ("s08b_weetniet_andere_woorden.sav", GOED),
    ],
)
def test_a_file_is_read_by_what_its_labels_say(ask, naam, verwacht):
    uit = run(ask, naam)
    assert (uit["fouten"], uit["waarschuwingen"]) == ([], [])
    for (vraag, gebied), waarde in verwacht.items():
        assert find_waarde(ask, vraag, gebied) == pytest.approx(waarde, abs=0.06), (vraag, gebied)


@pytest.mark.parametrize(
    ("naam", "woorden", "verwacht"),
    [
        ("dev_s02b_wijknr_omgekeerd_genummerd.sav", ["21 heet in dit bestand Binnenstad", "Bornerbroek"], KLEIN_GOED),
        ("s06_ophoogfactor.sav", ["ophoogfactoren", "57.955"], GOED),
        ("s10_latin1_maar_zegt_utf8.sav", ["accenten"], {("wl01", "GM0141"): 7.4, ("wl02_0", "GM0141"): 55.9}),
    ],
)
def test_a_file_that_may_be_wrong_stops_with_the_cause_and_is_right_when_accepted(ask, naam, woorden, verwacht):
    stop = run(ask, naam, code=1)
    assert (stop["upload_id"], stop["nieuw"]) == (None, 0)
    meldingen = " ".join(b["melding"] for b in stop["waarschuwingen"])
    assert all(woord in meldingen for woord in woorden), meldingen
    run(ask, naam, accepteer=True)
    for (vraag, gebied), waarde in verwacht.items():
        assert find_waarde(ask, vraag, gebied) == pytest.approx(waarde, abs=0.06), (vraag, gebied)


def test_an_outcome_that_falls_out_of_the_round_is_named(ask):
    stop = run(ask, "s10_latin1_maar_zegt_utf8.sav", code=1)
    [melding] = [b["melding"] for b in stop["waarschuwingen"] if b["kolom"] == "wl04"]
    assert "valt uit de ronde" in melding
    assert "zo goed als nooit" in melding
