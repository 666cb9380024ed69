"""The facts under data/ have a source beside them and say what their sidecar and the catalogue promise."""

import csv
import json
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.conftest import INWONERS

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
BIJSCHRIFT = {"titel", "uitgever", "bron", "url", "licentie", "jaren", "toelichting"}
CIJFERBESTANDEN = [f"cijfers/{path.name}" for path in sorted((DATA / "cijfers").glob("*.csv"))]
FEITEN = [
    *("gebieden/buurten_2024.geojson", "gebieden/buurten_2020.geojson", "gebieden/overgang_2020_2024.csv"),
    *("gebieden/buurten_2024_precies.geojson", "gebieden/wijken_adressen_2020_2024.csv"),
    *("gebieden/aliassen.csv", "gebieden/buurten_programmaplan.csv", "cijfers/kengetallen.yaml"),
    *CIJFERBESTANDEN,
    "verhalen/verhalen.yaml",
    *("voorbeeld/burgerpeiling_2023.zsav", "voorbeeld/burgerpeiling_2025.zsav"),
]


def read_toml(path: Path) -> dict:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read_csv(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def read_namen(indeling: int) -> set[str]:
    shapes = json.loads((DATA / f"gebieden/buurten_{indeling}.geojson").read_text(encoding="utf-8"))["features"]
    return {shape["properties"][veld] for shape in shapes for veld in ("buurtnaam", "wijknaam")}


def read_codes(indeling: int) -> set[str]:
    shapes = json.loads((DATA / f"gebieden/buurten_{indeling}.geojson").read_text(encoding="utf-8"))["features"]
    found = [shape["properties"] for shape in shapes]
    return {"GM0141"} | {p["buurtcode"] for p in found} | {p["wijkcode"] for p in found}


KWB_2024 = {
    (row["gebied_code"], row["indeling"], row["indicator_id"], row["jaar"]) for row in read_csv("cijfers/kwb_2024.csv")
}
BRONNEN = read_toml(DATA / "cijfers/bronnen.toml")
INDICATOREN = {path.stem: read_toml(path) for path in DATA.glob("*/catalogus/*.toml")}


@pytest.mark.parametrize("name", FEITEN)
def test_sidecar_names_source_year_and_licence(name):
    sidecar = read_toml((DATA / name).with_suffix(".toml"))
    assert set(sidecar) >= BIJSCHRIFT
    assert sidecar["bron"] in BRONNEN
    assert sidecar["licentie"]
    assert all(isinstance(jaar, int) for jaar in sidecar["jaren"])


# What the monitor itself keeps here while it runs; none of it ships.
BEWAARD = {"uploads", "bewaard", "kaartcache", "fotos"}


def test_no_data_file_is_without_a_sidecar():
    loose = {
        path.relative_to(DATA).as_posix()
        for path in DATA.rglob("*")
        if path.suffix in {".csv", ".yaml", ".geojson", ".zsav"}
        and not {*BEWAARD, "woordenlijsten", "kwb", "plan"} & set(path.relative_to(DATA).parts)
    }
    assert loose == set(FEITEN)


def test_every_word_list_is_told_of_in_their_readme():
    map_ = DATA / "woordenlijsten"
    uitleg = (map_ / "README.md").read_text(encoding="utf-8")
    assert [pad.name for pad in map_.iterdir() if pad.name not in uitleg and pad.name != "README.md"] == []


@pytest.mark.parametrize("name", CIJFERBESTANDEN)
def test_sidecar_years_and_codes_are_those_of_the_file(name):
    sidecar, rows = read_toml((DATA / name).with_suffix(".toml")), read_csv(name)
    assert sidecar["jaren"] == sorted({int(row["jaar"]) for row in rows})
    bekend = {indeling: read_codes(indeling) for indeling in (2020, 2024)}
    assert [row for row in rows if row["gebied_code"] not in bekend[int(row["indeling"])]] == []
    assert {INDICATOREN[row["indicator_id"]]["bron"] for row in rows} == {sidecar["bron"]}


def read_waarden(name: str) -> dict[tuple[str, str, int], float]:
    """Every figure of a file by gebied, indicator and year, read without the code of the monitor."""
    return {
        (row["gebied_code"], row["indicator_id"], int(row["jaar"])): float(row["waarde"])
        for row in read_csv(name)
        if row["waarde"]
    }


@pytest.mark.parametrize("name", CIJFERBESTANDEN)
def test_every_row_that_ships_stands_in_the_store_as_it_is(db, name):
    velden = ["gebied_code", "indeling", "indicator_id", "jaar", "waarde", "status"]
    in_bestand = [[row[veld] for veld in velden] for row in read_csv(name)]
    staat = db.cursor().execute(
        f"SELECT {', '.join('w.' + veld for veld in velden)} FROM waarneming_versie w JOIN upload u ON u.id = w.upload_id "
        "WHERE u.bestand = ?",
        [Path(name).name],
    )
    # Six figures of 2024 ship in two files: the second one brings nothing new.
    dubbel = {tuple(rij[:4]) for rij in in_bestand} & KWB_2024 if "kwb_lang" in name else set()
    assert sorted([*map(_plain, staat.fetchall())]) == sorted(
        _plain(r) for r in in_bestand if tuple(r[:4]) not in dubbel
    )
    assert len(dubbel) == (6 if "kwb_lang" in name else 0)


def _plain(rij) -> tuple:
    code, indeling, indicator, jaar, waarde, status = rij
    return code, int(indeling), indicator, int(jaar), None if waarde in ("", None) else float(waarde), status


def test_every_figure_lies_in_the_bereik_and_rounding_of_its_indicator():
    for code, name, jaar, waarde in [(*s, w) for naam in CIJFERBESTANDEN for s, w in read_waarden(naam).items()]:
        indicator = INDICATOREN[name]
        low, high = [*indicator["bereik"], float("inf")][:2]
        assert low <= waarde <= high, (code, name)
        # The first version of 2015 rounds benefits to ten, homes are not rounded.
        if "afrond" in indicator and code != "GM0141" and jaar != 2021:
            assert waarde % indicator["afrond"] == 0, (code, name, jaar)


def test_wijken_and_buurten_add_up_to_almelo_but_for_rounding():
    inwoners = {
        (c, j): w for (c, n, j), w in read_waarden("cijfers/kwb_lang_2015_2025.csv").items() if n == "kwb_inwoners"
    }
    gemeente = {j: w for (c, j), w in inwoners.items() if c == "GM0141"}
    assert gemeente == INWONERS
    som = {
        (kort, jaar): sum(w for (c, j), w in inwoners.items() if c.startswith(kort) and j == jaar)
        for kort, jaar in (("WK", 2015), ("BU", 2015), ("WK", 2016), ("WK", 2017), ("BU", 2021), ("WK", 2022))
    }
    assert list(som.values()) == [72275, 72210, 72415, 72460, 73070, 73155]


def test_stedelijkheid_is_the_class_of_the_adressendichtheid():
    waarden = read_waarden("cijfers/kwb_2024.csv")
    for code in {code for code, _, _ in waarden}:
        passed = sum(waarden[code, "kwb_adressendichtheid", 2024] >= limit for limit in (500, 1000, 1500, 2500))
        assert waarden[code, "kwb_stedelijkheid", 2024] == 5 - passed, code


def test_almelo_has_74317_inwoners_in_2024():
    waarden = read_waarden("cijfers/kwb_2024.csv")
    assert waarden["GM0141", "kwb_inwoners", 2024] == 74317
    soorten = [
        row["gebied_code"][:2] for row in read_csv("cijfers/kwb_2024.csv") if row["indicator_id"] == "kwb_inwoners"
    ]
    assert {soort: soorten.count(soort) for soort in soorten} == {"GM": 1, "WK": 12, "BU": 71}


@pytest.mark.parametrize("jaar", ["2021", "2022", "2023", "2024", "2025"])
def test_misdrijven_of_71_buurten_add_up_to_the_gemeente(jaar):
    found = {
        row["gebied_code"]: int(row["waarde"])
        for row in read_csv("cijfers/misdrijven_2021_2025.csv")
        if row["jaar"] == jaar
    }
    gemeente = found.pop("GM0141")
    assert len(found) == 71
    assert sum(found.values()) == gemeente


def test_six_aandachtsgebieden_stand_in_the_order_of_the_programme():
    gebieden = read_toml(DATA / "gebieden/aandachtsgebieden.toml")["gebied"]
    order = ["kerkelanden", "westeres", "de_riet", "ossenkoppelerhoek", "nieuwstraatkwartier", "sluitersveld"]
    assert [gebied["id"] for gebied in gebieden] == order
    assert [gebied["id"] for gebied in gebieden if not gebied["leden"]] == ["westeres"]
    for gebied in gebieden:
        assert set(gebied["leden"]) <= read_codes(gebied["indeling"])
        assert gebied["waarom"].endswith(".")
        assert gebied["bron"]


def test_display_names_belong_to_gebieden_that_exist():
    for naam in read_toml(DATA / "gebieden/namen.toml")["naam"]:
        assert set(naam) == {"was", "naam", "reden"}
        # A correction that finds nothing to correct has had its time.
        assert any(naam["was"] in read_namen(jaar) for jaar in (2020, 2024))


@pytest.mark.parametrize(("name", "count"), [("verhalen/verhalen.yaml", 45), ("cijfers/kengetallen.yaml", 96)])
def test_stories_and_counts_are_complete_and_point_to_known_gebieden(name, count):
    rows = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    assert len({row["id"] for row in rows}) == count
    codes = {code for row in rows for code in row.get("gebieden", [row.get("gebied")])}
    assert codes <= read_codes(2024)
    assert all(row["bron"] for row in rows)
