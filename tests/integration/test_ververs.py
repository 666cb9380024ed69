"""Everything in one go against the replay server: one whole run that these tests look at, and troubles on single parts."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from lwd_monitor import adres, indicator
from lwd_monitor.cli.hoofd import main
from lwd_monitor.db import Database, open_database
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import list_uploads, preview_undo_adressen, undo_upload
from lwd_monitor.ververs import Verslag, Ververstaak, Verzoek, format_verslag, is_tijd, run_ververs
from tests import naspelen
from tests.conftest import NU

# One whole run stands behind the first tests; on a machine that is busy with other things that takes its time.
pytestmark = pytest.mark.timeout(1200)
HTML = (200, "text/html", b"<html>Onderhoud</html>")


@dataclass
class Heel:
    """The store after a whole run, with both reports and what the server answered in the second run."""

    db: Database
    eerste: Verslag
    tweede: Verslag
    codes: dict[int, int]
    uploads: int
    uploads_na: int


@pytest.fixture(scope="module")
def heel(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heel]:
    pad = tmp_path_factory.mktemp("ververs") / "lwd.duckdb"
    shutil.copy(sjabloon, pad)
    db = open_database(f"duckdb:////{pad}")
    with naspelen.replayed(db.cursor()) as server:
        eerste = run_ververs(db, SYSTEEM, Verzoek(basis=server.basis), NU, wacht=lambda _: None)
        uploads = len(list_uploads(db.cursor()))
        server.codes.clear()
        tweede = run_ververs(db, SYSTEEM, Verzoek(basis=server.basis), NU, wacht=lambda _: None)
        yield Heel(db, eerste, tweede, dict(server.codes), uploads, len(list_uploads(db.cursor())))
    db.close()


def load_gegeven(db: Database, jaar: int) -> dict[str, set[str]]:
    """Return per indicator the kinds of places (GM, WK, BU) that have a figure of a year."""
    rijen = db.cursor().execute(
        "SELECT indicator_id, substr(gebied_code, 1, 2) FROM waarneming WHERE jaar = ? AND waarde IS NOT NULL "
        "GROUP BY ALL HAVING count(*) > 0",
        [jaar],
    )
    uit: dict[str, set[str]] = {}
    for id_, soort in rijen.fetchall():
        uit.setdefault(id_, set()).add(soort)
    return uit


@pytest.mark.parametrize("jaar", naspelen.JAREN)
def test_every_topic_with_a_key_for_a_year_comes_in_and_the_others_are_named(heel: Heel, jaar: int) -> None:
    catalogus = indicator.load_indicatoren(heel.db.cursor())
    met_sleutel = {id_ for id_ in naspelen.list_sleutels(jaar).values() if id_ in catalogus}
    gegeven = load_gegeven(heel.db, jaar)
    uitkomst = next(u for u in heel.eerste.uitkomsten if (u.naam, u.jaar) == ("kwb", jaar))
    assert met_sleutel
    assert {id_: gegeven.get(id_) for id_ in met_sleutel if gegeven.get(id_) != {"GM", "WK", "BU"}} == {}
    titels = {catalogus[id_].titel for id_ in met_sleutel}
    assert not titels & set(uitkomst.ontbreekt)
    kwb_titels = {i.titel for id_, i in catalogus.items() if id_ in naspelen.kwb.list_onderwerpen()}
    assert set(uitkomst.ontbreekt) == kwb_titels - titels
    assert all(titel in uitkomst.melding for titel in uitkomst.ontbreekt)


def test_every_source_comes_in_as_uploads_of_their_own(heel: Heel) -> None:
    assert [u.melding for u in heel.eerste.uitkomsten if u.mislukt] == []
    ids = [u.upload_id for u in heel.eerste.uitkomsten if u.upload_id]
    assert len(ids) == len(set(ids))
    assert {u.naam for u in heel.eerste.uitkomsten if u.upload_id} == {"kwb", "gezondheid", "misdrijven", "adressen"}
    assert {u.jaar for u in heel.eerste.uitkomsten if u.naam == "grenzen"} == set(naspelen.JAREN)
    assert {u.jaar for u in heel.eerste.uitkomsten if u.naam == "misdrijven"} == set(naspelen.JAREN_POLITIE)


def test_a_second_run_changes_nothing_and_asks_only_whether_anything_changed(heel: Heel) -> None:
    assert [
        u for u in heel.tweede.uitkomsten if u.upload_id or u.nieuw or u.gewijzigd or u.vervallen or u.mislukt
    ] == []
    assert heel.uploads_na == heel.uploads
    assert all(u.ongewijzigd for u in heel.tweede.uitkomsten)
    assert set(heel.codes) == {304}
    assert "er is niets veranderd" in format_verslag(heel.tweede)


def test_figures_that_ship_stay_what_they_were(heel: Heel) -> None:
    rij = heel.db.cursor().execute(
        "SELECT waarde FROM waarneming WHERE gebied_code = 'GM0141' AND indicator_id = 'kwb_inwoners' AND jaar = 2015"
    )
    assert rij.fetchone() == (72291.0,)


@pytest.fixture
def server(db: Database) -> Iterator[naspelen.Server]:
    with naspelen.replayed(db.cursor()) as speler:
        yield speler


def refresh(db: Database, server: naspelen.Server, *bronnen: str, vanaf: int = 2025, **keuze: Any) -> Verslag:
    """Run one or two sources, from the newest years on unless said otherwise."""
    wacht = keuze.pop("wacht", lambda _: None)
    return run_ververs(db, SYSTEEM, Verzoek(vanaf, bronnen, basis=server.basis, **keuze), NU, wacht=wacht)


def get_kwb(verslag: Verslag, jaar: int = 2025):  # type: ignore[no-untyped-def]
    return next(u for u in verslag.uitkomsten if (u.naam, u.jaar) == ("kwb", jaar))


def spoil(deel: str, doe: Callable[[Any], Any]) -> naspelen.Storing:
    """Change the answers of addresses that hold some text: to another content, or to a ready answer."""

    def storing(adres: str, inhoud: Any) -> naspelen.Antwoord | None:
        if deel not in adres:
            return None
        anders = doe(json.loads(json.dumps(inhoud)))
        return anders if isinstance(anders, tuple) else (200, "application/json", json.dumps(anders).encode())

    return storing


TABEL_2025 = "86165NED/TypedDataSet"
STORINGEN: dict[str, tuple[naspelen.Storing, str]] = {
    "html": (spoil(TABEL_2025, lambda _: HTML), "webpagina in plaats van gegevens"),
    "half json": (spoil(TABEL_2025, lambda _: (200, "application/json", b'{"value": [{"ID"')), "de JSON is niet heel"),
    "half page": (spoil(TABEL_2025, lambda i: {"value": i["value"][:40]}), "kwam half binnen: 44 van de 84 gebieden"),
    "other form": (spoil(TABEL_2025, lambda _: {"rows": []}), "'value' ontbreekt"),
    "rows of text": (spoil(TABEL_2025, lambda _: {"value": ["x"]}), "'value' ontbreekt"),
    "no rows": (spoil(TABEL_2025, lambda _: {"value": []}), "geen rijen voor GM0141"),
    "refused": (spoil(TABEL_2025, lambda _: (403, "text/html", b"")), "weigert de vraag (code 403)"),
    "limit said": (
        spoil(TABEL_2025, lambda _: (500, "application/json", b'{"odata.error": "more than 10000 records"}')),
        "niet meer dan 10.000 rijen tegelijk",
    ),
    "limit silent": (
        spoil(TABEL_2025, lambda i: {"value": i["value"] * 120}),
        "precies 10.080 rijen",
    ),
}


@pytest.mark.parametrize("naam", STORINGEN)
def test_a_spoilt_table_is_told_in_words_and_leaves_nothing_half_written(
    db: Database, server: naspelen.Server, naam: str
) -> None:
    server.storing, melding = STORINGEN[naam]
    voor = len(list_uploads(db.cursor()))
    verslag = refresh(db, server, "kwb")
    uitkomst = get_kwb(verslag)
    assert uitkomst.mislukt
    assert melding in uitkomst.melding
    # The other year came in all the same, and the report names the one that did not.
    assert get_kwb(verslag, 2026).upload_id
    assert len(list_uploads(db.cursor())) == voor + 1
    assert "kwb 2025" in format_verslag(verslag).splitlines()[0]


def test_once_the_trouble_is_over_a_next_run_goes_on_where_it_was(db: Database, server: naspelen.Server) -> None:
    server.storing = STORINGEN["half page"][0]
    assert get_kwb(refresh(db, server, "kwb")).mislukt
    server.storing = None
    verslag = refresh(db, server, "kwb")
    assert get_kwb(verslag).upload_id
    assert get_kwb(verslag, 2026).upload_id is None


def test_a_server_that_stays_down_stops_its_source_only(db: Database, server: naspelen.Server) -> None:
    rusten: list[float] = []
    server.storing = spoil("47018NED", lambda _: (503, "text/html", b""))
    verslag = refresh(db, server, "misdrijven", "kwb", vanaf=2026, wacht=rusten.append)
    mis = [u for u in verslag.uitkomsten if u.mislukt]
    assert [(u.naam, u.jaar) for u in mis] == [("misdrijven", None)]
    assert "code 503" in mis[0].melding
    assert get_kwb(verslag, 2026).upload_id
    assert [rust for rust in rusten if rust >= 1] == [1.0, 2.0, 4.0]


def test_a_changed_unit_stops_the_table_until_somebody_agrees(db: Database, server: naspelen.Server) -> None:
    refresh(db, server, "kwb")

    def change(inhoud: Any) -> Any:
        inhoud["value"] = [
            r | {"Unit": "%"} if r["Key"].startswith("HuishoudensTotaal") else r for r in inhoud["value"]
        ]
        return inhoud

    server.storing = spoil("86165NED/DataProperties", change)
    uitkomst = get_kwb(refresh(db, server, "kwb"))
    assert uitkomst.mislukt
    assert "veranderde de eenheid van" in uitkomst.melding
    assert "'aantal' in '%'" in uitkomst.melding
    akkoord = get_kwb(refresh(db, server, "kwb", definities=True))
    assert not akkoord.mislukt
    assert not get_kwb(refresh(db, server, "kwb")).mislukt


def test_changed_words_are_told_and_do_not_stop_the_table(db: Database, server: naspelen.Server) -> None:
    refresh(db, server, "kwb")

    def change(inhoud: Any) -> Any:
        inhoud["value"] = [r | {"Description": "Anders."} if r["Key"] == "Mannen_6" else r for r in inhoud["value"]]
        return inhoud

    server.storing = spoil("86165NED/DataProperties", change)
    uitkomst = get_kwb(refresh(db, server, "kwb"))
    assert not uitkomst.mislukt
    assert "veranderde de omschrijving van 'Mannen'" in uitkomst.melding


def test_a_renamed_key_is_named_and_what_stood_stays(db: Database, server: naspelen.Server) -> None:
    refresh(db, server, "kwb")

    def rename(inhoud: Any) -> Any:
        inhoud["value"] = [{("Heren_6" if k == "Mannen_6" else k): v for k, v in r.items()} for r in inhoud["value"]]
        return inhoud

    server.storing = spoil(TABEL_2025, rename)
    uitkomst = get_kwb(refresh(db, server, "kwb"))
    assert not uitkomst.mislukt
    assert "niet onder een bekende naam in de tabel: 'Mannen'" in uitkomst.melding
    assert "Heren_6" in uitkomst.melding
    assert load_gegeven(db, 2025)["kwb_mannen"] == {"GM", "WK", "BU"}


def test_a_new_year_is_found_in_the_catalogue(db: Database, server: naspelen.Server) -> None:
    nieuw = {"Identifier": "87000NED", "Title": "Kerncijfers wijken en buurten 2026"}

    def storing(adres_: str, inhoud: Any) -> naspelen.Antwoord | None:
        if "ODataCatalog" in adres_:
            regels = [r for r in inhoud["value"] if not r["Title"].endswith("2026")]
            return 200, "application/json", json.dumps({"value": [*regels, nieuw]}).encode()
        return None

    server.storing = storing
    uitkomst = get_kwb(refresh(db, server, "kwb", vanaf=2026), 2026)
    assert any("87000NED" in gevraagd for gevraagd in server.gevraagd)
    assert uitkomst.mislukt


def test_without_a_catalogue_the_known_tables_are_fetched(db: Database, server: naspelen.Server) -> None:
    server.storing = spoil("ODataCatalog", lambda _: HTML)
    verslag = refresh(db, server, "kwb", vanaf=2026)
    assert "catalogus van StatLine gaf geen antwoord" in verslag.uitkomsten[0].melding
    assert get_kwb(verslag, 2026).upload_id


def test_a_table_that_v3_does_not_know_comes_from_v4(db: Database, server: naspelen.Server) -> None:
    server.storing = spoil("ODataApi/odata/86165NED", lambda _: (404, "text/plain", b""))
    uitkomst = get_kwb(refresh(db, server, "kwb"))
    assert uitkomst.upload_id
    assert any("/odata/v1/CBS/86165NED/Observations" in gevraagd for gevraagd in server.gevraagd)


def test_a_rehearsal_counts_and_writes_nothing(db: Database, server: naspelen.Server) -> None:
    voor = len(list_uploads(db.cursor()))
    verslag = refresh(db, server, "kwb", "adressen", "grenzen", vanaf=2026, proef=True)
    assert {u.naam: bool(u.nieuw) for u in verslag.uitkomsten} == {"grenzen": False, "kwb": True, "adressen": True}
    assert all(u.upload_id is None for u in verslag.uitkomsten)
    assert len(list_uploads(db.cursor())) == voor
    assert "proef" in format_verslag(verslag)


def test_another_division_becomes_an_indeling_and_ends_the_old_one_in_time(
    db: Database, server: naspelen.Server
) -> None:
    def split(inhoud: Any) -> Any:
        inhoud["features"][0]["properties"]["buurtcode"] = "BU01411099"
        inhoud["features"][0]["properties"]["buurtnaam"] = "Nieuwe Buurt"
        return inhoud

    server.storing = spoil("wijken-en-buurten-2026", split)
    verslag = refresh(db, server, "grenzen", vanaf=2024)
    gepubliceerd = {u.jaar: u for u in verslag.uitkomsten if u.upload_id}
    assert set(gepubliceerd) == {2025, 2026}
    assert "Nieuwe Buurt" in gepubliceerd[2026].melding
    for jaar in (2026, 2025):
        undo_upload(db, SYSTEEM, gepubliceerd[jaar].upload_id)
    assert db.cursor().execute("SELECT DISTINCT indeling FROM gebied ORDER BY 1").fetchall() == [(2020,), (2024,)]


def test_streets_and_postcodes_have_their_buurt_and_can_be_taken_back(db: Database, server: naspelen.Server) -> None:
    uitkomst = refresh(db, server, "adressen").uitkomsten[0]
    plekken = adres.load_adressen(db.cursor())
    assert uitkomst.nieuw == len(plekken) == 213
    assert set(plekken[plekken["straat"] == "Kerkstraat"]["gebied_code"]) == set(plekken["gebied_code"])
    assert refresh(db, server, "adressen").uitkomsten[0].ongewijzigd == 213
    leeg = {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 0}
    assert preview_undo_adressen(db.cursor(), uitkomst.upload_id) == leeg | {"vervallen": 213}
    undo_upload(db, SYSTEEM, uitkomst.upload_id)
    assert adres.load_adressen(db.cursor()).empty
    assert refresh(db, server, "adressen").uitkomsten[0].nieuw == 213


def test_fewer_postcodes_than_promised_are_refused(db: Database, server: naspelen.Server) -> None:
    def cut(inhoud: Any) -> Any:
        inhoud["response"]["docs"] = inhoud["response"]["docs"][:10] if inhoud["response"]["start"] else []
        return inhoud

    server.storing = spoil("locatieserver", cut)
    uitkomst = refresh(db, server, "adressen").uitkomsten[0]
    assert uitkomst.mislukt
    assert "geen postcodes" in uitkomst.melding or "beloofde" in uitkomst.melding


def test_the_command_gives_one_object_and_refuses_an_unknown_source(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    db = open_database(database)
    with naspelen.replayed(db.cursor()) as server:
        db.close()
        woorden = ["bron", "ververs", "--vanaf", "2026", "--bron", "kwb", "--basis", server.basis, "--json"]
        assert main(woorden) == 0
    antwoord = json.loads(capsys.readouterr().out)
    (deel,) = antwoord["bronnen"]
    assert {"naam", "jaar", "upload_id", "nieuw", "gewijzigd", "ongewijzigd", "melding"} <= set(deel)
    assert (deel["naam"], deel["jaar"], deel["nieuw"]) == ("kwb", 2026, 252)
    assert main(["bron", "ververs", "--bron", "weer"]) == 1
    assert "Kies uit: grenzen, kwb" in capsys.readouterr().err


def test_what_the_source_says_of_its_age_is_honoured(db: Database, server: naspelen.Server) -> None:
    refresh(db, server, "kwb", vanaf=2026)
    for plek in Path(os.environ["LWD_DATABASE"].removeprefix("duckdb:///")).parent.rglob("*.merk"):
        plek.write_text(json.dumps(json.loads(plek.read_text()) | {"max-age": "3600"}))
    server.gevraagd.clear()
    refresh(db, server, "kwb", vanaf=2026)
    assert server.gevraagd == []


def test_one_run_at_a_time_with_its_progress() -> None:
    taak = Ververstaak()
    gezien: list[float] = []

    def doe(meld, is_gestopt):  # type: ignore[no-untyped-def]
        meld(0.5, "Halverwege")
        gezien.append(taak.get_stand().deel)
        assert not taak.start(doe, NU)
        return Verslag()

    assert taak.start(doe, NU)
    assert naspelen.wait_klaar(taak)
    assert gezien == [0.5]
    assert taak.get_stand().verslag == Verslag()
    assert taak.start(lambda meld, stop: 1 / 0, NU)  # type: ignore[arg-type, return-value]
    assert naspelen.wait_klaar(taak)
    assert "afgebroken" in taak.get_stand().fout


@pytest.mark.parametrize(
    ("keuze", "nu", "laatste", "verwacht"),
    [
        ("uit", datetime(2026, 11, 29, 4, 0), None, False),
        ("nachtelijks", datetime(2026, 11, 28, 4, 30), None, True),
        ("nachtelijks", datetime(2026, 11, 28, 4, 30), datetime(2026, 11, 28, 4, 1), False),
        ("nachtelijks", datetime(2026, 11, 28, 5, 0), None, False),
        ("wekelijks", datetime(2026, 11, 28, 4, 0), None, False),
        ("wekelijks", datetime(2026, 11, 29, 4, 0), None, True),
    ],
)
def test_the_setting_says_when(keuze: str, nu: datetime, laatste: datetime | None, verwacht: bool) -> None:
    assert is_tijd(keuze, nu, laatste) is verwacht
