"""The page of reports: every kind can be chosen, and an edition is kept and compared."""

import pytest

from lwd_monitor.rapport import Rapportsoort


@pytest.mark.parametrize("soort", list(Rapportsoort))
def test_each_report_offers_three_forms(open_page, soort: Rapportsoort) -> None:
    app = open_page("samenstellen", rol="manager_wijksturing", soort=soort.value)
    assert not app.exception
    labels = [knop.proto.label for knop in app.get("download_button")]
    assert labels[:3] == ["Download als PDF", "Download als Word", "Download als HTML"]
    assert any("nog geen rapport vastgelegd" in c.value for c in app.markdown)


def test_fixing_a_report_shows_the_edition_and_that_nothing_differs(open_page) -> None:
    app = open_page("samenstellen", rol="manager_wijksturing", gebied="WK014111")
    assert not app.exception
    app.button(key="leg_vast").click().run()
    assert not app.exception
    assert "is vastgelegd als editie" in app.success[0].value
    assert len(app.get("download_button")) == 6
