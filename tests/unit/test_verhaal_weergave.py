from html.parser import HTMLParser
from pathlib import Path

import pytest

from lwd_monitor.verhaal.weergave import build_uittreksel, render_tekst

PAYLOADS = (Path(__file__).parents[1] / "files" / "xss.txt").read_text(encoding="utf-8").splitlines()
TOEGESTAAN = {
    "p", "br", "strong", "em", "s", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "h5", "h6", "code", "pre", "hr",
}  # fmt: skip


class _Elementen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.gezien = []

    def handle_starttag(self, tag, attrs):
        self.gezien.append((tag, dict(attrs)))


def _read_elementen(html):
    lezer = _Elementen()
    lezer.feed(html)
    return lezer.gezien


def test_there_are_enough_payloads():
    assert len(set(PAYLOADS)) >= 60


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payload_is_inert(payload):
    for bron in (
        payload,
        f"Een zin met {payload} erin.",
        f"**{payload}**",
        f"> {payload}",
        f"tekst\n\n{payload}\n\ntekst",
    ):
        for tag, attributen in _read_elementen(render_tekst(bron)):
            assert tag in TOEGESTAAN
            assert set(attributen) <= ({"href", "rel"} if tag == "a" else {"start"})
            assert attributen.get("href", "https://").startswith(("http://", "https://", "mailto:"))


def test_link_carries_rel_and_survives():
    html = render_tekst("[kaart](https://voorbeeld.nl/kaart)")
    assert '<a href="https://voorbeeld.nl/kaart" rel="noopener nofollow">kaart</a>' in html


def test_headings_start_at_h3():
    assert render_tekst("# Kop\n\n## Onder") == "<h3>Kop</h3>\n<h4>Onder</h4>\n"


def test_lists_and_emphasis_are_kept():
    html = render_tekst("- een\n- **twee**\n\n1. drie")
    assert "<ul>" in html
    assert "<strong>twee</strong>" in html
    assert "<ol>" in html


def test_image_is_not_fetched():
    assert "<img" not in render_tekst("![volg](https://voorbeeld.nl/p.png)")


def test_uittreksel_is_plain_and_cut_at_a_word():
    assert build_uittreksel("# Titel\n\nEen **mooi** & [groen](https://v.nl) park.") == "Titel Een mooi & groen park."
    kort = build_uittreksel("woord " * 100, 50)
    assert len(kort) <= 51
    assert kort.endswith("woord …")
