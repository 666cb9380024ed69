"""The source clients against a server on loopback that plays the forms and the troubles of the real ones."""

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from lwd_monitor.bron import fetch
from lwd_monitor.bron.cbs import fetch_kwb, fetch_tabel, fetch_waarnemingen
from lwd_monitor.bron.ophalen import Ophaler
from lwd_monitor.bron.pdok import fetch_grenzen
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.upload.lezen import read_bestand, read_grenzen
from lwd_monitor.upload.vorm import recognise, to_lang
from tests.loopback import Loopback, send


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as bediend:
        yield bediend


@pytest.fixture
def rusten() -> list[float]:
    return []


@pytest.fixture
def ophaler(rusten: list[float]) -> Ophaler:
    return Ophaler(wacht=rusten.append, stilte=1.0, tijd=5.0)


def send_json(verzoek: BaseHTTPRequestHandler, inhoud: object, soort: str = "application/json;charset=utf-8") -> None:
    send(verzoek, 200, json.dumps(inhoud).encode(), Content_Type=soort)


KWB_RIJ = {
    "ID": 1,
    "WijkenEnBuurten": "BU01411000",
    "SoortRegio_2": "Buurt     ",
    "AantalInwoners_5": 1234,
    "Koopwoningen_47": 55,
}


def test_kwb_of_two_pages_enters_the_same_way_as_an_upload(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    def antwoord(verzoek: BaseHTTPRequestHandler, beurt: int) -> None:
        if "skip=1" in verzoek.path:
            send_json(
                verzoek, {"value": [KWB_RIJ | {"ID": 2, "WijkenEnBuurten": "BU01411001", "AantalInwoners_5": None}]}
            )
        else:
            volgende = f"{server.basis}/ODataApi/odata/85984NED/TypedDataSet?$skip=1"
            send_json(verzoek, {"odata.metadata": "x", "value": [KWB_RIJ], "odata.nextLink": volgende})

    server.antwoord = antwoord
    pad = fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)
    tabel = read_bestand(pad)
    lang = to_lang(tabel, recognise(tabel))
    assert len(server.gevraagd) == 2
    assert "startswith(WijkenEnBuurten,'BU0141')" in server.gevraagd[0]
    assert lang.jaren == [2024]
    assert sorted(lang.frame["indicator_id"].unique()) == ["kwb_inwoners", "kwb_koopwoningen"]
    inwoners = lang.frame[lang.frame["indicator_id"] == "kwb_inwoners"]
    assert inwoners["status"].tolist() == ["gemeten", "ontbreekt"]
    assert not lang.waarschuwingen


def test_all_gemeenten_come_from_the_bulk_service(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    server.antwoord = lambda verzoek, _: send_json(verzoek, {"value": [KWB_RIJ]})
    fetch_tabel("85984NED", tmp_path, ophaler=ophaler, gemeente=None, basis=server.basis)
    assert server.gevraagd == ["/ODataFeed/odata/85984NED/TypedDataSet?$format=json"]


def test_misdrijven_asks_for_all_kinds_together(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    rij = {
        "SoortMisdrijf": "0.0.0 ",
        "WijkenEnBuurten": "GM0141    ",
        "Perioden": "2024JJ00",
        "GeregistreerdeMisdrijven_1": 3986,
    }
    server.antwoord = lambda verzoek, _: send_json(verzoek, {"value": [rij]})
    tabel = read_bestand(fetch("misdrijven", tmp_path, ophaler=ophaler, basis=server.basis))
    lang = to_lang(tabel, recognise(tabel))
    assert "SoortMisdrijf eq '0.0.0 '" in server.gevraagd[0]
    assert lang.frame[["gebied_code", "jaar", "indicator_id", "waarde"]].values.tolist() == [
        ["GM0141", 2024, "misdrijven", 3986.0]
    ]


def test_v4_observations_get_the_names_of_their_measures(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    def antwoord(verzoek: BaseHTTPRequestHandler, beurt: int) -> None:
        if "MeasureCodes" in verzoek.path:
            send_json(verzoek, {"value": [{"Identifier": "T001036", "Title": "Aantal inwoners", "Unit": "aantal"}]})
        elif "blad=2" in verzoek.path:
            rij = {
                "Id": 2,
                "Measure": "T001036",
                "ValueAttribute": "Confidential",
                "Value": None,
                "WijkenEnBuurten": "BU01411001",
            }
            send_json(verzoek, {"value": [rij]})
        else:
            rij = {
                "Id": 1,
                "Measure": "T001036",
                "ValueAttribute": "None",
                "Value": 735.0,
                "WijkenEnBuurten": "BU01411000",
            }
            send_json(verzoek, {"value": [rij], "@odata.nextLink": "Observations?blad=2"})

    server.antwoord = antwoord
    pad = fetch_waarnemingen(
        "85984NED", tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=f"{server.basis}/odata/v1/CBS"
    )
    tabel = read_bestand(pad)
    lang = to_lang(tabel, recognise(tabel))
    assert lang.frame["indicator_id"].unique().tolist() == ["kwb_inwoners"]
    assert lang.frame["status"].tolist() == ["gemeten", "onderdrukt"]
    assert lang.jaren == [2024]


def build_vlak(code: str) -> dict[str, object]:
    ring = [[6.66, 52.35], [6.67, 52.35], [6.67, 52.36], [6.66, 52.35]]
    return {
        "type": "Feature",
        "properties": {"buurtcode": code, "buurtnaam": "A"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_pdok_boundaries_of_two_pages_can_be_loaded(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    def antwoord(verzoek: BaseHTTPRequestHandler, beurt: int) -> None:
        links = [] if "cursor" in verzoek.path else [{"rel": "next", "href": f"{server.basis}{verzoek.path}&cursor=2"}]
        code = "BU01411001" if "cursor" in verzoek.path else "BU01411000"
        inhoud = {"type": "FeatureCollection", "features": [build_vlak(code)], "links": links, "numberMatched": 2}
        send_json(verzoek, inhoud, "application/geo+json")

    server.antwoord = antwoord
    grenzen = read_grenzen(fetch_grenzen(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis))
    assert "gemeentecode=GM0141" in server.gevraagd[0]
    assert grenzen.frame["code"].tolist() == ["BU01411000", "BU01411001"]
    assert grenzen.frame.crs.to_epsg() == 4326


def test_pdok_that_gives_fewer_areas_than_promised_is_refused(
    server: Loopback, ophaler: Ophaler, tmp_path: Path
) -> None:
    inhoud = {"type": "FeatureCollection", "features": [build_vlak("BU01411000")], "numberMatched": 71}
    server.antwoord = lambda verzoek, _: send_json(verzoek, inhoud, "application/geo+json")
    with pytest.raises(Fout, match="beloofde 71 buurten maar gaf er 1"):
        fetch_grenzen(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)


def test_a_busy_server_is_asked_again_after_the_time_it_names(
    server: Loopback, ophaler: Ophaler, rusten: list[float], tmp_path: Path
) -> None:
    def antwoord(verzoek: BaseHTTPRequestHandler, beurt: int) -> None:
        send(verzoek, 429, Retry_After="3") if beurt == 1 else send_json(verzoek, {"value": [KWB_RIJ]})

    server.antwoord = antwoord
    assert fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis).exists()
    assert rusten == [3.0]


def test_a_server_that_stays_down_is_left_alone_after_four_tries(
    server: Loopback, ophaler: Ophaler, rusten: list[float], tmp_path: Path
) -> None:
    server.antwoord = lambda verzoek, _: send(verzoek, 503)
    with pytest.raises(Fout, match=r"code 503.*Na 4 pogingen"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)
    assert len(server.gevraagd) == 4
    assert rusten == [1.0, 2.0, 4.0]


def test_a_wait_longer_than_the_time_limit_is_not_waited(
    server: Loopback, ophaler: Ophaler, rusten: list[float], tmp_path: Path
) -> None:
    server.antwoord = lambda verzoek, _: send(verzoek, 429, Retry_After="3600")
    with pytest.raises(Fout, match="vraagt om 3600 seconden te wachten"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)
    assert rusten == []


def test_a_cut_connection_is_tried_again(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    def antwoord(verzoek: BaseHTTPRequestHandler, beurt: int) -> None:
        if beurt == 1:
            verzoek.send_response(200)
            verzoek.send_header("Content-Type", "application/json")
            verzoek.send_header("Content-Length", "1000")
            verzoek.end_headers()
            verzoek.wfile.write(b'{"value": [')
            return
        send_json(verzoek, {"value": [KWB_RIJ]})

    server.antwoord = antwoord
    assert fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis).exists()
    assert len(server.gevraagd) == 2


def test_an_html_error_page_is_refused_in_words(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    onderhoud = b"<html><body>Onderhoud</body></html>"
    server.antwoord = lambda verzoek, _: send(verzoek, 200, onderhoud, Content_Type="text/html")
    with pytest.raises(Fout, match="webpagina in plaats van gegevens"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)
    assert list(tmp_path.iterdir()) == []


def test_an_answer_that_drips_without_end_is_stopped_in_time(server: Loopback, tmp_path: Path) -> None:
    def antwoord(verzoek: BaseHTTPRequestHandler, beurt: int) -> None:
        verzoek.send_response(200)
        verzoek.send_header("Content-Type", "application/json")
        verzoek.end_headers()
        for _ in range(200):
            verzoek.wfile.write(b" ")
            verzoek.wfile.flush()
            time.sleep(0.05)

    server.antwoord = antwoord
    begin = time.monotonic()
    with pytest.raises(Fout, match="duurde langer dan 1 seconden"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=Ophaler(tijd=1.0, stilte=1.0), basis=server.basis)
    assert time.monotonic() - begin < 3


def test_an_answer_that_grows_without_end_is_stopped_at_the_size_limit(server: Loopback, tmp_path: Path) -> None:
    def antwoord(verzoek: BaseHTTPRequestHandler, beurt: int) -> None:
        verzoek.send_response(200)
        verzoek.send_header("Content-Type", "application/json")
        verzoek.end_headers()
        while True:
            verzoek.wfile.write(b" " * 65_536)

    server.antwoord = antwoord
    with pytest.raises(Fout, match="groter dan 2 MB"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=Ophaler(max_bytes=2 * 1024**2), basis=server.basis)


def test_a_silent_server_is_named_as_silent(server: Loopback, tmp_path: Path) -> None:
    server.antwoord = lambda verzoek, _: time.sleep(3)
    with pytest.raises(Fout, match="bleef te lang stil"):
        fetch_kwb(
            2024,
            tmp_path,
            gemeente=GEMEENTE_CODE,
            ophaler=Ophaler(stilte=0.2, pogingen=2, wacht=lambda _: None),
            basis=server.basis,
        )


def test_page_links_in_a_circle_are_refused(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    server.antwoord = lambda verzoek, _: send_json(
        verzoek, {"value": [KWB_RIJ], "odata.nextLink": f"{server.basis}{verzoek.path}"}
    )
    with pytest.raises(Fout, match="blijft naar een volgende bladzijde verwijzen"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)


def test_a_page_link_to_another_server_is_not_followed(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    server.antwoord = lambda verzoek, _: send_json(
        verzoek, {"value": [KWB_RIJ], "odata.nextLink": "http://elders.invalid/x"}
    )
    with pytest.raises(Fout, match="verwijst naar een andere server"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)


def test_offline_is_told_in_plain_words(ophaler: Ophaler, tmp_path: Path) -> None:
    # A closed port of our own could be given to another test meanwhile; on port 9 nobody listens.
    with pytest.raises(Fout, match="geen verbinding met internet"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis="http://127.0.0.1:9")


def test_half_a_json_answer_is_refused(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    server.antwoord = lambda verzoek, _: send(verzoek, 200, b'{"value": [{"ID": 1', Content_Type="application/json")
    with pytest.raises(Fout, match="geen leesbaar antwoord"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)


def test_an_answer_in_another_form_is_refused(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    server.antwoord = lambda verzoek, _: send_json(verzoek, {"rows": []})
    with pytest.raises(Fout, match="'value' ontbreekt"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)


def test_no_rows_for_the_gemeente_is_refused(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    server.antwoord = lambda verzoek, _: send_json(verzoek, {"value": []})
    with pytest.raises(Fout, match="geen rijen voor GM0141"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)


def test_an_unknown_table_is_not_asked_twice(server: Loopback, ophaler: Ophaler, tmp_path: Path) -> None:
    with pytest.raises(Fout, match="kent dit niet"):
        fetch_kwb(2024, tmp_path, gemeente=GEMEENTE_CODE, ophaler=ophaler, basis=server.basis)
    assert len(server.gevraagd) == 1


def test_the_second_fetch_of_a_day_asks_nothing(server: Loopback, tmp_path: Path) -> None:
    server.antwoord = lambda verzoek, _: send_json(verzoek, {"value": [KWB_RIJ]})
    for _ in range(2):
        fetch("kwb", tmp_path, jaar=2024, basis=server.basis)
    assert len(server.gevraagd) == 1


@pytest.mark.parametrize(
    ("naam", "jaar", "melding"),
    [("kbw", 2024, "bestaat niet. Kies uit: kwb"), ("kwb", None, "hoort een jaar"), ("kwb", 1999, "kent de app niet")],
)
def test_a_wrong_name_or_year_is_refused_before_asking(
    tmp_path: Path, naam: str, jaar: int | None, melding: str
) -> None:
    with pytest.raises(Fout, match=melding):
        fetch(naam, tmp_path, jaar=jaar, basis="http://127.0.0.1:9")
