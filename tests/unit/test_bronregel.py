"""The line of sources names every year that the page draws."""

from types import SimpleNamespace

from lwd_monitor.indicator import Bron
from lwd_monitor.ui.onderdelen import bron


def test_a_year_of_the_gemeente_alone_is_in_the_line_of_sources(monkeypatch) -> None:
    monkeypatch.setattr(bron, "format_bron", lambda naam, jaren: f"{naam} ({jaren})")
    plek = [SimpleNamespace(jaar=jaar, waarde=1.0) for jaar in (2021, 2024)]
    gemeente = [*plek, SimpleNamespace(jaar=2025, waarde=2.0), SimpleNamespace(jaar=2026, waarde=None)]
    rij = SimpleNamespace(
        indicator=SimpleNamespace(bron="cbs"), meting=plek[-1], almelo=None, reeks=plek, reeks_almelo=gemeente
    )
    namen: dict[str, Bron] = {"cbs": "CBS"}  # type: ignore[dict-item]
    assert bron.describe_bronnen([rij], namen) == "CBS (2021–2025)."  # type: ignore[list-item]
