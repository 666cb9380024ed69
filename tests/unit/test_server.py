"""Settings, limits, headers and logs of the server, without a browser."""

import json
import logging
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.proto.BackMsg_pb2 import BackMsg

from lwd_monitor.cli import main
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import Filter, list_gebeurtenissen
from lwd_monitor.inhoud import sync_instellingen
from lwd_monitor.instellingen import Instellingen, load_instellingen
from lwd_monitor.ui.grenzen import Emmer, Grenzen, Proxy
from lwd_monitor.ui.identiteit import get_cookienaam
from lwd_monitor.ui.inloggen.adres import is_eigen_adres
from lwd_monitor.ui.kopregels import CSP, Kopregels
from lwd_monitor.ui.levensloop import keep_copy, require_start
from lwd_monitor.ui.logregels import JsonRegel
from lwd_monitor.ui.nederlands import make_dutch
from lwd_monitor.ui.poort import Poort, strip_widgets
from tests.conftest import NU, PROJECT

BUITEN = ("203.0.113.9", 5000)


def make_client(monkeypatch: pytest.MonkeyPatch, client: tuple[str, int] = BUITEN, **omgeving: str) -> TestClient:
    """A small app behind our middleware, seen from an address."""
    monkeypatch.delenv("LWD_DEMO", raising=False)
    for naam, waarde in omgeving.items():
        monkeypatch.setenv(naam, waarde)

    async def tell(request: Request) -> JSONResponse:
        await request.body()
        return JSONResponse({"client": request.client.host if request.client else "", "schema": request.url.scheme})

    middleware = [Middleware(Proxy), Middleware(Kopregels), Middleware(Grenzen)]
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


def test_large_requests_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    klant = make_client(monkeypatch)
    assert klant.post("/x", content=b"x" * 70_000).status_code == 413
    assert klant.post("/x", content=b"x" * 60_000).status_code == 200
    assert klant.put("/_stcore/upload_file/a/b", content=b"x" * 70_000).status_code == 200
    assert klant.put("/_stcore/upload_file/a/b", headers={"content-length": str(10**10)}).status_code == 413
    assert klant.post("/x", headers={"content-length": "veel"}).status_code == 413


def test_many_requests_are_refused_and_forms_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    klant = make_client(monkeypatch, LWD_VERZOEKEN_PER_MINUUT="30")
    codes = [klant.post("/inloggen").status_code for _ in range(25)]
    assert codes[:20] == [200] * 20
    assert codes[20:] == [429] * 5
    codes = [klant.get("/").status_code for _ in range(30)]
    assert codes[-1] == 429


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
    monkeypatch.setattr("lwd_monitor.ui.levensloop.config.get_option", lambda naam: "0.0.0.0")
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
    laatste = list_gebeurtenissen(db.cursor(), Filter(aantal=1))[0]
    assert (laatste.soort, json.loads(laatste.details)) == ("instelling_gewijzigd", {"nieuw": {"lezen": "openbaar"}})


def test_a_copy_is_made_once_in_its_hour(db, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LWD_BACKUPS", str(tmp_path / "bewaard"))
    nu = datetime.now().replace(hour=2, minute=0)
    assert not keep_copy(db, nu)
    monkeypatch.setenv("LWD_BACKUP_UUR", "2")
    assert not keep_copy(db, nu + timedelta(hours=1))
    assert keep_copy(db, nu)
    assert not keep_copy(db, nu + timedelta(minutes=1))


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


def test_page_is_dutch_and_brings_the_script_that_translates_streamlit() -> None:
    html = make_dutch(b'<!doctype html><html lang="en"><head></head><body></body></html>')
    assert b'<html lang="nl">' in html
    assert html.count(b'<script src="/nederlands.js" defer></script></head>') == 1
