"""Every page, route, command and writing function for every role and for nobody: allowed or refused as these tables say.

A new one without a row fails; add the row and let a second person look at it.
"""

import argparse
import importlib
import inspect
import pkgutil
import re
from datetime import datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

import lwd_monitor
from lwd_monitor.cli.hoofd import build_parser
from lwd_monitor.db import Database, open_database
from lwd_monitor.server.schil import MIDDLEWARE, ROUTES
from lwd_monitor.toegang import (
    DEMO_GEBRUIKERS,
    SYSTEEM,
    Gebruiker,
    GeenRecht,
    Recht,
    Rol,
    add_gebruiker,
    login,
    use_link,
)
from lwd_monitor.toegang.model import RECHTEN
from lwd_monitor.ui.navigatie import PAGINAS, list_paginas

STERK = "kwartel-mosterd-dakpan-9"
IEDEREEN = frozenset(Rol)
LEZERS = frozenset({*Rol} - {Rol.BEZOEKER, Rol.PARTNER, Rol.RAADSLID})
KIEZERS = frozenset({Rol.WIJKREGISSEUR, Rol.MANAGER_WIJKSTURING, Rol.ANALIST, Rol.BEHEERDER})
INSTUURDERS = frozenset({Rol.WIJKREGISSEUR, Rol.MANAGER_WIJKSTURING, Rol.REDACTEUR, Rol.BEHEERDER})
OPGAVEBEHEERDERS = frozenset({Rol.WIJKREGISSEUR, Rol.MANAGER_WIJKSTURING, Rol.BEHEERDER})
MANDAAT = frozenset({Rol.MANAGER_WIJKSTURING, Rol.BEHEERDER})
REDACTEUREN = frozenset({Rol.REDACTEUR, Rol.BEHEERDER})
ANALISTEN = frozenset({Rol.ANALIST, Rol.BEHEERDER})
BEHEERDERS = frozenset({Rol.BEHEERDER})
RAPPORTMAKERS = frozenset({*Rol} - {Rol.BEZOEKER, Rol.PARTNER})

# Address of a page: the roles that may open it. Nobody (not logged in, reading not open to all) opens none.
PAGINA_ROLLEN = {
    "overzicht": IEDEREEN,
    "kaart": IEDEREEN,
    "trend": IEDEREEN,
    "gebied": IEDEREEN,
    "wat-veranderde": IEDEREEN,
    "verhalen": IEDEREEN,
    "uitleg": IEDEREEN,
    "toegankelijkheid": IEDEREEN,
    "wijkkompas": IEDEREEN,
    "basis-op-orde": IEDEREEN,
    "beleving-en-feiten": IEDEREEN,
    "doelen": IEDEREEN,
    "wijkopgaven": IEDEREEN,
    "aanpak": IEDEREEN,
    "wijkaccommodaties": IEDEREEN,
    "initiatieven": LEZERS,
    "geld": LEZERS,
    "leren": LEZERS,
    "stiltekaart": LEZERS,
    "beheer-upload": ANALISTEN,
    "beheer-gebieden": ANALISTEN,
    "beheer-indicatoren": ANALISTEN,
    "beheer-ondergrenzen": ANALISTEN,
    "insturen": INSTUURDERS,
    "gesprek": INSTUURDERS,
    "samenstellen": RAPPORTMAKERS,
    "beoordelen": REDACTEUREN,
    "beheer-gebruikers": BEHEERDERS,
    "beheer-backups": BEHEERDERS,
    "beheer-logboek": BEHEERDERS,
}

# Route: does it answer nobody, and what a person of any role gets. Streamlit's own routes: tests/browser/test_inloggen.py.
ROUTE_ANTWOORD = {
    "/overzicht": (401, 307),
    "/tegels/status": (401, 200),
    "/tegels/{z:int}/{x:int}/{y:int}.png": (401, 200),
    "/inloggen": (200, 200),
    "/wachtwoord/{token}": (404, 404),
    "/account": (401, 200),
    "/gezond": (200, 200),
    "/metrics": (404, 404),
    "/verhalen.rss": (401, 200),
    "/rss": (401, 200),
    "/veranderingen.rss": (401, 200),
    # There is no edition by that name; who may read one: tests/unit/test_editie.py.
    "/edities/{id}": (401, 404),
    "/nederlands.js": (401, 200),
    "/stijl.css": (401, 200),
    "/sessieweg.js": (401, 200),
    "/delen.js": (401, 200),
    "/rondleiding.js": (401, 200),
    "/opdruk.js": (401, 200),
    "/opdruk": (401, 404),
    "/deelbeeld.png": (401, 200),
}

# Commands run with the rights of the machine's own account (SYSTEEM): whoever may start programs on the server may do all.
OPDRACHTEN = {
    "db init", "db migrate", "db check", "db backup", "db restore", "voorbeeld remove", "gebied list", "gebied overgang",
    "gebied load", "gebied eigen list", "gebied eigen save", "gebied eigen remove", "gebied eigen restore",
    "indicator list", "indicator add", "indicator remove",
    "waarneming list", "waarneming export", "upload check", "upload run", "upload list",
    "upload undo", "upload profiel list", "upload profiel remove", "upload profiel restore",
    "bron fetch", "bron ververs", "enquete run", "enquete uitkomst", "oordeel compute", "trend compare", "verhaal list",
    "verhaal check", "doel list", "activiteit list", "overleg list", "accommodatie list", "evaluatie list", "bewering list",
    "opgave list", "initiatief list", "initiatief load", "opgave load", "geld list", "rapport build", "editie list", "editie vastleggen", "editie build", "editie verschil", "gebruiker add", "gebruiker list", "gebruiker link", "zoek", "start",
}  # fmt: skip

# Function of a façade that takes a person: the roles it lets through. None: it refuses nobody and gives each his own.
FUNCTIE_ROLLEN: dict[str, frozenset[Rol] | None] = {
    "backup.make_backup": BEHEERDERS,
    "backup.restore_backup": BEHEERDERS,
    "toegang.add_gebruiker": BEHEERDERS,
    "toegang.save_gebruiker": BEHEERDERS,
    "toegang.make_link": BEHEERDERS,
    "toegang.list_gebruikers": BEHEERDERS,
    "toegang.change_wachtwoord": None,
    "enquete.list_onbewerkt": BEHEERDERS,
    "enquete.publish_enquete": ANALISTEN,
    "oordeel.set_ondergrens": ANALISTEN,
    "eigengebied.save_eigen": ANALISTEN,
    "eigengebied.withdraw_eigen": ANALISTEN,
    "eigengebied.restore_eigen": ANALISTEN,
    "indicatorbeheer.save_beschrijving": ANALISTEN,
    "indicatorbeheer.publish_indicator": ANALISTEN,
    "indicatorbeheer.unpublish_indicator": ANALISTEN,
    "indicatorbeheer.restore_beschrijving": ANALISTEN,
    # Makes the next version and keeps nothing: whoever keeps it asks.
    "register.build_volgende": None,
    # The register says which right these ask; every role for every register: tests/unit/test_register.py.
    "register.add_stukken": None,
    "register.seed_stukken": None,
    "register.check_blad": None,
    "register.find_stuk": None,
    "register.list_stukken": None,
    "register.restore_stuk": None,
    "register.run_blad": None,
    "register.save_stuk": None,
    "register.undo_blad": None,
    "register.withdraw_stuk": None,
    "aantekening.list_wordt": None,
    "aantekening.save_aantekening": INSTUURDERS,
    "register.list_bladprofielen": LEZERS,
    "register.get_bladprofiel": LEZERS,
    "register.save_bladprofiel": KIEZERS,
    "register.remove_bladprofiel": KIEZERS,
    # These ask the register's right, once the place is known: tests/integration/test_cijferkeuze.py.
    "cijferkeuze.save_gekozen": None,
    "cijferkeuze.withdraw_gekozen": None,
    "oordeel.sync_dispersies": ANALISTEN,
    "aanpak.list_aanpak": IEDEREEN,
    "accommodatie.list_accommodaties": IEDEREEN,
    "evaluatie.list_evaluaties": LEZERS,
    "evaluatie.list_signalen": LEZERS,
    "geld.list_toekenningen": LEZERS,
    "geld.save_toekenning": MANDAAT,
    # Each gets the opgaven that he may read: tests/unit/test_plan.py.
    "initiatief.list_complete_jaren": LEZERS,
    "initiatief.list_initiatieven": LEZERS,
    "initiatief.list_vouchers": LEZERS,
    "initiatief.publish_jaar": OPGAVEBEHEERDERS,
    "logboek.list_gebeurtenissen": BEHEERDERS,
    "logboek.list_namen": BEHEERDERS,
    "logboek.build_csv": BEHEERDERS,
    "opgave.list_opgaven": IEDEREEN,
    "opgave.fill_analyse": OPGAVEBEHEERDERS,
    "opgave.carry_over": OPGAVEBEHEERDERS,
    "opgave.save_opgave": OPGAVEBEHEERDERS,
    "opgave.save_regel": OPGAVEBEHEERDERS,
    "plan.list_activiteiten": IEDEREEN,
    # The question says which right it asks: a public wijkblad is for everybody (tests/unit/test_rapport.py).
    "rapport.build_rapport": None,
    "rapport.compare_editie": RAPPORTMAKERS,
    "rapport.format_editie": RAPPORTMAKERS,
    "rapport.get_document": RAPPORTMAKERS,
    "rapport.list_edities": RAPPORTMAKERS,
    "rapport.list_tegenspraak": RAPPORTMAKERS,
    "rapport.list_wijkbladen": None,
    "rapport.save_editie": RAPPORTMAKERS,
    "upload.run_grenzen": ANALISTEN,
    "upload.grenzen.run_grenzen": ANALISTEN,
    "upload.run_overgang": ANALISTEN,
    "upload.overgang.run_overgang": ANALISTEN,
    "upload.run_upload": ANALISTEN,
    "upload.run_adressen": ANALISTEN,
    "upload.raise_vragen": ANALISTEN,
    "ververs.run_ververs": ANALISTEN,
    "upload.rehearse_terug": ANALISTEN,
    "upload.rehearse_upload": ANALISTEN,
    "upload.save_concept": ANALISTEN,
    "upload.list_profielen": ANALISTEN,
    "upload.remove_profiel": ANALISTEN,
    "upload.restore_profiel": ANALISTEN,
    "upload.save_profiel": ANALISTEN,
    "upload.preview_undo": ANALISTEN,
    "upload.publish_gelezen": ANALISTEN,
    "upload.publish_waarnemingen": ANALISTEN,
    "upload.undo_upload": ANALISTEN,
    "upload.remove_voorbeelden": ANALISTEN,
    "upload.withdraw_voorbeeld": ANALISTEN,
    "verhaal.add_foto": INSTUURDERS,
    "verhaal.add_duiding": REDACTEUREN,
    "verhaal.remove_duiding": REDACTEUREN,
    "verhaal.save_concept": INSTUURDERS,
    "verhaal.list_eigen": INSTUURDERS,
    "verhaal.publish_bronverhaal": REDACTEUREN,
    "verhaal.return_verhaal": REDACTEUREN,
    "verhaal.list_bewaren": REDACTEUREN,
    "verhaal.list_wachtrij": REDACTEUREN,
    "verhaal.list_teruggegeven": INSTUURDERS,
    "gesprek.follow_cijfers": ANALISTEN,
    "gesprek.sync_vragen": ANALISTEN,
    "gesprek.save_antwoord": REDACTEUREN,
    "gesprek.open_vraag": LEZERS,
    "gesprek.list_vragen": None,
    "gesprek.answer_vraag": INSTUURDERS,
    "gesprek.save_keuze": INSTUURDERS,
    # These look at the story first: whose it is and where it stands. Every step for every role: tests of verhaal.
    "verhaal.publish_verhaal": None,
    "verhaal.recall_verhaal": None,
    "verhaal.revise_verhaal": None,
    "verhaal.submit_verhaal": None,
    "verhaal.withdraw_verhaal": None,
    "verhaal.list_geschiedenis": None,
    "verhaal.list_verhalen": None,
    "verhaal.list_zichtbaar": None,
    # A rule over a history that was read with the right already.
    "verhaal.find_opmerking": None,
}
# What can write and takes no person, with who may call it.
ZONDER_PERSOON = {
    "backup.check_tegen_backup": "reads only",
    "eigengebied.seed_eigen": "begins the history of what stands, as SYSTEEM: at the start and by command",
    "gebeurtenis.write_gebeurtenis": "adds a line that tells of what was done or refused; nothing else changes",
    "inhoud.check_database": "reads only",
    "inhoud.init_database": "loads what ships, as SYSTEEM: at the start and by command",
    "inhoud.remove_voorbeeld": "by command alone, as SYSTEEM",
    "inhoud.sync_instellingen": "at the start of the server alone",
    "toegang.end_alles": "by a restore alone, which asks the right itself",
    "toegang.find_gebruiker": "the token in the cookie is the proof",
    "toegang.login": "the password is the proof",
    "toegang.logout": "the token in the cookie is the proof",
    "toegang.logout_oidc": "the login at the provider is the proof",
    "toegang.make_eerste_link": "while nobody is beheerder, in the window of the server",
    "toegang.open_oidc_sessie": "the token of the provider is the proof",
    "toegang.use_link": "the one-time token is the proof",
    "upload.check_upload": "reads only",
    "verhaal.run_verlopen": "once a day, as SYSTEEM",
}
# The check itself, and what only asks it.
GEEN_FUNCTIE = {
    "toegang.require", "toegang.refuse", "toegang.has_recht", "toegang.has_recht_in", "toegang.require_gebied", "verhaal.is_eigen",
    "verhaal.list_stappen",
}  # fmt: skip


class Leegte:
    """A thing whose every field is empty."""

    def __getattr__(self, naam: str) -> tuple:
        return ()


def list_functies() -> dict[str, object]:
    """Every function that a façade offers and that takes a person or, as only what writes does, the store itself."""
    found = {}
    for deel in pkgutil.walk_packages(lwd_monitor.__path__, "lwd_monitor."):
        if not deel.ispkg or deel.name.split(".")[1] in {"ui", "server", "cli", "db"}:
            continue
        module = importlib.import_module(deel.name)
        for naam in getattr(module, "__all__", ()):
            ding = getattr(module, naam)
            if inspect.isfunction(ding) and (_takes(ding, Gebruiker) or _takes(ding, Database)):
                found[f"{deel.name.removeprefix('lwd_monitor.')}.{naam}"] = ding
    return {naam: ding for naam, ding in found.items() if naam not in GEEN_FUNCTIE}


def _takes(functie: object, soort: type) -> bool:
    """Tell whether a function takes such a thing, by whatever name, alone or as one of several kinds."""
    velden = inspect.signature(functie, eval_str=True).parameters.values()  # type: ignore[arg-type]
    return any(v.annotation is soort or soort in getattr(v.annotation, "__args__", ()) for v in velden)


def list_opdrachten(parser: argparse.ArgumentParser, woorden: tuple[str, ...] = ()) -> set[str]:
    """Every command, found by walking the parser."""
    delen = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not delen:
        return {" ".join(woorden)}
    return {o for deel in delen for naam, sub in deel.choices.items() for o in list_opdrachten(sub, (*woorden, naam))}


def test_every_page_has_a_row() -> None:
    assert {p.url for p in PAGINAS} == set(PAGINA_ROLLEN)


def test_every_route_has_a_row() -> None:
    assert {r.path for r in ROUTES} == set(ROUTE_ANTWOORD)


def test_every_command_has_a_row() -> None:
    assert list_opdrachten(build_parser()) == OPDRACHTEN


def test_every_function_that_takes_a_person_or_can_write_has_a_row() -> None:
    assert set(list_functies()) == set(FUNCTIE_ROLLEN) | set(ZONDER_PERSOON)
    assert not set(FUNCTIE_ROLLEN) & set(ZONDER_PERSOON)


@pytest.mark.parametrize("rol", [*Rol, None])
def test_navigation_offers_the_pages_of_the_table(rol: Rol | None) -> None:
    verwacht = {url for url, rollen in PAGINA_ROLLEN.items() if rol in rollen}
    assert {p.url for p in list_paginas(DEMO_GEBRUIKERS[rol] if rol else None)} == verwacht


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda p: p.url)
def test_page_guards_itself_with_the_right_of_the_navigation(pagina) -> None:
    tekst = pagina.pad.read_text(encoding="utf-8")
    recht = f"open_pagina(Recht.{pagina.recht.name}" if pagina.recht != Recht.LEZEN_OPENBAAR else "open_pagina("
    assert recht in tekst
    assert {rol for rol in Rol if pagina.recht in RECHTEN[rol]} == PAGINA_ROLLEN[pagina.url]


@pytest.mark.parametrize("rol", [*Rol, None], ids=str)
@pytest.mark.parametrize("naam", sorted(n for n, rollen in FUNCTIE_ROLLEN.items() if rollen is not None))
def test_function_refuses_before_it_does_anything(naam: str, rol: Rol | None) -> None:
    """Everything but the person is an empty thing: who is refused never gets that far, who is let through fails on it."""
    functie = list_functies()[naam]
    velden = inspect.signature(functie).parameters.values()  # type: ignore[arg-type]
    gegeven: dict[str, object] = {v.name: Leegte() for v in velden if v.default is v.empty}
    gegeven["gebruiker"] = DEMO_GEBRUIKERS[rol] if rol else None
    rollen = FUNCTIE_ROLLEN[naam]
    assert rollen is not None
    try:
        functie(**gegeven)  # type: ignore[operator]
        geweigerd = False
    except GeenRecht:
        geweigerd = True
    except Exception:
        geweigerd = False
    assert geweigerd == (rol not in rollen)


@pytest.fixture
def klanten(sjabloon: Path, database: str, monkeypatch: pytest.MonkeyPatch):
    """A client for each role and one for nobody, on our routes and middleware as in production."""
    monkeypatch.delenv("LWD_DEMO")
    db, nu = open_database(database), datetime.now()
    tokens = {}
    for rol in Rol:
        wijken = ("WK014111",) if rol == Rol.PARTNER else ()
        use_link(db, add_gebruiker(db, SYSTEEM, f"proef-{rol}", rol, nu, wijken), "", STERK, nu)
        tokens[rol] = login(db, f"proef-{rol}", STERK, nu)
    db.close()
    app = Starlette(routes=ROUTES, middleware=MIDDLEWARE)
    koekjes = {rol: {"lwd_sessie": token} for rol, token in tokens.items()}
    return {rol: TestClient(app, cookies=k, follow_redirects=False) for rol, k in {None: {}, **koekjes}.items()}


def test_routes_answer_nobody_and_each_role_as_the_table_says(klanten, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LWD_TEGELS", "http://127.0.0.1:9/{z}/{x}/{y}.png")
    for route in ROUTES:
        assert isinstance(route, Route)
        pad = re.sub(r"\{[^}]+\}", "1", route.path)
        niemand, iemand = ROUTE_ANTWOORD[route.path]
        for rol, klant in klanten.items():
            verwacht = niemand if rol is None else iemand
            assert klant.get(pad).status_code == verwacht, (pad, rol)


@pytest.mark.parametrize("recht", list(Recht))
def test_every_right_belongs_to_somebody_and_a_beheerder_has_all(recht: Recht) -> None:
    assert recht in RECHTEN[Rol.BEHEERDER]
    assert Gebruiker("x", Rol.BEHEERDER).rechten == frozenset(Recht)
