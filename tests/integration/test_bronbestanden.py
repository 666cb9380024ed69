"""The publishers' own files, cell by cell against an independent reading; skipped where the folder is absent."""

import json
import os
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen import read_bestand, read_grenzen
from lwd_monitor.upload.naamgeving import build_gebieden_uit_lang
from lwd_monitor.upload.vorm import Lang, Vormkeuze, recognise, to_lang
from lwd_monitor.upload.vorm.keuze import format_id

WORTEL = Path(__file__).parents[2]
MAP = Path(os.environ.get("LWD_BRONBESTANDEN") or WORTEL.parent / "shared" / "bronbestanden")
LEEFTIJD = {"20300": "18plus", "53115": "18_65", "80200": "65plus"}


def find_bestand(naam: str) -> Path:
    if not (MAP / naam).exists():
        pytest.skip(f"bronbestand {naam} is er niet (map {MAP})")
    return MAP / naam


def read_lang(naam: str, **keuze: object) -> Lang:
    tabel = read_bestand(find_bestand(naam))
    return to_lang(tabel, recognise(tabel), Vormkeuze(**keuze))


def compare(lang: Lang, verwacht: dict[tuple, float]) -> None:
    """Compare every figure by source row, area, year and indicator."""
    assert not lang.fouten
    frame = lang.frame[lang.frame["waarde"].notna()]
    sleutels = zip(frame["rij"], frame["gebied_code"], frame["jaar"], frame["indicator_id"], strict=True)
    gelezen = {
        (int(r), str(g), int(j), str(i)): float(w) for (r, g, j, i), w in zip(sleutels, frame["waarde"], strict=True)
    }
    assert len(gelezen) == len(frame)
    assert gelezen == verwacht


def build_rivm(ruw: pd.DataFrame) -> dict[tuple, float]:
    verwacht = {}
    for plaats, rij in enumerate(ruw.to_dict("records")):
        code = rij["WijkenEnBuurten"].strip()
        if code[2:6] != "0141":
            continue
        for kolom, cel in rij.items():
            gevonden = re.fullmatch(r"(.+)_(\d+)", kolom)
            if not gevonden or int(gevonden.group(2)) < 4 or cel.strip() in ("", "."):
                continue
            leeftijd = LEEFTIJD[str(rij["Leeftijd"]).removesuffix(".0")]
            indicator = f"rivm_50090_{format_id(gevonden.group(1))}_{leeftijd}"
            verwacht[plaats + 2, code, int(rij["Perioden"][:4]), indicator] = float(cel)
    return verwacht


def test_rivm_of_almelo_cell_by_cell() -> None:
    ruw = pd.read_csv(find_bestand("rivm_50090NED_almelo_2012_2020.csv"), dtype=str, keep_default_na=False)
    verwacht = build_rivm(ruw)
    lang = read_lang("rivm_50090NED_almelo_2012_2020.csv")
    compare(lang, verwacht)
    assert (lang.gelezen, lang.overgeslagen, lang.jaren) == (410, 5, [2012, 2020])


def test_rivm_of_the_netherlands_as_workbook_cell_by_cell() -> None:
    pad = find_bestand("rivm_50090NED_2012_18plus_nl.xlsx")
    ruw = pd.read_excel(pad, dtype=str, keep_default_na=False, engine="calamine")
    lang = read_lang(pad.name)
    compare(lang, build_rivm(ruw))
    assert (lang.gelezen, lang.overgeslagen) == (17_341, 17_341 - 81)


def read_nationaal() -> pd.DataFrame:
    pad = find_bestand("nl_wijken_buurten_2024_lang.csv.gz")
    ruw = pd.read_csv(pad, sep=";", dtype={"regiocode": str, "waarde": float})
    return ruw.assign(rij=np.arange(2, len(ruw) + 2))


def test_national_file_of_all_gemeenten_cell_by_cell() -> None:
    ruw = read_nationaal()
    lang = read_lang("nl_wijken_buurten_2024_lang.csv.gz", alles=True)
    assert (lang.gelezen, lang.overgeslagen, len(lang.frame)) == (417_230, 0, 417_230)
    for kolom, eigen in (("rij", "rij"), ("jaar", "jaar"), ("waarde", "waarde")):
        assert (lang.frame[eigen].to_numpy() == ruw[kolom].to_numpy()).all()
    assert (lang.frame["gebied_code"].astype(str).to_numpy() == ruw["regiocode"].to_numpy()).all()
    paren = set(zip(ruw["indicator"], lang.frame["indicator_id"].astype(str), strict=True))
    assert len(paren) == len({kort for kort, _ in paren}) == len({id_ for _, id_ in paren}) == 19
    gebieden = build_gebieden_uit_lang(lang, 2024)
    assert gebieden["niveau"].value_counts().to_dict() == {"buurt": 14_574, "wijk": 3_393, "gemeente": 342}
    namen = ruw.drop_duplicates("regiocode").set_index("regiocode")["regionaam"]
    # Our own places bear the names that the gemeente writes.
    elders = gebieden[~gebieden["code"].str[2:6].eq("0141")].set_index("code")["naam"]
    assert (elders == namen.reindex(elders.index)).all()


def test_national_file_of_almelo_cell_by_cell() -> None:
    ruw = read_nationaal()
    eigen = ruw[ruw["regiocode"].str[2:6] == "0141"]
    lang = read_lang("nl_wijken_buurten_2024_lang.csv.gz")
    assert lang.overgeslagen == len(ruw) - len(eigen)
    assert lang.frame["rij"].tolist() == eigen["rij"].tolist()
    assert lang.frame["waarde"].tolist() == eigen["waarde"].tolist()


@pytest.mark.parametrize(
    ("naam", "melding"),
    [
        ("85067NED_head.csv", "Gebieden in Nederland.*geen rij in van een wijk of buurt van Almelo"),
        ("85318NED_2022_WijkenEnBuurten_almelo_raw.csv", "lijst van codes en namen"),
        ("85318NED_DataProperties.csv", "beschrijft de kolommen"),
        ("85318NED_TableInfos.csv", "toelichting bij een CBS-tabel"),
        ("almelo_buurtcodes_per_jaar.csv", "lijst van codes en namen van buurten"),
        ("burgerpeiling_dataformat_2022.sav", "antwoorden van respondenten"),
        ("leefbaarometer_amstelveen_wijk.csv", r"geen enkele rij van Almelo \(GM0141\). De 56 rijen gaan over GM0362"),
        ("wsjg_metadata_indicatoren.xlsx", "beschrijft indicatoren"),
        ("swing_voorbeeld_conf.xlsx", "instellingen voor een Swing-levering"),
        ("nl_buurten_2019.topojson", "Dit zijn grenzen"),
    ],
)
def test_what_holds_no_figures_of_almelo_is_refused_in_words(naam: str, melding: str) -> None:
    with pytest.raises(Fout, match=melding):
        read_lang(naam)


def test_leefbaarometer_of_another_gemeente_cell_by_cell() -> None:
    pad = find_bestand("leefbaarometer_amstelveen_wijk.csv")
    ruw = pd.read_csv(pad)
    lang = read_lang(pad.name, alles=True)
    gelezen = lang.frame.pivot(index="rij", columns="indicator_id", values="waarde")
    namen = {"lbm": "", "afw": "_afwijking", "fys": "_fysiek", "onv": "_onveiligheid", "soc": "_sociaal",
             "vrz": "_voorzieningen", "won": "_woningen"}  # fmt: skip
    for kort, eind in namen.items():
        np.testing.assert_array_equal(gelezen[f"leefbaarometer{eind}"].to_numpy(), ruw[kort].to_numpy())


def test_boundaries_of_the_netherlands_have_all_codes() -> None:
    pad = find_bestand("nl_buurten_2019.topojson")
    vlakken = json.loads(pad.read_text())["objects"]["buurten"]["geometries"]
    grenzen = read_grenzen(pad)
    assert grenzen.frame["code"].tolist() == [vlak["properties"]["statcode"] for vlak in vlakken]
    assert grenzen.frame.geometry.is_valid.all()
    assert len(grenzen.waarschuwingen) > 0


def test_no_file_of_the_folder_is_forgotten() -> None:
    if not MAP.exists():
        pytest.skip(f"de map met bronbestanden is er niet ({MAP})")
    bron = Path(__file__).read_text()
    vergeten = [pad.name for pad in MAP.iterdir() if pad.name != "README.md" and pad.name not in bron]
    assert vergeten == []
