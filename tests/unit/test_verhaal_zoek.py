import threading
from dataclasses import dataclass

import pytest

from lwd_monitor.zoek import Zoekindex


@dataclass(frozen=True)
class Nep:
    id: str
    titel: str
    tekst: str


VERHALEN = [
    Nep("1", "Overlast op het plein", "Een hangjongere zit bij het café. <script>alert(1)</script>"),
    Nep("2", "Nieuw groen", "De natuurspeeltuin is open. Kinderen bouwen hutten."),
    Nep("3", "Speeltuinen", "Twee nieuwe speeltuinen in de wijk."),
    Nep("4", "Verkeer", "Op de hoek is het te druk. Een nieuwe drempel helpt, de speeltuin niet."),
]


@pytest.fixture
def index():
    zoekindex = Zoekindex()
    zoekindex.replace(VERHALEN)
    yield zoekindex
    zoekindex.close()


@pytest.mark.parametrize(
    ("query", "verwacht"),
    [
        ("hangjongeren", {"1"}),
        ("speeltuin", {"2", "3", "4"}),
        ("speeltuinen", {"2", "3", "4"}),
        ("natuurspeeltuin", {"2"}),
        ("cafe", {"1"}),
        ("CAFÉ", {"1"}),
        ("drem", {"4"}),
        ("kinderen bouwen", {"2"}),
        ("de drempel", {"4"}),
        ('"nieuwe speeltuinen"', {"3"}),
        ('"nieuwe drempel" helpt', {"4"}),
        ("olifant", set()),
    ],
)
def test_search_finds(index, query, verwacht):
    assert {id_ for id_, _ in index.find(query)} == verwacht


def test_whole_word_comes_before_part_of_compound(index):
    assert [id_ for id_, _ in index.find("speeltuin")][-1] == "2"


def test_fragment_marks_and_escapes(index):
    [(gevonden, _)] = index.find("hangjongeren")
    fragment = index.build_fragment("hangjongeren", gevonden)
    assert "<mark>hangjongere</mark>" in fragment
    assert "<script>" not in fragment
    assert "&lt;script&gt;" in fragment


@pytest.mark.parametrize(
    "query",
    ["", " ", '"', '""', "*", "AND", "OR NOT", "a NEAR(b)", "titel:x", "-x", "^x", "(((", "'; DROP TABLE stam;--", "\x00",
     "x" * 5000, "é" * 300, "+ + +", '"a" "b', "{titel tekst}: x", "💥", "a*b*c", "½ ² ﬁ", " ".join(["woord"] * 500)],
)  # fmt: skip
def test_malicious_query_never_raises(index, query):
    assert isinstance(index.find(query), list)
    assert len(index) == 4


def test_new_story_is_found_at_once_and_removed_one_no_more(index):
    index.add(Nep("5", "Zeldzaam", "Een zonnebloemroute."))
    assert [id_ for id_, _ in index.find("zonnebloemroute")] == ["5"]
    index.remove("5")
    assert index.find("zonnebloemroute") == []
    index.remove("bestaat niet")


def test_added_story_replaces_its_former_text(index):
    index.add(Nep("1", "Rust", "Alles is opgelost."))
    assert index.find("hangjongere") == []
    assert [id_ for id_, _ in index.find("opgelost")] == ["1"]
    assert len(index) == 4


def test_failed_rebuild_keeps_the_index_usable(index):
    def breek():
        yield VERHALEN[0]
        raise RuntimeError("stuk")

    with pytest.raises(RuntimeError):
        index.replace(breek())
    index.replace(VERHALEN)
    assert len(index.find("speeltuin")) == 3


def test_file_index_is_read_back(tmp_path):
    eerste = Zoekindex(tmp_path / "zoek.db")
    eerste.replace(VERHALEN)
    eerste.close()
    tweede = Zoekindex(tmp_path / "zoek.db")
    tweede.add(Nep("3", "Anders", "Niets."))
    assert {id_ for id_, _ in tweede.find("speeltuin")} == {"2", "4"}
    tweede.close()


def test_threads_search_and_write_together(index):
    fouten = []

    def werk(nummer):
        try:
            for keer in range(20):
                index.add(Nep(f"t{nummer}-{keer}", "Titel", f"woord{nummer} speeltuin"))
                assert index.find(f"woord{nummer}")
        except Exception as fout:
            fouten.append(fout)

    draden = [threading.Thread(target=werk, args=(nummer,)) for nummer in range(6)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert fouten == []
    assert len(index) == 4 + 120
