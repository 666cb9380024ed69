"""Parts drawn in the browser follow the newest data, in whatever order Streamlit makes its calls."""

from typing import Any

import pytest
from playwright.sync_api import Page

from lwd_monitor.ui.insturen.bewaarhulp import BEWAARHULP_JS
from lwd_monitor.ui.kaart import KAART_JS

pytestmark = pytest.mark.browser
# Makes the calls in the order given, cleans up the ones named, types a text, and tells what stands there.
PROEF = """async ({ js, calls, typ }) => {
    const deel = await import(URL.createObjectURL(new Blob([js], { type: "text/javascript" })));
    const plek = document.createElement("div");
    const veld = document.createElement("input");
    veld.setAttribute("aria-label", "Proefveld");
    document.body.append(plek, veld);
    for (const { data, weg } of calls) {
        const stop = deel.default({ data: [data], parentElement: plek, setTriggerValue: () => {} });
        if (weg) stop();
    }
    if (typ) { veld.value = typ; veld.dispatchEvent(new Event("input", { bubbles: true })); }
    const bewaard = Object.keys(localStorage).filter((sleutel) => sleutel.startsWith("lwd_klad/"));
    const tekst = plek.innerText;
    plek.remove(); veld.remove();
    return { tekst, bewaard };
}"""


def run_calls(page: Page, server_url: str, js: str, calls: list[tuple[dict[str, Any], bool]], typ: str = "") -> Any:
    page.goto(f"{server_url}/toegankelijkheid")
    page.wait_for_selector("footer.voet")
    return page.evaluate(PROEF, {"js": js, "calls": [{"data": data, "weg": weg} for data, weg in calls], "typ": typ})


def make_legenda(label: str) -> dict[str, Any]:
    return {
        "geo": None,
        "cellen": [],
        "gekozen": None,
        "tekens": [],
        "meldingen": [],
        "legenda": [{"label": label, "aantal": "3 wijken", "tint": 0}],
    }


def make_klad(verhaal: str) -> dict[str, Any]:
    return {"sleutels": [f"wim/{verhaal}", "wim/nieuw"], "velden": {"Proefveld": ""}, "keuzes": {}, "erbij": {}}


def test_a_map_that_was_replaced_before_it_was_drawn_does_not_come_back(page: Page, server_url: str) -> None:
    nieuw, oud = make_legenda("jaar 2025"), make_legenda("jaar 2024")
    uitkomst = run_calls(page, server_url, KAART_JS, [(nieuw, False), (oud, True)])
    assert "jaar 2025" in uitkomst["tekst"]
    assert "jaar 2024" not in uitkomst["tekst"]


def test_what_is_typed_is_kept_with_the_draft_that_is_open_alone(page: Page, server_url: str) -> None:
    calls = [(make_klad("eerste"), False), (make_klad("tweede"), False)]
    assert run_calls(page, server_url, BEWAARHULP_JS, calls, "Zin")["bewaard"] == ["lwd_klad/wim/tweede/Proefveld"]


def test_what_was_kept_is_offered_whatever_call_comes_last(page: Page, server_url: str) -> None:
    run_calls(page, server_url, BEWAARHULP_JS, [(make_klad("eerste"), False)], "Nooit bewaard")
    calls = [(make_klad("eerste"), False), (make_klad("tweede"), True)]
    assert "Nooit bewaard" in run_calls(page, server_url, BEWAARHULP_JS, calls)["tekst"]


def test_a_part_that_left_the_page_watches_no_more(page: Page, server_url: str) -> None:
    assert run_calls(page, server_url, BEWAARHULP_JS, [(make_klad("eerste"), True)], "Zin")["bewaard"] == []
