"""The page of reports: every kind can be chosen, and an edition is kept and compared."""

import io
import zipfile

import pytest
from streamlit.testing.v1 import AppTest

from lwd_monitor.db import open_database
from lwd_monitor.rapport import Rapportsoort, Rapportvraag, save_editie
from lwd_monitor.toegang import SYSTEEM, Rol
from lwd_monitor.ui.opslag import get_database, remember
from tests.conftest import NU


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


def test_a_link_opens_its_own_edition_and_an_unknown_one_says_so(open_page, database: str) -> None:
    db = open_database(database)
    oud, _ = (
        save_editie(db, SYSTEEM, Rapportvraag(Rapportsoort.WIJKBLAD, 2025, c), NU) for c in ("WK014111", "WK014113")
    )
    binnen = save_editie(db, SYSTEEM, Rapportvraag(Rapportsoort.VERSLAG, 2025), NU)
    db.close()
    app = open_page("samenstellen", rol="raadslid", editie=oud.id)
    assert app.selectbox(key="kies_editie").value == oud.id
    assert f"samenstellen?editie={oud.id}" in " ".join(str(b.proto.body) for b in app.get("html"))
    assert f"edities/{oud.id}" in " ".join(str(b.proto.body) for b in app.get("html"))
    # The whole SHA-256 says nothing to most readers: its begin stands there, the rest folds out with what it is for.
    html = " ".join(str(b.proto.body) for b in app.get("html"))
    vouw = html[html.index("<details><summary>Controlegetal") :]
    assert f"<summary>Controlegetal: {oud.controle[:12]}…</summary>" in vouw
    assert oud.controle not in html[: html.index("<details><summary>Controlegetal")]
    assert oud.controle in vouw
    assert not app.info
    # What is for inside is to a raadslid as if it were not there.
    app = open_page("samenstellen", rol="raadslid", editie=binnen.id)
    assert "een editie die wij niet kennen" in app.info[0].value
    assert binnen.id not in app.selectbox(key="kies_editie").options


def test_what_differs_is_worked_out_once_until_the_data_changes(open_page, database: str) -> None:
    editie = save_editie(get_database(), SYSTEEM, Rapportvraag(Rapportsoort.WIJKBLAD, 2025, "WK014111"), NU)
    app = open_page("samenstellen", rol="raadslid", editie=editie.id)
    assert "nu nog hetzelfde" in _read_html(app)
    verschil = remember(("editie", editie.id, Rol.RAADSLID, ()), pytest.fail)
    assert verschil.document.editie == editie
    get_database().write(
        lambda c: c.execute("UPDATE waarneming SET waarde = waarde + 7 WHERE gebied_code = 'WK014111'"), ()
    )
    assert "Nu anders dan in de editie" in _read_html(app.run())


def test_a_report_for_the_raad_can_be_opened_by_a_raadslid(open_page, database: str) -> None:
    app = open_page("samenstellen", rol="manager_wijksturing", soort="verslag")
    app.checkbox(key="rapport_raad").check().run()
    assert [c.key for c in app.checkbox] == ["rapport_raad"]
    app.button(key="leg_vast").click().run()
    assert "ook een raadslid" in app.success[0].value
    assert len(open_page("samenstellen", rol="raadslid").selectbox(key="kies_editie").options) == 1


def _read_html(app: AppTest) -> str:
    return " ".join(str(b.proto.body) for b in app.get("html"))


def test_all_wijkbladen_are_made_at_once_and_offered_in_one_zip(open_page) -> None:
    app = open_page("samenstellen", rol="raadslid")
    assert len(app.get("download_button")) == 3
    next(knop for knop in app.button if knop.label.startswith("Maak de wijkbladen van alle 12")).click().run()
    assert not app.exception
    assert app.get("download_button")[3].proto.label == "Download 12 wijkbladen (zip)"
    _, inhoud = app.session_state["wijkbladen"]
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        assert len(zip_.namelist()) == 12
        assert all(zip_.read(naam).startswith(b"%PDF") for naam in zip_.namelist())
    # Another year is another set: what was made is not offered under it.
    app.selectbox(key="kies_jaar").select_index(1).run()
    assert len(app.get("download_button")) == 3
