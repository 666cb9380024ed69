"""The words of an upload fit the numbers they stand with."""

import pytest

from lwd_monitor.ui.upload.controle import describe_aantallen


@pytest.mark.parametrize(
    ("fouten", "waarschuwingen", "nieuw", "zin"),
    [
        (0, 1, 0, "1 waarschuwing: kijk die na; publiceren kan daarna wel."),
        (0, 2, 0, "2 waarschuwingen: kijk ze na; publiceren kan daarna wel."),
        (1, 2, 0, "1 fout: verbeter het bestand en upload het opnieuw. 2 waarschuwingen: kijk ze na."),
        (0, 0, 1, "1 nieuwe indicator: beschrijf die hieronder. Het bestand hoeft daarvoor niet anders."),
        (
            0,
            1,
            2,
            "2 nieuwe indicatoren: beschrijf ze hieronder. Het bestand hoeft daarvoor niet anders. 1 waarschuwing: kijk die na.",
        ),
    ],
)
def test_the_number_of_findings_says_what_to_do(fouten: int, waarschuwingen: int, nieuw: int, zin: str) -> None:
    assert describe_aantallen(fouten, waarschuwingen, nieuw) == zin
