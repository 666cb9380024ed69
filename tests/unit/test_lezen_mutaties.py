"""Whatever happens to a file on its way, the reader gives a table or a refusal in words, and nothing else."""

import contextlib
import gzip
import io
import json
import tempfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen import Tabel, read_bestand, read_grenzen
from lwd_monitor.upload.vorm import Lang, recognise, to_lang

CSV = "regiocode;jaar;indicator;waarde\n" + "".join(f"BU0141{1000 + n};2024;inwoners;{n},5\n" for n in range(20))
BREED = "WijkenEnBuurten;Perioden;AantalInwoners_5;Koopwoningen_47\n" + 'WK014110  ;2022JJ00;   12;"."\n' * 8


def build_xlsx() -> bytes:
    boek = openpyxl.Workbook()
    for rij in [
        ["regiocode", "jaar", "indicator", "waarde"],
        *(["BU01411000", 2024, "inwoners", n] for n in range(30)),
    ]:
        boek.active.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def build_parquet() -> bytes:
    uit = io.BytesIO()
    pq.write_table(
        pa.table(
            {"regiocode": ["BU01411000"] * 9, "jaar": [2024] * 9, "indicator": ["inwoners"] * 9, "waarde": [1.5] * 9}
        ),
        uit,
    )
    return uit.getvalue()


JSON = json.dumps(
    {"value": [{"WijkenEnBuurten": "GM0141", "Perioden": "2022JJ00", "AantalInwoners_5": 7}] * 5}
).encode()
SNEL = (CSV.encode(), BREED.encode(), CSV.encode("utf-16"), JSON, gzip.compress(CSV.encode(), mtime=0))
TRAAG = (build_xlsx(), build_parquet())
GEOJSON = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"buurtcode": "BU01411000"},
                "geometry": {"type": "Polygon", "coordinates": [[[6.6, 52.3], [6.7, 52.3], [6.7, 52.4], [6.6, 52.3]]]},
            }
        ],
    }
).encode()


@st.composite
def mutate(draw: st.DrawFn, bronnen: tuple[bytes, ...]) -> bytes:
    inhoud = bytearray(draw(st.sampled_from(bronnen)))
    for _ in range(draw(st.integers(1, 4))):
        plaats = draw(st.integers(0, len(inhoud)))
        soort = draw(st.sampled_from(["knip", "voeg", "wijzig", "herhaal", "wis"]))
        stuk = draw(st.binary(min_size=1, max_size=12))
        if soort == "knip":
            del inhoud[plaats:]
        elif soort == "voeg":
            inhoud[plaats:plaats] = stuk
        elif soort == "wijzig":
            inhoud[plaats : plaats + len(stuk)] = stuk
        elif soort == "herhaal":
            inhoud[plaats:plaats] = inhoud[plaats : plaats + 60] * 3
        else:
            del inhoud[plaats : plaats + 20]
    return bytes(inhoud)


def read_of_weiger(inhoud: bytes) -> Tabel | Lang | Fout:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "bestand"
        pad.write_bytes(inhoud)
        try:
            tabel = read_bestand(pad)
            assert len(tabel.rijnummers) == len(tabel.frame)
            vorm = recognise(tabel)
            return to_lang(tabel, vorm) if vorm else tabel
        except Fout as fout:
            return fout


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutate(SNEL))
def test_mutated_text_json_and_gzip_give_a_table_or_a_refusal(inhoud: bytes) -> None:
    uitkomst = read_of_weiger(inhoud)
    if isinstance(uitkomst, Lang):
        assert uitkomst.gelezen >= uitkomst.overgeslagen


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutate(TRAAG))
def test_mutated_workbook_and_parquet_give_a_table_or_a_refusal(inhoud: bytes) -> None:
    assert read_of_weiger(inhoud) is not None


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutate((GEOJSON,)))
def test_mutated_boundaries_give_areas_or_a_refusal(inhoud: bytes) -> None:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "grenzen"
        pad.write_bytes(inhoud)
        with contextlib.suppress(Fout):
            assert len(read_grenzen(pad).frame) > 0


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_give_a_table_or_a_refusal(inhoud: bytes) -> None:
    assert read_of_weiger(inhoud) is not None


@pytest.mark.parametrize("bron", [*SNEL, *TRAAG], ids=["csv", "breed", "utf16", "json", "gzip", "xlsx", "parquet"])
def test_the_unharmed_files_are_read(bron: bytes) -> None:
    assert not isinstance(read_of_weiger(bron), Fout)
