"""Logging in with a municipality's account: Streamlit's st.login against a real identity provider on loopback."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from lwd_monitor.db import open_database
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.toegang import SYSTEEM
from tests.browser.conftest import find_poort, run_server
from tests.conftest import find_node

HIER = Path(__file__).parent
REDEN = "geen Node.js met tests/browser/oidc/node_modules"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not find_node(), reason=REDEN),
]
GEHEIM = """
[auth]
redirect_uri = "http://127.0.0.1:{app}/oauth2callback"
cookie_secret = "een geheim dat alleen deze proef kent"
client_id = "lwd"
client_secret = "proefgeheim-voor-loopback"
server_metadata_url = "http://127.0.0.1:{idp}/.well-known/openid-configuration"
client_kwargs = {{ "prompt" = "login" }}
"""


@pytest.fixture(scope="module")
def proef(sjabloon: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """The app with an identity provider beside it; `vraag` says who logs in next and what is wrong with the token."""
    map_, app, idp = tmp_path_factory.mktemp("oidc"), find_poort(), find_poort()
    shutil.copy(sjabloon, map_ / "lwd.duckdb")
    (map_ / "secrets.toml").write_text(GEHEIM.format(app=app, idp=idp), encoding="utf-8")
    provider = subprocess.Popen(
        [str(find_node()), "server.mjs", str(idp), f"http://127.0.0.1:{app}"],
        cwd=HIER,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert provider.stdout
    assert "klaar" in provider.stdout.readline()

    def vraag(sub: str, roles: object, bederf: str = "") -> None:
        httpx.post(
            f"http://127.0.0.1:{idp}/opdracht", content=json.dumps({"sub": sub, "roles": roles, "bederf": bederf})
        )

    instellingen = {"LWD_OIDC_ROLLEN": "LWD-Beheer=beheerder, LWD-Analist=analist", "LWD_OIDC_ZONDER_ROL": "weigeren"}
    try:
        with run_server(map_, f"--secrets.files={map_}/secrets.toml", poort=app, **instellingen) as url:
            yield SimpleNamespace(url=url, vraag=vraag, map_=map_, idp=f"http://127.0.0.1:{idp}")
    finally:
        provider.terminate()
        provider.wait(10)


@pytest.fixture
def login(page: Page, proef: SimpleNamespace) -> Callable[..., None]:
    """Log in as somebody, from a page of the app."""

    def call(sub: str, roles: object, bederf: str = "", pad: str = "/uitleg?thema=wonen") -> None:
        proef.vraag(sub, roles, bederf)
        page.goto(proef.url + pad)
        page.get_by_role("link", name="Inloggen").click()
        page.wait_for_load_state("load")

    return call


def is_binnen(page: Page) -> bool:
    """Tell whether the app opened, or the form stands there again."""
    page.wait_for_selector("footer.voet, a.knop", timeout=60_000)
    return page.locator("footer.voet").count() == 1


def test_role_comes_from_the_claim_and_the_deep_link_is_kept(page: Page, proef, login) -> None:
    login("eva", ["LWD-Beheer"])
    assert is_binnen(page)
    assert page.url == f"{proef.url}/uitleg?thema=wonen"
    expect(page.get_by_text("eva@almelo.nl (beheerder)")).to_be_visible()
    page.goto(f"{proef.url}/beheer-logboek")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logboek", timeout=30_000)


def test_another_role_is_refused_where_it_has_no_right(page: Page, proef, login) -> None:
    login("ans", ["LWD-Analist"], pad="/beheer-logboek")
    assert is_binnen(page)
    expect(page.get_by_text("ans@almelo.nl (analist)")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Geen toegang")


@pytest.mark.parametrize("roles", [[], None, ["beheerder"], "LWD-Onbekend"])
def test_who_has_no_known_role_is_refused_when_the_settings_say_so(page: Page, login, roles: object) -> None:
    login("rob", roles)
    assert not is_binnen(page)


@pytest.mark.parametrize("bederf", ["aud", "exp", "nonce", "iss", "sleutel", "oud"])
def test_a_token_with_something_wrong_is_refused(page: Page, login, bederf: str) -> None:
    login("eva", ["LWD-Beheer"], bederf)
    assert not is_binnen(page)


def test_a_cookie_that_was_tampered_with_is_refused(page: Page, proef, login) -> None:
    login("eva", ["LWD-Beheer"])
    assert is_binnen(page)
    koekjes = {c["name"]: c["value"] for c in page.context.cookies() if c["name"].startswith("_streamlit_user")}
    assert httpx.get(proef.url, cookies=koekjes, headers={"accept": "text/html"}).status_code == 200
    waarde = koekjes["_streamlit_user"]
    for vals in (waarde[:-2] + "xx", waarde[5:], "e30." + waarde.split(".", 1)[1], ""):
        antwoord = httpx.get(proef.url, cookies={**koekjes, "_streamlit_user": vals}, headers={"accept": "text/html"})
        assert antwoord.status_code == 303
        assert antwoord.headers["location"].startswith("/inloggen")


def test_a_state_that_was_used_is_refused(page: Page, browser: Browser, proef, login) -> None:
    terug: list[str] = []
    page.on("request", lambda verzoek: terug.append(verzoek.url) if "oauth2callback" in verzoek.url else None)
    login("eva", ["LWD-Beheer"])
    assert is_binnen(page)
    assert terug
    # Replayed in the same browser after logging out there, and in that of somebody else.
    page.goto(f"{proef.url}/account")
    page.get_by_role("button", name="Uitloggen", exact=True).click()
    page.wait_for_load_state("load")
    page.goto(terug[0])
    assert not is_binnen(page)
    vreemd = browser.new_context().new_page()
    vreemd.goto(terug[0])
    assert not is_binnen(vreemd)
    vreemd.context.close()


def test_a_session_that_was_withdrawn_stays_out_with_its_old_cookie(page: Page, proef, login) -> None:
    login("eva", ["LWD-Beheer"])
    assert is_binnen(page)
    koekjes = {c["name"]: c["value"] for c in page.context.cookies() if c["name"].startswith("_streamlit_user")}
    page.goto(f"{proef.url}/account")
    page.get_by_role("button", name="Overal uitloggen").click()
    page.wait_for_load_state("load")
    assert httpx.get(proef.url, cookies=koekjes, headers={"accept": "text/html"}).status_code == 303


def test_local_accounts_are_shut_when_there_is_a_provider(proef) -> None:
    with httpx.Client(base_url=proef.url) as klant:
        assert "Wachtwoord" not in klant.get("/inloggen").text
        assert klant.post("/inloggen", data={"naam": "eva", "wachtwoord": "x"}).status_code in {200, 401}
        assert "lwd_sessie" not in klant.cookies


def test_logins_of_the_provider_stand_in_the_log(page: Page, sjabloon: Path, proef, login) -> None:
    login("lea", ["LWD-Analist"])
    assert is_binnen(page)
    shutil.copytree(proef.map_, proef.map_ / "kopie", ignore=shutil.ignore_patterns("kopie"))
    db = open_database(f"duckdb:///{proef.map_}/kopie/lwd.duckdb")
    logins = list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter(soort="login", gebruiker="lea@almelo.nl"))
    db.close()
    assert [json.loads(r.details) for r in logins] == [{"rol": "analist", "via": "oidc"}]
