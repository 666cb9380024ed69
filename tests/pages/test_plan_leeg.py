"""What the pages of the plan say while nobody entered anything yet."""

import re


def read_tekst(at) -> str:
    html = " ".join(str(blok.proto.body) for blok in at.get("html"))
    return " ".join(re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL).split())


def test_a_year_without_grants_shows_no_zero_as_if_that_were_known(open_page) -> None:
    tekst = read_tekst(open_page("geld", rol="wijkwethouder"))
    assert "2025 625.000 – – – –" in tekst
    assert "– betekent: over dat jaar is nog niets ingevoerd." in tekst
