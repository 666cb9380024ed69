"""The words of an upload fit the numbers they stand with."""

import pytest

from lwd_monitor.ui.upload.controle import describe_aantallen


@pytest.mark.parametrize(
    ("fouten", "waarschuwingen", "zin"),
    [
        (0, 1, "1 waarschuwing: kijk die na; publiceren kan daarna wel."),
        (0, 2, "2 waarschuwingen: kijk ze na; publiceren kan daarna wel."),
        (1, 2, "1 fout: verbeter het bestand en upload het opnieuw. 2 waarschuwingen: kijk ze na."),
    ],
)
def test_the_number_of_findings_says_what_to_do(fouten: int, waarschuwingen: int, zin: str) -> None:
    assert describe_aantallen(fouten, waarschuwingen) == zin
