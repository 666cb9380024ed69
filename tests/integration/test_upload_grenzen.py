"""Boundaries come in like figures: checked, previewed, published whole, listed, and taken back in any order."""

import gzip
import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import mapping, shape

from lwd_monitor.cli import main
from lwd_monitor.db import Database
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import list_gebieden, load_gebied_rijen
from lwd_monitor.toegang import DEMO_GEBRUIKERS, GeenRecht, Rol
from lwd_monitor.upload import (
    Geweigerd,
    Opties,
    check_grenzen,
    is_grensbestand,
    list_uploads,
    preview_undo_grenzen,
    run_grenzen,
    run_upload,
    undo_upload,
)
from tests.conftest import NU, PROJECT
from tests.integration.test_publiceren import ANALIST

BRON = PROJECT / "data" / "gebieden" / "buurten_2024.geojson"
KOP = "regiocode;jaar;indicator;waarde\n"


def write_anders(tmp_path: Path, naam: str = "Andere naam", weg: int = 0) -> Path:
    """Write the outlines that ship with one name changed, one outline shrunk, and the last places left out."""
    inhoud = json.loads(BRON.read_text())
    vlakken = inhoud["features"]
    vlakken[3]["properties"]["buurtnaam"] = naam
    vlakken[10]["geometry"] = mapping(shape(vlakken[10]["geometry"]).buffer(-0.0005))
    inhoud["features"] = vlakken[: len(vlakken) - weg]
    pad = tmp_path / f"grenzen_{naam.replace(' ', '_')}.geojson"
    pad.write_text(json.dumps(inhoud))
    return pad


def get_staat(db: Database, indeling: int = 2024) -> list[dict]:
    return load_gebied_rijen(db.cursor(), indeling).to_dict("records")


def get_naam(db: Database, code: str) -> str:
    return next(g.naam for g in list_gebieden(db.cursor(), indeling=2024) if g.code == code)


@pytest.fixture
def code() -> str:
    return json.loads(BRON.read_text())["features"][3]["properties"]["buurtcode"]


def test_a_new_indeling_comes_in_whole_is_listed_and_goes_again(db, tmp_path: Path) -> None:
    rapport = run_grenzen(db, ANALIST, BRON, Opties(indeling=2030, bron="Kadaster"), NU, accepteer=True)
    assert rapport.telling == {"nieuw": 84, "gewijzigd": 0, "ongewijzigd": 0, "vervallen": 0}
    rij = list_uploads(db.cursor()).iloc[0]
    assert (rij["bestand"], rij["gebruiker"], rij["bron"], rij["grenzen"]) == (
        BRON.name,
        ANALIST.naam,
        "Kadaster",
        2030,
    )
    assert len(rij["sha256"]) == 64
    assert run_grenzen(db, ANALIST, BRON, Opties(indeling=2030), NU).upload_id is None
    verschil = preview_undo_grenzen(db.cursor(), rapport.upload_id)
    assert set(verschil["soort"]) == {"vervallen"}
    undo_upload(db, ANALIST, rapport.upload_id)
    assert get_staat(db, 2030) == []


def test_changed_places_ask_first_and_fall_back_to_what_shipped(db, tmp_path: Path, code: str) -> None:
    voor = get_staat(db)
    pad = write_anders(tmp_path)
    with pytest.raises(Geweigerd, match="waarschuwing"):
        run_grenzen(db, ANALIST, pad, Opties(indeling=2024), NU)
    assert get_staat(db) == voor
    plan = check_grenzen(db.cursor(), pad, Opties(indeling=2024))
    rapport = plan.rapport
    anders = plan.verschil.set_index("code")
    assert anders.at[code, "soort"] == "gewijzigd"
    assert (anders.at[code, "naam"], anders.at[code, "anders"]) == ("Andere naam", 0.0)
    assert 0 < anders["anders"].max() <= 100
    gedaan = run_grenzen(db, ANALIST, pad, Opties(indeling=2024), NU, accepteer=True)
    assert gedaan.telling == rapport.telling
    assert get_naam(db, code) == "Andere naam"
    undo_upload(db, ANALIST, gedaan.upload_id)
    assert get_staat(db) == voor


def test_two_uploads_are_taken_back_in_either_order(db, tmp_path: Path, code: str) -> None:
    voor = get_naam(db, code)
    eerste, tweede = (
        run_grenzen(db, ANALIST, write_anders(tmp_path, naam), Opties(indeling=2024), NU, accepteer=True).upload_id
        for naam in ("Eerste naam", "Tweede naam")
    )
    undo_upload(db, ANALIST, eerste)
    assert get_naam(db, code) == "Tweede naam"
    undo_upload(db, ANALIST, tweede)
    assert get_naam(db, code) == voor


def test_places_with_figures_are_not_taken_away(db, tmp_path: Path) -> None:
    grenzen = run_grenzen(db, ANALIST, BRON, Opties(indeling=2030), NU, accepteer=True).upload_id
    pad = tmp_path / "cijfers.csv"
    pad.write_text(KOP + "GM0141;2026;misdrijven;4000\n")
    cijfers = run_upload(db, ANALIST, pad, Opties(indeling=2030), NU, accepteer=True).upload_id
    with pytest.raises(Fout, match=r"1 cijfers op gebieden die dan verdwijnen.*Draai eerst terug: cijfers.csv"):
        undo_upload(db, ANALIST, grenzen)
    assert len(get_staat(db, 2030)) == 84
    undo_upload(db, ANALIST, cijfers)
    undo_upload(db, ANALIST, grenzen)
    assert get_staat(db, 2030) == []


def test_an_incomplete_file_is_asked_about(db, tmp_path: Path) -> None:
    rapport = check_grenzen(db.cursor(), write_anders(tmp_path, weg=30), Opties(indeling=2024)).rapport
    tekst = " ".join(b.melding for b in rapport.waarschuwingen)
    assert "30 gebieden staan niet in het bestand" in tekst
    nieuw = check_grenzen(db.cursor(), write_anders(tmp_path, weg=30), Opties(indeling=2024 - 5)).rapport
    assert "kleiner dan Almelo" in " ".join(b.melding for b in nieuw.waarschuwingen)


def test_a_new_indeling_tells_which_figures_stand_elsewhere(db) -> None:
    rapport = check_grenzen(db.cursor(), BRON, Opties(indeling=2019)).rapport
    assert "Zij geldt voor 1995 tot en met 2019" in " ".join(rapport.meldingen)
    assert "2008, 2012, 2014, 2015, 2016, 2017" in " ".join(b.melding for b in rapport.waarschuwingen)


@pytest.mark.parametrize("vorm", ["gpkg", "shp", "topojson", "gz"])
def test_every_format_is_recognised_by_content(db, tmp_path: Path, vorm: str) -> None:
    pad = tmp_path / "bestand"
    frame = gpd.read_file(BRON)
    if vorm == "gpkg":
        frame.to_file(tmp_path / "g.gpkg", driver="GPKG")
        (tmp_path / "g.gpkg").rename(pad)
    elif vorm == "shp":
        frame.to_file(tmp_path / "g.shp")
        with zipfile.ZipFile(pad, "w") as archief:
            for deel in tmp_path.glob("g.*"):
                archief.write(deel, f"map/{deel.name}")
    elif vorm == "topojson":
        pad.write_text(json.dumps(make_topojson(frame)))
    else:
        pad.write_bytes(gzip.compress(BRON.read_bytes()))
    assert is_grensbestand(pad)
    assert check_grenzen(db.cursor(), pad, Opties(indeling=2031)).rapport.telling["nieuw"] == 84


def make_topojson(frame: gpd.GeoDataFrame) -> dict:
    """Write each outer ring as an arc of its own: a plain TopoJSON."""
    arcs, delen = [], []
    for rij in frame.itertuples():
        vlakken = list(rij.geometry.geoms) if rij.geometry.geom_type == "MultiPolygon" else [rij.geometry]
        nummers = []
        for vlak in vlakken:
            nummers.append([[len(arcs)]])
            arcs.append([list(punt) for punt in vlak.exterior.coords])
        eigenschappen = {"buurtcode": rij.buurtcode, "buurtnaam": rij.buurtnaam}
        delen.append({"type": "MultiPolygon", "arcs": nummers, "properties": eigenschappen})
    return {"type": "Topology", "arcs": arcs, "objects": {"b": {"type": "GeometryCollection", "geometries": delen}}}


def test_the_command_asks_for_the_indeling_and_runs(database: str, capsys, tmp_path: Path) -> None:
    assert main(["upload", "check", str(BRON), "--json"]) == 1
    assert "bij welke indeling" in json.loads(capsys.readouterr().out)["fouten"][0]["melding"]
    opdracht = ["upload", "run", str(BRON), "--indeling", "2032", "--accepteer-waarschuwingen", "--json"]
    assert main(opdracht) == 0
    upload_id = json.loads(capsys.readouterr().out)["upload_id"]
    assert (Path(database.removeprefix("duckdb:///")).parent / "uploads").is_dir()
    assert main(["upload", "undo", upload_id, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["vervallen"] == 84


def test_who_may_not_manage_places_is_refused(db) -> None:
    with pytest.raises(GeenRecht):
        run_grenzen(db, DEMO_GEBRUIKERS[Rol.RAADSLID], BRON, Opties(indeling=2030), NU)


def test_our_own_geojson_of_figures_is_no_file_of_boundaries(database: str, capsys, tmp_path: Path) -> None:
    pad = tmp_path / "uit.geojson"
    assert main(["waarneming", "export", str(pad), "--indicator", "misdrijven"]) == 0
    capsys.readouterr()
    assert not is_grensbestand(pad)
    assert main(["upload", "check", str(pad), "--json"]) == 0
    antwoord = json.loads(capsys.readouterr().out)
    assert antwoord["ongewijzigd"] == antwoord["cijfers"] > 300
    assert (antwoord["nieuw"], antwoord["gewijzigd"], antwoord["vervallen"]) == (0, 0, 0)
