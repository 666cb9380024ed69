"""A count that an upload works out from a rounded percentage never takes the place of one that was counted."""

from pathlib import Path

import pytest

from lwd_monitor.upload import Opties, check_upload, run_upload
from lwd_monitor.waarneming import list_waarnemingen
from tests.conftest import NU
from tests.integration.test_publiceren import ANALIST

KOP = "buurtcode,buurtnaam,wijkcode,gemeentecode,aantal_inwoners,percentage_personen_0_tot_15_jaar,percentage_personen_65_jaar_en_ouder"
GETELD, ONGETELD, JAAR = "BU01411000", "BU01411001", 2023
OUDEREN = "kwb_inwoners_65plus"


def load(db) -> dict[str, tuple[float, str]]:
    rijen = list_waarnemingen(db.cursor(), OUDEREN, niveau="buurt", jaar=JAAR)
    return {rij.gebied: (rij.waarde, rij.status) for rij in rijen.itertuples()}


@pytest.fixture
def bestand(db, tmp_path: Path) -> Path:
    """Percentages of two buurten in the publisher's own shape, of which one was counted in the file before it."""
    geteld = tmp_path / "kwb_2023_geteld.csv"
    geteld.write_text(f"WijkenEnBuurten,AantalInwoners_5,k_65JaarOfOuder_12\n{GETELD},1005,187\n")
    assert run_upload(db, ANALIST, geteld, Opties(jaar=JAAR, bron="cbs_kwb", aanvullen=True), NU, accepteer=True)
    pad = tmp_path / "wijkenbuurten_2023.csv"
    rijen = [f"{GETELD},Noord,WK014110,GM0141,1005,10,15", f"{ONGETELD},Zuid,WK014110,GM0141,2000,10,20"]
    pad.write_text("\n".join([KOP, *rijen]) + "\n")
    return pad


@pytest.mark.parametrize("aanvullen", [True, False])
def test_an_estimate_from_a_percentage_leaves_the_count_that_stands(db, bestand: Path, aanvullen: bool) -> None:
    voor = load(db)[GETELD]
    assert voor == (187, "gemeten")
    rapport = run_upload(db, ANALIST, bestand, Opties(bron="cbs_kwb", aanvullen=aanvullen), NU, accepteer=True)
    na = load(db)
    assert (na[GETELD], na[ONGETELD]) == (voor, (400, "geschat"))
    assert any("geteld" in m and "blijft staan" in m for m in rapport.meldingen)


def test_the_preview_names_what_the_count_passes_over(db, bestand: Path) -> None:
    meldingen = check_upload(db.cursor(), bestand, Opties(bron="cbs_kwb"), NU).meldingen
    gevonden = [m for m in meldingen if "blijft staan" in m]
    assert len(gevonden) == 1
    assert "65" in gevonden[0]


def test_an_estimate_may_be_estimated_anew(db, bestand: Path) -> None:
    run_upload(db, ANALIST, bestand, Opties(bron="cbs_kwb", aanvullen=True), NU, accepteer=True)
    bestand.write_text(bestand.read_text().replace("2000,10,20", "2000,10,25"))
    run_upload(db, ANALIST, bestand, Opties(bron="cbs_kwb", aanvullen=True), NU, accepteer=True)
    assert load(db)[ONGETELD] == (500, "geschat")
