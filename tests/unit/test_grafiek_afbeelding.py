"""A chart as an image of its own: every word is on it, whatever its length."""

import io
import json
import re

import pandas as pd
import pytest
import typst
from PIL import Image
from pypdf import PdfReader

from lwd_monitor.grafiek import STIJLEN, Afbeelding, Beeldsoort, Sleutelregel, build_verloop, format_afbeelding
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


def build_woorden(verloop: Verloop, titel: str = "Misdrijven & <overlast>, 2019–2024") -> Afbeelding:
    return Afbeelding(
        titel,
        "Per 1.000 inwoners.",
        tuple(f"{stap:.0f}" for stap in verloop.stappen),
        tuple((jaar, "nieuwe indeling") for jaar in verloop.breuken),
        tuple(Sleutelregel(stijl, f"{LANG} {rang}") for rang, stijl in enumerate(STIJLEN)),
        ("De as begint bij 0.",),
        "Politie 2019–2024, CC BY 4.0.",
        "Gemaakt op 29 november 2026.",
        "◇ fictief voorbeeld",
    )


def test_every_word_stands_whole_within_the_sheet() -> None:
    verloop = build_lijn()
    woorden = build_woorden(verloop, LANG * 3)
    gegevens = json.dumps(build_gegevens(verloop, STIJL, woorden))
    pdf = typst.compile(str(VEL), format="pdf", ignore_system_fonts=True, sys_inputs={"beeld": gegevens})
    blad = PdfReader(io.BytesIO(bytes(pdf))).pages[0]
    gelezen = re.sub(r"\s|-", "", blad.extract_text())
    for woord in (woorden.titel, woorden.onder, woorden.badge, woorden.bron, woorden.gemaakt, *woorden.notities):
        assert re.sub(r"\s|-", "", woord) in gelezen, woord
    assert gelezen.count(re.sub(r"\s|-", "", LANG)) == 3 + len(STIJLEN)
    assert "nieuweindeling" in gelezen
    randen: list[float] = []
    blad.extract_text(visitor_text=lambda _tekst, _cm, tm, _font, _maat: randen.append(tm[4]))
    assert min(randen) >= 0
    assert max(randen) <= float(blad.mediabox.width)


def test_an_svg_says_in_words_what_it_shows_and_a_png_is_a_picture_as_tall_as_it_needs() -> None:
    verloop = build_lijn()
    svg = format_afbeelding(verloop, STIJL, build_woorden(verloop), Beeldsoort.SVG).decode()
    assert svg.startswith('<svg role="img" aria-labelledby="titel tekst"')
    assert '<title id="titel">Misdrijven &amp; &lt;overlast&gt;, 2019–2024</title>' in svg
    assert "◇ fictief voorbeeld" in svg
    assert "Politie 2019–2024, CC BY 4.0" in svg
    kort, lang = (
        Image.open(io.BytesIO(format_afbeelding(verloop, STIJL, build_woorden(verloop, titel), Beeldsoort.PNG)))
        for titel in ("Kort", LANG * 3)
    )
    assert kort.format == "PNG"
    assert kort.width == lang.width == 1800
    assert lang.height > kort.height


@pytest.mark.parametrize(("aantal", "genoemd"), [(2, 2), (16, 16), (17, 9)])
def test_no_more_years_are_named_than_there_is_room_for_and_always_the_newest(aantal: int, genoemd: int) -> None:
    verloop = build_lijn(range(2025 - aantal, 2025))
    jaren = build_gegevens(verloop, STIJL, build_woorden(verloop))["jaren"]
    assert isinstance(jaren, list)
    assert len(jaren) == genoemd
    assert jaren[0] == (1.0, "2024")


def test_every_style_has_a_mark() -> None:
    assert {stijl.vorm for stijl in (*STIJLEN, STIJL_ALMELO)} <= set(VORMEN)
