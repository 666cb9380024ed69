"""Accounts, passwords, sessions and the login of an identity provider, on a real store."""

import itertools
from datetime import timedelta
from types import SimpleNamespace

import pytest
from argon2 import PasswordHasher, extract_parameters

from lwd_monitor.db import apply_migrations
from lwd_monitor.fout import Fout
from lwd_monitor.gebeurtenis import check_logboek
from lwd_monitor.logboek import Logfilter, list_gebeurtenissen
from lwd_monitor.rollen import Rolregel
from lwd_monitor.toegang import (
    DEMO_GEBRUIKERS,
    SYSTEEM,
    Gebruiker,
    GeenRecht,
    Recht,
    Rol,
    add_gebruiker,
    change_wachtwoord,
    find_gebruiker,
    list_gebruikers,
    login,
    logout,
    logout_oidc,
    make_eerste_link,
    make_link,
    open_oidc_sessie,
    read_identiteit,
    require_gebied,
    save_gebruiker,
    set_luisteraar,
    use_link,
)
from lwd_monitor.toegang import wachtwoord as wachtwoord_regels
from lwd_monitor.toegang.wachtwoord import check_wachtwoord, hash_wachtwoord, load_veelgebruikt
from tests.conftest import NU

STERK = "kwartel-mosterd-dakpan-9"
MINUUT = timedelta(minutes=1)
UUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def quick_hash(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real work of a hash is meant to be slow; one test below looks at that."""
    if "echte_hash" not in request.node.name:
        monkeypatch.setattr(wachtwoord_regels, "_hasher", PasswordHasher(1, 8, 1))


def test_echte_hash_is_argon2id_with_64_megabytes() -> None:
    gegevens = extract_parameters(hash_wachtwoord(STERK))
    assert (gegevens.type.name, gegevens.memory_cost, gegevens.time_cost >= 3) == ("ID", 65536, True)


@pytest.fixture
def eva(leeg_db):
    """A store with one beheerder, eva, who chose her password."""
    apply_migrations(leeg_db)
    use_link(leeg_db, make_eerste_link(leeg_db, NU), "Eva", STERK, NU)
    return leeg_db


def add(db, naam: str, rol: Rol) -> None:
    use_link(db, add_gebruiker(db, SYSTEEM, naam, rol, NU), "", STERK, NU)


def soorten(db) -> list[str]:
    return [r.soort for r in reversed(list_gebeurtenissen(db.cursor(), SYSTEEM, Logfilter()))]


def test_first_link_makes_the_first_beheerder_once(eva) -> None:
    assert [(a.naam, a.rol) for a in list_gebruikers(eva.cursor(), SYSTEEM)] == [("eva", Rol.BEHEERDER)]
    assert make_eerste_link(eva, NU) is None


def test_no_account_exists_at_first_and_no_password_works(leeg_db) -> None:
    apply_migrations(leeg_db)
    assert list_gebruikers(leeg_db.cursor(), SYSTEEM) == []
    for naam in ("admin", "beheerder", "systeem", "demo-beheerder"):
        with pytest.raises(Fout, match="horen niet bij elkaar"):
            login(leeg_db, naam, "", NU)


def test_two_first_links_make_one_beheerder(leeg_db) -> None:
    apply_migrations(leeg_db)
    oud, nieuw = make_eerste_link(leeg_db, NU), make_eerste_link(leeg_db, NU)
    with pytest.raises(Fout, match="werkt niet meer"):
        use_link(leeg_db, oud, "eva", STERK, NU)
    use_link(leeg_db, nieuw, "eva", STERK, NU)


def test_link_works_once_and_for_a_day(eva) -> None:
    token = add_gebruiker(eva, SYSTEEM, "bob", Rol.ANALIST, NU)
    with pytest.raises(Fout, match="werkt niet meer"):
        use_link(eva, token, "", STERK, NU + timedelta(hours=24))
    with pytest.raises(Fout, match="werkt niet meer"):
        use_link(eva, token, "", STERK, NU - timedelta(days=2))
    assert use_link(eva, token, "", STERK, NU) == "bob"
    with pytest.raises(Fout, match="werkt niet meer"):
        use_link(eva, token, "", STERK, NU)


def test_login_gives_a_session_with_the_role(eva) -> None:
    token = login(eva, " EVA ", STERK, NU)
    assert find_gebruiker(eva, token, NU) == Gebruiker("eva", Rol.BEHEERDER)
    assert find_gebruiker(eva, token + "x", NU) is None
    assert find_gebruiker(eva, "", NU) is None
    assert eva.cursor().execute("SELECT count(*) FROM sessie WHERE token_hash = $t", {"t": token}).fetchone() == (0,)
    assert soorten(eva)[-1] == "login"
    assert check_logboek(eva.cursor()) == []


@pytest.mark.parametrize(("naam", "wachtwoord"), [("eva", "iets anders"), ("bestaat-niet", STERK), ("eva", "")])
def test_wrong_login_is_refused_in_one_way_and_logged(eva, naam: str, wachtwoord: str) -> None:
    with pytest.raises(Fout, match="horen niet bij elkaar"):
        login(eva, naam, wachtwoord, NU)
    laatste = list_gebeurtenissen(eva.cursor(), SYSTEEM, Logfilter(aantal=1))[0]
    assert laatste.soort == "login_mislukt"
    assert laatste.gebruiker in {"eva", "onbekende naam"}


def test_lockout_grows_and_ends(eva) -> None:
    wachten = []
    nu = NU
    for _ in range(9):
        while True:
            try:
                login(eva, "eva", "fout", nu)
            except Fout as fout:
                if "horen niet" in fout.melding:
                    break
                nu += timedelta(seconds=15)
        wachten.append((nu - NU).total_seconds())
    assert wachten[:5] == [0, 0, 0, 0, 0]
    stappen = [b - a for a, b in itertools.pairwise(wachten[4:])]
    assert stappen == [30, 60, 120, 240]
    with pytest.raises(Fout, match="te vaak"):
        login(eva, "eva", STERK, nu)
    assert login(eva, "eva", STERK, nu + 15 * MINUUT)
    with pytest.raises(Fout, match="horen niet"):
        login(eva, "eva", "fout", nu + 15 * MINUUT)


def test_lockout_is_never_longer_than_a_quarter_after_the_clock_jumped_back(eva) -> None:
    for _ in range(5):
        with pytest.raises(Fout):
            login(eva, "eva", "fout", NU)
    with pytest.raises(Fout, match="over 15 minuten"):
        login(eva, "eva", STERK, NU - timedelta(days=365))


def test_unknown_names_are_delayed_as_well(eva) -> None:
    for _ in range(5):
        with pytest.raises(Fout):
            login(eva, "niemand", "fout", NU)
    with pytest.raises(Fout, match="te vaak"):
        login(eva, "niemand", "fout", NU)


@pytest.mark.parametrize(
    ("rol", "na", "geldig"),
    [
        (Rol.RAADSLID, 8 * UUR - MINUUT, True),
        (Rol.RAADSLID, 8 * UUR, False),
        (Rol.BEHEERDER, 29 * MINUUT, True),
        (Rol.BEHEERDER, 30 * MINUUT, False),
        (Rol.RAADSLID, -4 * MINUUT, True),
        (Rol.RAADSLID, -6 * MINUUT, False),
    ],
)
def test_session_ends_in_time(eva, rol: Rol, na: timedelta, geldig: bool) -> None:
    add(eva, "piet", rol)
    token = login(eva, "piet", STERK, NU)
    assert (find_gebruiker(eva, token, NU + na) is not None) == geldig


def test_use_keeps_a_beheerder_in_but_never_beyond_eight_hours(eva) -> None:
    token = login(eva, "eva", STERK, NU)
    for kwartier in range(1, 32):
        assert find_gebruiker(eva, token, NU + kwartier * 15 * MINUUT)
    assert find_gebruiker(eva, token, NU + 8 * UUR) is None


def test_logout_ends_one_session_and_logout_everywhere_all(eva) -> None:
    een, twee, drie = (login(eva, "eva", STERK, NU) for _ in range(3))
    logout(eva, een, NU)
    assert find_gebruiker(eva, een, NU) is None
    assert find_gebruiker(eva, twee, NU)
    logout(eva, twee, NU, overal=True)
    assert find_gebruiker(eva, drie, NU) is None
    assert soorten(eva)[-2:] == ["uitgelogd", "uitgelogd"]


def test_a_changed_role_counts_at_once_and_a_blocked_account_is_out(eva) -> None:
    add(eva, "piet", Rol.RAADSLID)
    token = login(eva, "piet", STERK, NU)
    save_gebruiker(eva, SYSTEEM, "piet", Rol.ANALIST, True, NU)
    assert find_gebruiker(eva, token, NU) is None, "a session with the old role ends"
    token = login(eva, "piet", STERK, NU)
    assert find_gebruiker(eva, token, NU) == Gebruiker("piet", Rol.ANALIST)
    save_gebruiker(eva, SYSTEEM, "piet", Rol.ANALIST, False, NU)
    with pytest.raises(Fout, match="horen niet"):
        login(eva, "piet", STERK, NU)


def test_the_last_beheerder_stays(eva) -> None:
    for rol, actief in ((Rol.ANALIST, True), (Rol.BEHEERDER, False)):
        with pytest.raises(Fout, match="laatste beheerder"):
            save_gebruiker(eva, SYSTEEM, "eva", rol, actief, NU)
    assert login(eva, "eva", STERK, NU)


def test_a_new_password_ends_all_sessions(eva) -> None:
    token = login(eva, "eva", STERK, NU)
    with pytest.raises(Fout, match="oude wachtwoord"):
        change_wachtwoord(eva, Gebruiker("eva", Rol.BEHEERDER), "fout", "andere-lange-zin-7", NU)
    change_wachtwoord(eva, Gebruiker("eva", Rol.BEHEERDER), STERK, "schaatsbaan-mosselen-44", NU)
    assert find_gebruiker(eva, token, NU) is None
    assert login(eva, "eva", "schaatsbaan-mosselen-44", NU)


def test_reset_link_lifts_a_lockout(eva) -> None:
    for _ in range(6):
        with pytest.raises(Fout):
            login(eva, "eva", "fout", NU)
    use_link(eva, make_link(eva, SYSTEEM, "eva", NU), "", "schaatsbaan-mosselen-44", NU)
    assert login(eva, "eva", "schaatsbaan-mosselen-44", NU)


@pytest.mark.parametrize("naam", ["", "x", "systeem", "demo-beheerder", "met spatie", "<script>", "é" * 5, "a" * 65])
def test_names_that_could_be_mistaken_are_refused(eva, naam: str) -> None:
    with pytest.raises(Fout, match="kan niet"):
        add_gebruiker(eva, SYSTEEM, naam, Rol.RAADSLID, NU)


def test_a_name_is_given_once(eva) -> None:
    with pytest.raises(Fout, match="al een account"):
        add_gebruiker(eva, SYSTEEM, "EVA", Rol.RAADSLID, NU)


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.BEHEERDER])
def test_only_a_beheerder_manages_accounts(eva, rol: Rol) -> None:
    wie = DEMO_GEBRUIKERS[rol]
    with pytest.raises(GeenRecht):
        add_gebruiker(eva, wie, "nieuw", Rol.BEHEERDER, NU)
    with pytest.raises(GeenRecht):
        save_gebruiker(eva, wie, "eva", Rol.BEZOEKER, False, NU)
    with pytest.raises(GeenRecht):
        make_link(eva, wie, "eva", NU)
    with pytest.raises(GeenRecht):
        list_gebruikers(eva.cursor(), wie)


@pytest.mark.parametrize(
    "wachtwoord",
    ["elftekens-1", "a" * 12, "wachtwoord123", "Welkom-Almelo-2026!", "W3lk0m!2026!!", "qwertyuiop1234", "ajaxajaxajax12",
     "mijn-naam-is-evaline", "x" * 201, "PASSWORD!!2026", "Heracles!Almelo1903"],
)  # fmt: skip
def test_weak_passwords_are_refused(wachtwoord: str) -> None:
    assert check_wachtwoord(wachtwoord, "eva")


@pytest.mark.parametrize(
    "wachtwoord", [STERK, "Xk9#mQ2$vL8p", "fietspaardkaasstoel", "correct horse battery staple", "ïé-ünïcödé-zin"]
)
def test_good_passwords_are_taken(wachtwoord: str) -> None:
    assert check_wachtwoord(wachtwoord, "bob") == []


def test_list_of_known_passwords_is_a_real_list() -> None:
    assert len(load_veelgebruikt()) > 800


def test_wijkregisseur_may_be_limited_to_own_wijken() -> None:
    recht = Recht.OPGAVE_BEHEREN
    vrij, eigen = Gebruiker("a", Rol.WIJKREGISSEUR), Gebruiker("b", Rol.WIJKREGISSEUR, wijken=("WK014111",))
    require_gebied(vrij, recht, ["WK014112", "GM0141"])
    require_gebied(eigen, recht, ["WK014111", "BU01411102"])
    for vreemd in ("WK014112", "BU01411202", "GM0141", "westeres", ""):
        with pytest.raises(GeenRecht, match="eigen wijken"):
            require_gebied(eigen, recht, ["BU01411102", vreemd])
    with pytest.raises(GeenRecht):
        require_gebied(DEMO_GEBRUIKERS[Rol.RAADSLID], recht, ["WK014111"])
    require_gebied(DEMO_GEBRUIKERS[Rol.BEHEERDER], recht, ["GM0141"])


def test_wijken_of_an_account_reach_the_session(eva) -> None:
    token = add_gebruiker(eva, SYSTEEM, "wim", Rol.WIJKREGISSEUR, NU, ("WK014111",))
    use_link(eva, token, "", STERK, NU)
    assert find_gebruiker(eva, login(eva, "wim", STERK, NU), NU).wijken == ("WK014111",)
    with pytest.raises(Fout, match="geen code van een wijk"):
        add_gebruiker(eva, SYSTEEM, "jo", Rol.WIJKREGISSEUR, NU, ("Aadorp",))
    with pytest.raises(Fout, match="Alleen een wijkregisseur"):
        add_gebruiker(eva, SYSTEEM, "jo", Rol.ANALIST, NU, ("WK014111",))


CLAIMS = {"iss": "https://idp", "sub": "42", "iat": NU.timestamp(), "nonce": "n", "preferred_username": "eva@almelo.nl"}


@pytest.mark.parametrize(
    ("roles", "rol"),
    [
        (["analist"], Rol.ANALIST),
        ("redacteur", Rol.REDACTEUR),
        (["raadslid", "beheerder"], Rol.BEHEERDER),
        ([], Rol.BEZOEKER),
        (None, Rol.BEZOEKER),
        (["onbekend", 7, None], Rol.BEZOEKER),
        ({"rol": "beheerder"}, Rol.BEZOEKER),
    ],
)
def test_role_comes_from_the_claim(roles: object, rol: Rol) -> None:
    identiteit = read_identiteit({**CLAIMS, "roles": roles}, Rolregel())
    assert identiteit is not None
    assert (identiteit.rol, identiteit.naam) == (rol, "eva@almelo.nl")


def test_mapping_of_claims_is_the_only_one() -> None:
    regel = Rolregel("groups", {"LWD-Beheer": Rol.BEHEERDER}, None)
    assert read_identiteit({**CLAIMS, "groups": ["LWD-Beheer"]}, regel).rol == Rol.BEHEERDER
    assert read_identiteit({**CLAIMS, "groups": ["beheerder"]}, regel) is None
    assert read_identiteit({**CLAIMS, "roles": ["LWD-Beheer"]}, regel) is None


@pytest.mark.parametrize("weg", ["sub", "iat"])
def test_token_without_person_or_moment_is_nobody(weg: str) -> None:
    assert read_identiteit({k: v for k, v in CLAIMS.items() if k != weg}, Rolregel()) is None


def test_oidc_session_counts_from_auth_time_and_can_be_withdrawn(eva) -> None:
    begin = NU - 7 * UUR
    wie = read_identiteit({**CLAIMS, "auth_time": begin.timestamp(), "roles": ["analist"]}, Rolregel())

    def open_(nu):
        return open_oidc_sessie(eva, wie.sleutel, wie.naam, wie.rol, wie.begonnen, nu)

    assert open_(NU) == Gebruiker("eva@almelo.nl", Rol.ANALIST)
    assert open_(NU + UUR) is None
    logout_oidc(eva, wie.sleutel, NU)
    assert open_(NU) is None


@pytest.mark.parametrize("verschil", [-8 * UUR, timedelta(days=-30), 6 * MINUUT])
def test_oidc_token_that_is_too_old_or_from_the_future_opens_nothing(eva, verschil: timedelta) -> None:
    assert open_oidc_sessie(eva, "s", "x", Rol.BEHEERDER, NU + verschil, NU) is None


def test_oidc_person_cannot_pass_for_the_program() -> None:
    assert read_identiteit({**CLAIMS, "preferred_username": "Systeem"}, Rolregel()).naam == "oidc:Systeem"


def test_a_password_typed_as_a_name_is_kept_nowhere(eva) -> None:
    with pytest.raises(Fout):
        login(eva, "mijn geheime wachtwoord", "x", NU)
    con = eva.cursor()
    for (tabel,) in con.execute("SELECT table_name FROM information_schema.tables").fetchall():
        assert "geheime" not in str(con.execute(f"SELECT * FROM {tabel}").fetchall()), tabel


def test_failed_logins_are_forgotten_after_a_day(eva) -> None:
    """Else made-up names fill the table, and four slips spread over a year lock somebody out."""
    for nummer in range(4):
        with pytest.raises(Fout):
            login(eva, "eva", "fout", NU)
        with pytest.raises(Fout):
            login(eva, f"verzonnen {nummer}", "fout", NU)
    morgen = NU + timedelta(days=1, minutes=1)
    for _ in range(4):
        with pytest.raises(Fout, match="horen niet"):
            login(eva, "eva", "fout", morgen)
    assert login(eva, "eva", STERK, morgen)
    assert eva.cursor().execute("SELECT count(*) FROM inlogpoging").fetchone() == (0,)


def test_guessing_the_old_password_in_an_open_session_is_delayed_and_logged(eva) -> None:
    wie = Gebruiker("eva", Rol.BEHEERDER)
    for _ in range(5):
        with pytest.raises(Fout, match="oude wachtwoord"):
            change_wachtwoord(eva, wie, "fout", "schaatsbaan-mosselen-44", NU)
    with pytest.raises(Fout, match="te vaak"):
        change_wachtwoord(eva, wie, STERK, "schaatsbaan-mosselen-44", NU)
    assert soorten(eva)[-6:] == ["login_mislukt"] * 6
    change_wachtwoord(eva, wie, STERK, "schaatsbaan-mosselen-44", NU + MINUUT)
    assert login(eva, "eva", "schaatsbaan-mosselen-44", NU + MINUUT)


def test_every_refusal_is_told_to_the_log_also_for_another_wijk() -> None:
    gehoord: list[tuple] = []
    set_luisteraar(lambda wie, recht: gehoord.append((wie.naam if wie else None, recht)))
    eigen = Gebruiker("b", Rol.WIJKREGISSEUR, wijken=("WK014111",))
    for doe in (
        lambda: require_gebied(eigen, Recht.OPGAVE_BEHEREN, ["WK014112"]),
        lambda: require_gebied(eigen, Recht.UPLOAD_UITVOEREN, ["WK014111"]),
        lambda: require_gebied(None, Recht.OPGAVE_BEHEREN, ["WK014111"]),
    ):
        with pytest.raises(GeenRecht):
            doe()
    assert gehoord == [("b", Recht.OPGAVE_BEHEREN), ("b", Recht.UPLOAD_UITVOEREN), (None, Recht.OPGAVE_BEHEREN)]


def test_unknown_names_take_as_long_as_known_ones(eva, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time tells nobody which names exist: the same work is done, whatever the name."""
    gedaan: list[str] = []
    echt = wachtwoord_regels._hasher.verify
    monkeypatch.setattr(
        wachtwoord_regels,
        "_hasher",
        SimpleNamespace(hash=PasswordHasher(1, 8, 1).hash, verify=lambda h, w: (gedaan.append(h), echt(h, w))[1]),
    )
    for naam in ("eva", "niemand", "", "x" * 5000):
        with pytest.raises(Fout, match="horen niet"):
            login(eva, naam, "fout", NU)
    assert len(gedaan) == 4
