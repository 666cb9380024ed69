"""The proposed replacement reads as Dutch in the place of what it replaces."""

import pytest

from lwd_monitor.tekst import check_tekst
from lwd_monitor.ui.insturen.controle import replace_vondst


def _vervang(tekst):
    for bevinding in reversed(check_tekst(tekst)):
        voor = tekst[: bevinding.start]
        nieuw = bevinding.voorstel
        begin = not voor.strip() or voor.rstrip()[-1] in ".!?"
        tekst = voor + (nieuw[0].upper() + nieuw[1:] if begin else nieuw) + tekst[bevinding.eind :]
    return tekst


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Truus lacht.", "Een bewoner lacht."),
        ("Mevrouw Bakker zwaaide.", "Een bewoonster zwaaide."),
        ("Fatima's fiets is weg.", "Iemands fiets is weg."),
        ("Bilals fiets is weg.", "Iemands fiets is weg."),
        ("De familie Demir kookt.", "De familie kookt."),
        ("Familie Demir kookt.", "Een familie kookt."),
        ("Wij spraken de heer Ter Haar.", "Wij spraken de bewoner."),
        ("Mijn buurvrouw Ria zwaaide.", "Mijn buurvrouw (naam weggelaten) zwaaide."),
        ("De zesjarige Sjors zwaaide.", "De zesjarige bewoner zwaaide."),
        ("Wethouder Testman zwaaide.", "De wethouder zwaaide."),
        ("Zij woont op Rietstraat 14.", "Zij woont op een adres in de wijk."),
        ("Zij woont aan de Rietstraat 14.", "Zij woont aan de straat."),
        ("Zij woont in de Rietstraat 14.", "Zij woont in de wijk."),
        ("Adres: Rietstraat 14.", "Adres: (adres weggelaten)."),
        ("Hij heeft diabetes.", "Hij heeft problemen met de gezondheid."),
        ("Hij had kanker.", "Hij had problemen met de gezondheid."),
        ("Ik heb reuma.", "Ik heb problemen met de gezondheid."),
        ("Ze weet dat hij epilepsie heeft.", "Ze weet dat hij problemen met de gezondheid heeft."),
        ("Door zijn beroerte praat hij niet.", "Vanwege problemen met de gezondheid praat hij niet."),
    ],
)
def test_sentence_still_reads_as_dutch(tekst, verwacht):
    assert _vervang(tekst) == verwacht


def test_replacing_a_name_leaves_longer_words_alone():
    assert replace_vondst("Jan belde. Jansen en Jan.", "Jan", "een bewoner") == (
        "Een bewoner belde. Jansen en een bewoner."
    )


def test_replacing_follows_the_place_of_each_mention():
    assert replace_vondst("Mijn buurvrouw Ria kwam. Ria zong.", "Ria", "een bewoner") == (
        "Mijn buurvrouw (naam weggelaten) kwam. Een bewoner zong."
    )


@pytest.mark.parametrize("tekst", ["Bel 06-12345678.", "Truus heeft kanker.", "Zij woont op Rietstraat 14, 7605 ZZ."])
def test_what_is_proposed_is_no_find_itself(tekst):
    assert all(check_tekst(b.voorstel) == [] for b in check_tekst(tekst))
