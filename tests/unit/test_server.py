"""Settings, limits, headers and logs of the server, without a browser."""

import asyncio
import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from markupsafe import escape
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

from lwd_monitor.cli import main
from lwd_monitor.cli.start import explain_open, format_regel
from lwd_monitor.db import open_database
from lwd_monitor.fout import Fout
from lwd_monitor.inhoud import sync_instellingen
from lwd_monitor.instellingen import Instellingen, load_instellingen
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.rapport import Rapportsoort, Rapportvraag, build_rapport
from lwd_monitor.rapport.html import format_html
from lwd_monitor.server.edities import OPDRUK_ROUTES
from lwd_monitor.server.hoofd import HOOFD_ROUTES, load_beschrijvingen, set_hoofd
from lwd_monitor.server.inloggen import INLOG_ROUTES
from lwd_monitor.server.inloggen.adres import is_eigen_adres
from lwd_monitor.server.inpakken import Inpakken
from lwd_monitor.server.kopregels import CSP, Kopregels
from lwd_monitor.server.levensloop import end_verlopen, keep_copy, require_start, try_taak
from lwd_monitor.server.limieten import Emmer, Limieten, Proxy, get_netwerk
from lwd_monitor.server.logvorm import JsonRegel, TekstRegel
from lwd_monitor.server.nederlands import DELEN, MAP, list_bestanden, make_dutch
from lwd_monitor.server.poort import Poort, is_klik, is_vrij, strip_widgets
from lwd_monitor.server.routes import START_ROUTES
from lwd_monitor.server.rss import RSS_ROUTES
from lwd_monitor.server.vangnet import Vangnet
from lwd_monitor.server.verzoek import ProefCookie
from lwd_monitor.toegang import BEZOEKER, SYSTEEM, Rol, add_gebruiker, use_link
from lwd_monitor.ui.identiteit import get_cookienaam
from lwd_monitor.ui.navigatie import PAGINAS
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.proefrol import COOKIE
from lwd_monitor.verhaal import Toestemming, VerhaalStatus, Zichtbaar, find_verhaal
from tests.conftest import NU, PROJECT
from tests.verhalen import bring_to

STERK = "kwartel-mosterd-dakpan-9"
BUITEN = ("203.0.113.9", 5000)


def make_client(monkeypatch: pytest.MonkeyPatch, client: tuple[str, int] = BUITEN, **omgeving: str) -> TestClient:
    """A small app behind our middleware, seen from an address."""
    monkeypatch.delenv("LWD_DEMO", raising=False)
    for naam, waarde in omgeving.items():
        monkeypatch.setenv(naam, waarde)

    async def tell(request: Request) -> JSONResponse:
        await request.body()
        return JSONResponse({"client": request.client.host if request.client else "", "schema": request.url.scheme})

    middleware = [Middleware(Proxy), Middleware(Kopregels), Middleware(Limieten)]
    if "LWD_DEMO" in omgeving:
        middleware.append(Middleware(Poort))
    app = Starlette(routes=[Route("/{pad:path}", tell, methods=["GET", "POST", "PUT"])], middleware=middleware)
    return TestClient(app, client=client, base_url="http://localhost")


def test_proxy_headers_count_only_from_a_proxy_that_the_settings_name(monkeypatch: pytest.MonkeyPatch) -> None:
    koppen = {"X-Forwarded-For": "6.6.6.6, 198.51.100.7", "X-Forwarded-Proto": "https"}
    vreemd = make_client(monkeypatch).get("/", headers=koppen).json()
    assert vreemd == {"client": BUITEN[0], "schema": "http"}
    eigen = make_client(monkeypatch, LWD_PROXY=BUITEN[0]).get("/", headers=koppen).json()
    assert eigen == {"client": "198.51.100.7", "schema": "https"}


def test_other_hosts_are_refused_when_the_settings_name_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    klant = make_client(monkeypatch, LWD_HOSTS="monitor.almelo.nl")
    assert klant.get("/", headers={"host": "kwaad.nl"}).status_code == 421
    assert klant.get("/", headers={"host": "monitor.almelo.nl:443"}).status_code == 200


def test_only_a_page_names_the_browser_of_the_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts and fonts of a page are asked for side by side: names of their own would replace each other's."""
    monkeypatch.setenv("LWD_DEMO", "1")
    app = Starlette(
        routes=[Route("/{pad:path}", lambda request: JSONResponse({}))], middleware=[Middleware(ProefCookie)]
    )
    klant = TestClient(app)
    assert COOKIE not in klant.get("/static/app.js", headers={"accept": "*/*"}).cookies
    naam = klant.get("/", headers={"accept": "text/html"}).cookies[COOKIE]
    assert COOKIE not in klant.get("/kaart", headers={"accept": "text/html"}).cookies
    assert klant.cookies[COOKIE] == naam


def test_large_requests_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    klant = make_client(monkeypatch)
    assert klant.post("/x", content=b"x" * 70_000).status_code == 413
    assert klant.post("/x", content=b"x" * 60_000).status_code == 200
    assert klant.put("/_stcore/upload_file/a/b", content=b"x" * 70_000).status_code == 200
    assert klant.put("/_stcore/upload_file/a/b", headers={"content-length": str(10**10)}).status_code == 413
    assert klant.post("/x", headers={"content-length": "veel"}).status_code == 413


def test_many_requests_are_refused_and_forms_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    klant = make_client(monkeypatch, LWD_VERZOEKEN_PER_MINUUT="100")
    # Room comes back with time: on a busy machine it takes a few more.
    codes = ask_until_refused(lambda: klant.post("/inloggen").status_code)
    assert codes[:60] == [200] * 60
    assert codes[-1] == 429
    assert ask_until_refused(lambda: klant.get("/").status_code)[-1] == 429


def ask_until_refused(ask: Callable[[], int]) -> list[int]:
    codes: list[int] = []
    while len(codes) < 1000 and 429 not in codes:
        codes.append(ask())
    return codes


def test_bucket_empties_with_time_and_not_by_a_clock_that_jumps_back() -> None:
    emmer = Emmer()
    assert [emmer.is_vol("a", 3, 100.0) for _ in range(4)] == [False, False, False, True]
    assert emmer.is_vol("a", 3, 50.0)
    assert not emmer.is_vol("b", 3, 50.0)
    assert not emmer.is_vol("a", 3, 171.0)


def test_trial_answers_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert make_client(monkeypatch, LWD_DEMO="1").get("/").status_code == 403
    assert make_client(monkeypatch, ("127.0.0.1", 1), LWD_DEMO="1").get("/").status_code == 200
    vreemd = make_client(monkeypatch, ("127.0.0.1", 1), LWD_DEMO="1").get("/", headers={"host": "kwaad.nl"})
    assert vreemd.status_code == 421


def test_trial_refuses_another_address(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    assert main(["start", "--demo", "--adres", "0.0.0.0"]) == 1
    assert "kan niet op 0.0.0.0" in capsys.readouterr().err
    monkeypatch.setenv("LWD_DEMO", "1")
    monkeypatch.setattr("lwd_monitor.server.levensloop.config.get_option", lambda naam: "0.0.0.0")
    with pytest.raises(Fout, match=r"alleen op 127\.0\.0\.1"):
        require_start()


def test_tls_brings_hsts_and_a_cookie_of_this_host_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "strict-transport-security" not in make_client(monkeypatch).get("/").headers
    assert "max-age=31536000" in make_client(monkeypatch, LWD_TLS="1").get("/").headers["strict-transport-security"]
    assert get_cookienaam() == "__Host-lwd_sessie"


def test_content_policy_lets_no_other_host_in() -> None:
    assert "http" not in CSP
    [script] = [deel for deel in CSP.split("; ") if deel.startswith("script-src")]
    assert "unsafe-inline" not in script
    assert "'unsafe-eval'" not in script


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [("LWD_DEMO", "ja"), ("LWD_LEZEN", "open"), ("LWD_LOG", "xml"), ("LWD_BACKUP_UUR", "25"), ("LWD_TLS", "true"),
     ("LWD_OIDC_ROLLEN", "Beheer=baas"), ("LWD_OIDC_ZONDER_ROL", "analist"), ("LWD_VERZOEKEN_PER_MINUUT", "0")],
)  # fmt: skip
def test_a_setting_that_means_nothing_is_refused(naam: str, waarde: str) -> None:
    with pytest.raises(Fout, match=naam):
        load_instellingen({naam: waarde})


def test_reading_is_closed_unless_the_settings_open_it() -> None:
    assert not load_instellingen({}).is_openbaar
    assert not load_instellingen({}).demo
    assert load_instellingen({"LWD_LEZEN": "openbaar"}).is_openbaar


@pytest.mark.parametrize(
    "adres", ["//kwaad.nl", "https://kwaad.nl", "/\\kwaad.nl", "kwaad", "", "/x\n", "/inloggen", "/" + "x" * 2000]
)
def test_going_on_never_leads_elsewhere(adres: str) -> None:
    assert not is_eigen_adres(adres)


def test_changed_settings_stand_in_the_log_once(db) -> None:
    sync_instellingen(db, Instellingen(), NU)
    assert sync_instellingen(db, Instellingen(), NU) == {}
    assert sync_instellingen(db, Instellingen(lezen="openbaar"), NU) == {"lezen": "openbaar"}
    laatste = list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter(aantal=1))[0]
    assert (laatste.soort, json.loads(laatste.details)) == ("instelling_gewijzigd", {"nieuw": {"lezen": "openbaar"}})
    bewaren = load_instellingen({"LWD_LEZEN": "openbaar", "LWD_UPLOADS": "/elders"})
    assert sync_instellingen(db, bewaren, NU) == {"uploads": "/elders"}
    assert not {"None", "False", "True", "()"} & set(Instellingen().as_tekst().values()), "a beheerder reads these"


def test_a_copy_is_made_once_in_its_hour(db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LWD_BACKUPS", str(tmp_path / "bewaard"))
    nu = datetime.now().replace(hour=2, minute=0)
    assert not keep_copy(db, nu)
    monkeypatch.setenv("LWD_BACKUP_UUR", "2")
    assert not keep_copy(db, nu + timedelta(hours=1))
    assert keep_copy(db, nu)
    assert not keep_copy(db, nu + timedelta(minutes=1))


def test_a_story_is_erased_once_its_consent_ended_without_any_visitor(db) -> None:
    tot = Toestemming(Zichtbaar.OPENBAAR, "schriftelijk", date(2026, 11, 1), date(2026, 12, 31))
    bring_to(db, VerhaalStatus.GEPUBLICEERD, toestemming=tot)

    def get_tekst() -> str:
        return find_verhaal(db.cursor(), "t1").tekst

    gedaan = end_verlopen(db, datetime(2026, 12, 31, 23, 59), None)
    assert "tuin" in get_tekst()
    # Done for today; the day after it is time again.
    assert end_verlopen(db, datetime(2027, 1, 1, 0, 1), date(2027, 1, 1)) == date(2027, 1, 1)
    assert "tuin" in get_tekst()
    assert end_verlopen(db, datetime(2027, 1, 1, 0, 1), gedaan) == date(2027, 1, 1)
    assert get_tekst() == ""


def test_json_line_holds_the_trace_and_the_number() -> None:
    try:
        raise ValueError("stuk")
    except ValueError as fout:
        regel = logging.LogRecord(
            "lwd", logging.ERROR, "x", 1, "fout op een pagina", None, (type(fout), fout, fout.__traceback__)
        )
    regel.velden = {"nummer": "AB12CD34"}
    gelezen = json.loads(JsonRegel().format(regel))
    assert gelezen["nummer"] == "AB12CD34"
    assert "ValueError: stuk" in gelezen["trace"]


def test_a_message_without_session_loses_its_widgets() -> None:
    bericht = BackMsg()
    bericht.rerun_script.page_name = "overzicht"
    bericht.rerun_script.widget_states.widgets.add().id = "knop"
    kaal = BackMsg()
    kaal.ParseFromString(strip_widgets(bericht.SerializeToString()))
    assert not kaal.rerun_script.widget_states.widgets
    assert kaal.rerun_script.page_name == "overzicht"


def test_every_setting_is_explained() -> None:
    import re

    uitleg = (PROJECT / "docs" / "beheer.md").read_text(encoding="utf-8")
    code = "".join(p.read_text(encoding="utf-8") for p in (PROJECT / "lwd_monitor").rglob("*.py"))
    namen = set(re.findall(r"\"(LWD_[A-Z_]+)\"", code))
    assert namen
    assert {naam for naam in namen if f"`{naam}`" not in uitleg} == set()


@pytest.mark.parametrize(
    "host", ["kwaad.nl]", "kwaad.nl]:80", "[kwaad]monitor.almelo.nl", "monitor.almelo.nl.kwaad.nl"]
)
def test_a_made_up_host_does_not_pass_for_ours(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    klant = make_client(monkeypatch, LWD_HOSTS="monitor.almelo.nl,::1")
    assert klant.get("/", headers={"host": host}).status_code == 421
    assert klant.get("/", headers={"host": "Monitor.Almelo.NL"}).status_code == 200
    assert klant.get("/", headers={"host": "[::1]:8501"}).status_code == 200


@pytest.mark.parametrize("kop", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host"])
def test_trial_behind_a_web_server_answers_nobody(monkeypatch: pytest.MonkeyPatch, kop: str) -> None:
    """Seen from here every reader of the web server sits at this machine."""
    klant = make_client(monkeypatch, ("127.0.0.1", 1), LWD_DEMO="1")
    assert klant.get("/", headers={kop: "203.0.113.9"}).status_code == 403


def test_the_files_of_the_page_itself_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A council behind one address opens the monitor at once: each page is some fifty files."""
    klant = make_client(monkeypatch, LWD_VERZOEKEN_PER_MINUUT="30")
    assert {klant.get(f"/static/js/{nummer}.js").status_code for nummer in range(60)} == {200}
    assert klant.get("/").status_code == 200


@pytest.mark.parametrize(
    ("pad", "vrij"),
    [("/inloggen", True), ("/wachtwoord/abc", True), ("/gezond", True), ("/auth/login", True), ("/favicon.png", True),
     ("/inloggenx", False), ("/gezond/../media/x", False), ("/favicon", False), ("/favicon/../x", False),
     ("/_stcore/healthx", False), ("/metrics/x", False), ("/wachtwoord", False), ("/", False), ("/account", False)],
)  # fmt: skip
def test_only_what_one_needs_to_log_in_stands_before_the_gate(pad: str, vrij: bool) -> None:
    assert is_vrij(pad) == vrij


def test_a_browser_sends_clicks_and_nothing_else() -> None:
    for soort in ("clear_cache", "set_run_on_save", "load_git_info", "debug_shutdown_runtime"):
        bericht = BackMsg()
        setattr(bericht, soort, True)
        assert not is_klik(bericht.SerializeToString()), soort
    assert not is_klik(b"geen bericht")
    goed = BackMsg()
    goed.rerun_script.page_name = "overzicht"
    assert is_klik(goed.SerializeToString())


def test_an_address_cannot_forge_a_line_of_the_log(capsys) -> None:
    regel = logging.LogRecord("lwd", logging.INFO, "x", 1, "verzoek", None, None)
    regel.velden = {"pad": "/x\n2026-11-22 ERROR verzonnen\x1b[31m", "status": 200}
    tekst = TekstRegel("%(message)s").format(regel)
    assert "\n" not in tekst
    assert "\x1b" not in tekst
    assert "/x\\n2026" in tekst


def test_no_password_of_a_store_ends_in_the_log() -> None:
    for vorm in (TekstRegel("%(message)s"), JsonRegel()):
        try:
            raise OSError('Unable to connect to Postgres at "host=db password=geheim7 dbname=lwd"')
        except OSError as fout:
            info = (type(fout), fout, fout.__traceback__)
        tekst = vorm.format(logging.LogRecord("lwd", logging.ERROR, "x", 1, "password=geheim7", None, info))
        assert "geheim7" not in tekst
        assert "password=…" in tekst


@pytest.mark.parametrize(
    ("fout", "status", "zin"),
    [(Fout("De database is in gebruik."), 503, "De database is in gebruik."), (ValueError("stuk"), 500, "dit nummer")],
)
def test_a_route_that_fails_says_so_in_dutch_with_the_number_of_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, fout: Exception, status: int, zin: str
) -> None:
    async def breek(request: Request) -> JSONResponse:
        raise fout

    monkeypatch.setattr(logging.getLogger("lwd"), "propagate", True)
    app = Starlette(routes=[Route("/", breek)], middleware=[Middleware(Vangnet)])
    antwoord = TestClient(app).get("/")
    assert antwoord.status_code == status
    assert zin in antwoord.text
    assert "stuk" not in antwoord.text
    if status == 500:
        [regel] = [r for r in caplog.records if r.exc_info]
        assert regel.velden["nummer"] in antwoord.text


def test_the_feed_of_one_place_holds_its_stories_and_those_within_it(db) -> None:
    db.close()
    klant = TestClient(Starlette(routes=RSS_ROUTES))
    alle, riet, eigen = (klant.get(f"/rss{vraag}") for vraag in ("", "?gebied=WK014111", "?gebied=de_riet"))
    assert "<title>Verhalen over De Riet</title>" in riet.text
    assert 0 < riet.text.count("<item>") == eigen.text.count("<item>") < alle.text.count("<item>")
    get_database().close()


@pytest.mark.parametrize("onbekend", ["WK999999", "", "<b>x</b>"])
def test_the_feed_of_an_unknown_place_is_refused_in_dutch(db, onbekend: str) -> None:
    db.close()
    antwoord = TestClient(Starlette(routes=RSS_ROUTES)).get("/rss", params={"gebied": onbekend})
    assert antwoord.status_code == 404
    assert antwoord.text.startswith("Dit gebied kennen wij niet. Kies")
    assert "<b>" not in antwoord.text
    get_database().close()


def test_feed_of_a_closed_monitor_stays_out_of_shared_caches(db, monkeypatch: pytest.MonkeyPatch) -> None:
    db.close()
    klant = TestClient(Starlette(routes=RSS_ROUTES))
    assert "public" in klant.get("/verhalen.rss").headers["cache-control"]
    monkeypatch.delenv("LWD_DEMO")
    assert klant.get("/verhalen.rss").headers["cache-control"] == "private, no-store"
    get_database().close()


def test_a_setting_that_means_nothing_stops_the_server(tmp_path: Path) -> None:
    for naam, waarde in (("LWD_LOG", "xml"), ("LWD_LEZEN", "open")):
        omgeving = {k: v for k, v in os.environ.items() if not k.startswith("LWD_")}
        omgeving |= {naam: waarde, "LWD_DATABASE": f"duckdb:///{tmp_path}/lwd.duckdb"}
        opdracht = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port=0"]
        uit = subprocess.run(
            opdracht, cwd=PROJECT, env=omgeving, capture_output=True, text=True, timeout=60, check=False
        )
        assert uit.returncode == 1
        assert f"{naam} is '{waarde}'" in uit.stderr
        assert "Traceback" not in uit.stderr


def test_listening_to_the_network_without_tls_is_told() -> None:
    assert "zonder https" in explain_open("0.0.0.0", Instellingen())
    assert explain_open("0.0.0.0", Instellingen(tls=True)) == ""
    assert explain_open("127.0.0.1", Instellingen()) == ""
    assert json.loads(format_regel("LET OP", Instellingen(log="json")))["melding"] == "LET OP"
    assert format_regel("LET OP", Instellingen()) == "LET OP"


def test_too_many_messages_over_one_websocket_close_it(monkeypatch: pytest.MonkeyPatch, db) -> None:
    db.close()
    monkeypatch.delenv("LWD_DEMO")
    monkeypatch.setenv("LWD_LEZEN", "openbaar")
    monkeypatch.setenv("LWD_VERZOEKEN_PER_MINUUT", "20")
    bericht = BackMsg()
    bericht.rerun_script.page_name = "overzicht"
    klik = bericht.SerializeToString()
    gekregen: list[str] = []

    async def count(websocket: WebSocket) -> None:
        await websocket.accept()
        while (await websocket.receive())["type"] == "websocket.receive":
            gekregen.append("klik")

    app = Starlette(routes=[WebSocketRoute("/_stcore/stream", count)], middleware=[Middleware(Poort)])
    with TestClient(app).websocket_connect("/_stcore/stream") as sok:
        for _ in range(30):
            sok.send_bytes(klik)
            sok.send_text("geen klik")
    assert len(gekregen) <= 20
    get_database().close()


def test_downloads_stay_out_of_caches_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    klant = make_client(monkeypatch)
    assert klant.get("/media/abc.csv").headers["cache-control"] == "private, no-store"
    assert "cache-control" not in klant.get("/static/x.js").headers


def test_cookies_of_a_login_behind_tls_are_for_this_host_alone(db, monkeypatch: pytest.MonkeyPatch) -> None:
    use_link(db, add_gebruiker(db, SYSTEEM, "rob", Rol.RAADSLID, datetime.now()), "", STERK, datetime.now())
    db.close()
    monkeypatch.delenv("LWD_DEMO")
    monkeypatch.setenv("LWD_TLS", "1")
    app = Starlette(routes=INLOG_ROUTES)
    klant = TestClient(app, base_url="https://monitor.almelo.nl", follow_redirects=False)
    csrf = klant.get("/inloggen").text.split("name='csrf' value='")[1].split("'")[0]
    antwoord = klant.post("/inloggen", data={"naam": "rob", "wachtwoord": STERK, "csrf": csrf, "verder": "/trend"})
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, "/trend")
    koekjes = [*antwoord.headers.get_list("set-cookie"), *klant.get("/inloggen").headers.get_list("set-cookie")]
    assert {k.split("=")[0] for k in koekjes} == {"__Host-lwd_sessie", "__Host-lwd_csrf"}
    for koekje in koekjes:
        delen = {deel.strip().casefold() for deel in koekje.split(";")}
        assert {"secure", "httponly", "samesite=strict", "path=/"} <= delen
        assert "domain" not in koekje.casefold()
    get_database().close()


def test_first_start_prints_a_link_until_there_is_a_beheerder(
    leeg_db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LWD_DATABASE", f"duckdb:///{tmp_path}/nieuw.duckdb")
    monkeypatch.delenv("LWD_DEMO", raising=False)
    monkeypatch.setattr("lwd_monitor.cli.start.run_server", lambda adres, poort: True)
    assert main(["start", "--poort", "8599"]) == 0
    tekst = capsys.readouterr().out
    [token] = re.findall(r"http://localhost:8599/wachtwoord/([\w-]{43})", tekst)
    db = open_database(f"duckdb:///{tmp_path}/nieuw.duckdb")
    use_link(db, token, "eva", STERK, datetime.now())
    db.close()
    assert main(["start", "--poort", "8599"]) == 0
    assert "wachtwoord" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [("2001:db8:1:2::5", "2001:db8:1:2:ffff::9", True), ("2001:db8:1:2::5", "2001:db8:1:3::5", False),
     ("203.0.113.1", "203.0.113.2", False), ("::ffff:203.0.113.1", "203.0.113.1", True), ("onbekend", "anders", False)],
)  # fmt: skip
def test_one_home_counts_as_one_address(een: str, ander: str, zelfde: bool) -> None:
    """One connection has more IPv6 addresses than the whole of the old internet: the network counts."""
    assert (get_netwerk(een) == get_netwerk(ander)) == zelfde


def test_one_address_holds_so_many_websockets_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LWD_DEMO", raising=False)
    monkeypatch.setattr("lwd_monitor.server.limieten.MEESTE_SOKKEN", 3)

    async def wait(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.receive()

    app = Starlette(routes=[WebSocketRoute("/s", wait)], middleware=[Middleware(Limieten)])
    klant, ander = TestClient(app, client=BUITEN), TestClient(app, client=("198.51.100.7", 1))
    with ExitStack() as open_:
        sokken = [open_.enter_context(klant.websocket_connect("/s")) for _ in range(3)]
        with pytest.raises(WebSocketDisconnect), klant.websocket_connect("/s"):
            pass
        open_.enter_context(ander.websocket_connect("/s"))
        sokken[0].send_text("klaar")
    with klant.websocket_connect("/s"):
        pass


def test_behind_two_web_servers_the_reader_is_who_came_to_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    koppen = {"X-Forwarded-For": "6.6.6.6, 198.51.100.7, 10.0.0.2"}
    klant = make_client(monkeypatch, LWD_PROXY=f"{BUITEN[0]}, 10.0.0.2")
    assert klant.get("/", headers=koppen).json()["client"] == "198.51.100.7"
    alleen = {"X-Forwarded-For": "10.0.0.2"}
    assert klant.get("/", headers=alleen).json()["client"] == "10.0.0.2", "never nobody"


def test_page_is_dutch_and_brings_the_script_that_translates_streamlit() -> None:
    html = make_dutch(b'<!doctype html><html lang="en"><head></head><body></body></html>')
    assert b'<html lang="nl">' in html
    assert html.count(b"</head>") == 1
    for script in (b"/nederlands.js", b"/sessieweg.js"):
        assert html.count(b'<script src="' + script + b'" defer></script>') == 1
    # After the head, where Streamlit's own styles come.
    assert re.search(rb'<body><link rel="stylesheet" href="/stijl\.css\?v=[0-9a-f]{12}">', html)


def test_files_of_streamlit_go_compressed_over_the_line_and_come_out_as_they_are() -> None:
    client = TestClient(
        Starlette(routes=create_streamlit_static_assets_routes(None), middleware=[Middleware(Inpakken)])
    )
    naam = next(naam for naam in list_bestanden() if naam.startswith("protobuf."))
    kaal = client.get(f"/static/js/{naam}", headers={"accept-encoding": "identity"})
    for _ in range(2):
        pak = client.get(f"/static/js/{naam}", headers={"accept-encoding": "gzip"})
        assert pak.content == kaal.content
        assert pak.headers["content-encoding"] == "gzip"
        assert int(pak.headers["content-length"]) < 0.5 * len(kaal.content)
        assert pak.headers["cache-control"] == kaal.headers["cache-control"]
        assert "content-encoding" not in kaal.headers
    # Who has it already, or asks for a part, gets what Streamlit says; what is not there gives a page, which stays whole.
    bekend = {"accept-encoding": "gzip", "if-none-match": pak.headers["etag"]}
    assert client.get(f"/static/js/{naam}", headers=bekend).status_code == 304
    deel = client.get(f"/static/js/{naam}", headers={"accept-encoding": "gzip", "range": "bytes=0-9"})
    assert (deel.status_code, deel.content) == (206, kaal.content[:10])
    # Nor is a file kept under another way to write its address: there is no end to those.
    for adres in ("static/js/weg.js", f"x/static/js/{naam}", f"static//js/{naam}", f"static/%2e/js/{naam}"):
        anders = client.get(f"/{adres}", headers={"accept-encoding": "gzip"})
        assert "content-encoding" not in anders.headers, adres


def test_what_every_page_needs_of_streamlit_is_asked_for_with_the_page() -> None:
    nodig = list_bestanden()
    for deel in (*DELEN, "purify"):
        assert any(naam.startswith(f"{deel}.") for naam in nodig), deel
    assert len(nodig) == len(set(nodig))
    assert all((MAP / naam).exists() for naam in nodig)
    html = make_dutch(b'<html lang="en"><head></head><body></body></html>').decode()
    assert html.count('<link rel="modulepreload" crossorigin href="./static/js/') == len(nodig)


@pytest.mark.parametrize("fout", [Fout("De schijf is vol."), ValueError("onvoorzien")])
def test_a_task_beside_the_server_that_fails_stands_in_the_log_and_stops_nothing(
    fout: Exception, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breek() -> None:
        raise fout

    monkeypatch.setattr(logging.getLogger("lwd"), "propagate", True)
    # In a thread of its own: a browser of another test may have an event loop running here.
    with ThreadPoolExecutor() as draden:
        draden.submit(asyncio.run, try_taak("de back-up van vannacht is niet gelukt", breek)).result()
    [regel] = [r for r in caplog.records if "de back-up van vannacht is niet gelukt" in r.message]
    assert (regel.exc_info is not None) == isinstance(fout, ValueError)


def test_front_page_answers_to_its_name() -> None:
    klant = TestClient(Starlette(routes=START_ROUTES), follow_redirects=False)
    antwoord = klant.get("/overzicht?gebied=kerkelanden")
    assert (antwoord.status_code, antwoord.headers["location"]) == (307, "./?gebied=kerkelanden")


def test_the_head_of_every_page_tells_what_it_is_about() -> None:
    kaal = b"<head><title>Streamlit</title></head>"
    for plek in PAGINAS:
        html = set_hoofd(kaal, f"/{plek.url}").decode()
        assert f"<title>{plek.titel} - " in html
        assert 20 < len(load_beschrijvingen()[plek.url]) <= 160
        assert str(escape(load_beschrijvingen()[plek.url])) in html
    assert set(load_beschrijvingen()) == {plek.url for plek in PAGINAS}
    assert "Streamlit" not in html
    # What stands in an address is never repeated.
    assert b"<b>" not in set_hoofd(kaal, "/<b>x</b>")


def test_a_shared_link_brings_a_picture_of_our_own_with_words_for_who_does_not_see_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LWD_ADRES", "https://monitor.voorbeeld.nl/")
    html = set_hoofd(b"<head><title>Streamlit</title></head>", "/kaart").decode()
    kop = dict(re.findall(r"<meta (?:property|name)='([\w:]+)' content='([^']*)'", html))
    assert kop["og:title"].startswith("Kaart - ")
    assert kop["og:description"] == kop["description"] == load_beschrijvingen()["kaart"]
    assert kop["og:image"] == "https://monitor.voorbeeld.nl/deelbeeld.png"
    assert len(kop["og:image:alt"]) > 20
    beeld = Image.open(io.BytesIO(TestClient(Starlette(routes=HOOFD_ROUTES)).get("/deelbeeld.png").content))
    assert (beeld.format, *map(str, beeld.size)) == ("PNG", kop["og:image:width"], kop["og:image:height"])


def test_paper_gets_the_public_wijkblad_of_a_place_and_nothing_where_there_is_none(db) -> None:
    con = db.cursor()
    vraag = Rapportvraag(Rapportsoort.WIJKBLAD, date.today().year, "WK014111")
    pdf_en_papier = format_html(build_rapport(con, BEZOEKER, vraag, datetime.now()))
    db.close()
    klant = TestClient(Starlette(routes=OPDRUK_ROUTES), follow_redirects=False)
    blad = klant.get("/opdruk?gebied=WK014111")
    assert blad.text in pdf_en_papier
    assert "Wijkblad De Riet" in blad.text
    assert blad.headers["cache-control"] == "private, no-store"
    for onbekend in ("", "?gebied=GM0141", "?gebied=x"):
        assert klant.get(f"/opdruk{onbekend}").status_code == 404
    zelf = klant.get("/opdruk?gebied=WK014111", headers={"Accept": "text/html"})
    assert zelf.headers["location"] == "./gebied?gebied=WK014111"
    get_database().close()
