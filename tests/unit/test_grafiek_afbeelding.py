"""A chart as an image of its own: every word is on it, whatever its length."""

import io
import json
import re
from dataclasses import replace

import pandas as pd
import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from lwd_monitor.grafiek import (
    STIJL_EIGEN,
    STIJLEN,
    Afbeelding,
    Beeldsoort,
    Metingrij,
    Sleutelregel,
    Tekening,
    build_bundelbeeld,
    build_verloop,
    draw_bundel,
    draw_meting,
    draw_verloop,
    format_afbeelding,
)
from lwd_monitor.grafiek.afbeelding import VEL, build_gegevens
from lwd_monitor.grafiek.punt import VORMEN
from lwd_monitor.grafiek.verloop import Verloop
from lwd_monitor.grafiek.verloop_svg import STIJL_ALMELO

STIJL = {"a": STIJLEN[0]}
LANG = "Bedrijventerrein Twentepoort - Stadion en omgeving van het Nieuwstraatkwartier bij de Bornsestraat Zuid"


def build_lijn(jaren: range = range(2019, 2025)) -> Verloop:
    rijen = [("a", LANG, 2020 if jaar < 2021 else 2024, jaar, float(jaar % 7), None, None) for jaar in jaren]
    kolommen = ["sleutel", "naam", "indeling", "jaar", "waarde", "ci_laag", "ci_hoog"]
    verloop = build_verloop(pd.DataFrame(rijen, columns=kolommen), list(jaren), vanaf_nul=True)
    assert verloop is not None
    return verloop


def draw(verloop: Verloop) -> Tekening:
    waarden = [f"{stap:.0f}" for stap in verloop.stappen]
    return draw_verloop(verloop, STIJL, waarden, [(jaar, "nieuwe indeling") for jaar in verloop.breuken])


def build_woorden(titel: str = "Misdrijven & <overlast>, 2019–2024") -> Afbeelding:
    return Afbeelding(
        titel,
        "Per 1.000 inwoners.",
        tuple(Sleutelregel(stijl, f"{LANG} {rang}") for rang, stijl in enumerate(STIJLEN)),
        ("De as begint bij 0.",),
        "Politie 2019–2024, CC BY 4.0.",
        "Gemaakt op 29 november 2026.",
        "◇ fictief voorbeeld",
    )


def test_every_word_stands_whole_within_the_sheet() -> None:
    verloop = build_lijn()
    woorden = build_woorden(LANG * 3)
    gelezen, randen, breedte = read_blad(draw(verloop), woorden)
    for woord in (woorden.titel, woorden.onder, woorden.badge, woorden.bron, woorden.gemaakt, *woorden.notities):
        assert press(woord) in gelezen, woord
    assert gelezen.count(press(LANG)) == 3 + len(STIJLEN)
    assert "nieuweindeling" in gelezen
    assert min(randen) >= 0
    assert max(randen) <= breedte


def press(woorden: str) -> str:
    return re.sub(r"\s|-", "", woorden)


def read_blad(tekening: Tekening, woorden: Afbeelding) -> tuple[str, list[float], float]:
    """Return the words of the sheet without spaces, where each begins, and how wide the sheet is."""
    gegevens = json.dumps(build_gegevens(tekening, woorden))
    pdf = typst.compile(str(VEL), format="pdf", ignore_system_fonts=True, sys_inputs={"beeld": gegevens})
    blad = PdfReader(io.BytesIO(bytes(pdf))).pages[0]
    randen: list[float] = []
    blad.extract_text(visitor_text=lambda _tekst, _cm, tm, _font, _maat: randen.append(tm[4]))
    return press(blad.extract_text()), randen, float(blad.mediabox.width)


def test_one_measurement_names_every_place_at_its_own_line() -> None:
    rijen = [Metingrij(STIJLEN[nr], f"{LANG} {nr}", nr / 5, (0.0, nr / 5)) for nr in range(6)]
    tekening = draw_meting(rijen, ("0,5", "2,5"))
    gelezen, randen, breedte = read_blad(tekening, replace(build_woorden(), sleutel=()))
    assert [press(rij.tekst) in gelezen for rij in rijen] == [True] * 6
    assert "0,5" in gelezen
    assert "2,5" in gelezen
    assert max(randen) <= breedte
    assert [plek for plek, _ in tekening.rijen] == sorted(plek for plek, _ in tekening.rijen)
    assert f"{LANG} 5" in format_afbeelding(tekening, build_woorden(), Beeldsoort.SVG).decode()


def test_a_bundle_is_drawn_without_marks_and_named_in_the_key() -> None:
    beeld = build_bundelbeeld(
        [((2020, 1.0), (2021, 2.0), (2022, 3.0))],
        ((2020, 2.0), (2021, 2.0), (2022, 2.0)),
        ((2020, 3.0), (2021, 2.5), (2022, 1.0)),
    )
    tekening = draw_bundel(beeld, [f"{waarde:.1f}" for _, waarde in beeld.waarden])
    assert [woord for _, woord in tekening.onder] == ["2022", "2021", "2020"]
    sleutel = (Sleutelregel(STIJL_EIGEN, "De Riet: 1,0 (2022)"),)
    gelezen, _, _ = read_blad(tekening, replace(build_woorden(), sleutel=sleutel))
    assert "DeRiet:1,0(2022)" in gelezen


def test_an_svg_says_in_words_what_it_shows_and_a_png_is_a_picture_as_tall_as_it_needs() -> None:
    verloop = build_lijn()
    svg = format_afbeelding(draw(verloop), build_woorden(), Beeldsoort.SVG).decode()
    assert svg.startswith('<svg role="img" aria-labelledby="titel tekst"')
    assert '<title id="titel">Misdrijven &amp; &lt;overlast&gt;, 2019–2024</title>' in svg
    assert "◇ fictief voorbeeld" in svg
    assert "Politie 2019–2024, CC BY 4.0" in svg
    kort, lang = (
        Image.open(io.BytesIO(format_afbeelding(draw(verloop), build_woorden(titel), Beeldsoort.PNG)))
        for titel in ("Kort", LANG * 3)
    )
    assert kort.format == "PNG"
    assert kort.width == lang.width == 1800
    assert lang.height > kort.height


@pytest.mark.parametrize(("aantal", "genoemd"), [(2, 2), (16, 16), (17, 9)])
def test_no_more_years_are_named_than_there_is_room_for_and_always_the_newest(aantal: int, genoemd: int) -> None:
    verloop = build_lijn(range(2025 - aantal, 2025))
    jaren = draw(verloop).onder
    assert len(jaren) == genoemd
    assert jaren[0] == (1.0, "2024")


def test_every_style_has_a_mark() -> None:
    assert {stijl.vorm for stijl in (*STIJLEN, STIJL_ALMELO)} <= set(VORMEN)
