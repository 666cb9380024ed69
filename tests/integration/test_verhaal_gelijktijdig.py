"""Eight people write at once: nothing is lost and nobody overwrites another in silence."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from lwd_monitor.db import Database
from lwd_monitor.gebeurtenis import check_logboek
from lwd_monitor.toegang import Gebruiker, Rol
from lwd_monitor.verhaal import VerouderdeVersie, find_verhaal, save_concept, submit_verhaal
from tests.verhalen import NU, WIJK, make_verhaal

SESSIES, VERHALEN = 8, 4


def test_eight_sessions_lose_no_story(db: Database) -> None:
    def write(nummer: int) -> list[str]:
        wie = Gebruiker(f"regisseur-{nummer}", Rol.WIJKREGISSEUR)
        ids = []
        for volg in range(VERHALEN):
            verhaal = save_concept(db, wie, make_verhaal(f"s{nummer}-{volg}", titel="Eerste"), NU)
            verhaal = save_concept(db, wie, replace(verhaal, titel=f"Van {nummer}, nummer {volg}"), NU)
            ids.append(submit_verhaal(db, wie, verhaal.id, verhaal.versie, NU).id)
        return ids

    with ThreadPoolExecutor(SESSIES) as pool:
        ids = [id_ for reeks in pool.map(write, range(SESSIES)) for id_ in reeks]
    con = db.cursor()
    assert len(ids) == SESSIES * VERHALEN
    for id_ in ids:
        nummer, volg = id_.removeprefix("s").split("-")
        assert find_verhaal(con, id_).titel == f"Van {nummer}, nummer {volg}"
    assert check_logboek(con) == []


def test_eight_windows_on_one_draft_one_wins_and_seven_are_told(db: Database) -> None:
    begin = save_concept(db, WIJK, make_verhaal(), NU)

    def write(nummer: int) -> str:
        try:
            return save_concept(db, WIJK, replace(begin, titel=f"Venster {nummer}"), NU).titel
        except VerouderdeVersie as fout:
            return f"verteld: {fout.huidig.titel}"

    with ThreadPoolExecutor(SESSIES) as pool:
        uitslag = list(pool.map(write, range(SESSIES)))
    gewonnen = [titel for titel in uitslag if titel.startswith("Venster")]
    assert len(gewonnen) == 1
    assert find_verhaal(db.cursor(), begin.id).titel == gewonnen[0]
    assert [titel for titel in uitslag if titel != gewonnen[0]] == [f"verteld: {gewonnen[0]}"] * (SESSIES - 1)
