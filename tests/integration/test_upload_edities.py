"""An upload names the editions that it would contradict before it is published; what it leaves alone it does not name."""

from pathlib import Path

import pytest

from lwd_monitor.indicator import load_indicatoren
from lwd_monitor.rapport import (
    Editietegenspraak,
    Rapportsoort,
    Rapportvraag,
    get_document,
    list_tegenspraak,
    save_editie,
)
from lwd_monitor.toegang import SYSTEEM
from lwd_monitor.upload import Opties, read_upload, rehearse_terug, rehearse_upload, run_upload, undo_upload
from tests.conftest import NU
from tests.integration.test_publiceren import ANALIST

AANVULLEN = Opties(aanvullen=True)
RIET, ELDERS = "WK014111", "WK014118"


@pytest.fixture
def rehearse(db, tmp_path: Path):
    """Rehearse a file of one figure, or take an upload back, and return the editions that it contradicts."""

    def call(code: str, indicator: str, jaar: int, waarde: float, upload_id: str = "") -> list[Editietegenspraak]:
        gevonden: list[Editietegenspraak] = []

        def kijk(voor, na, geraakt: list[str]) -> None:
            gevonden.extend(list_tegenspraak(voor, na, ANALIST, geraakt))

        if upload_id:
            rehearse_terug(db, ANALIST, upload_id, 10, kijk)
            return gevonden
        pad = tmp_path / "proef.csv"
        pad.write_text(f"regiocode;jaar;indicator;waarde\n{code};{jaar};{indicator};{waarde}\n")
        rehearse_upload(db, ANALIST, read_upload(db.cursor(), pad, AANVULLEN), AANVULLEN, NU, kijk)
        return gevonden

    call.pad = tmp_path / "proef.csv"  # type: ignore[attr-defined]
    return call


def test_an_upload_and_its_undo_name_the_editions_they_contradict(db, rehearse) -> None:
    editie, _ = (
        save_editie(db, SYSTEEM, Rapportvraag(Rapportsoort.WIJKBLAD, 2025, code), NU) for code in (RIET, ELDERS)
    )
    cijfers = get_document(db.cursor(), SYSTEEM, editie.id).rapport.list_cijfers()
    catalogus = load_indicatoren(db.cursor())
    cijfer = next(c for c in cijfers if c.sleutel[1][:4] == "kwb_" and catalogus[c.sleutel[1]].afleiding is None)
    _, indicator, jaar = cijfer.sleutel
    document = get_document(db.cursor(), SYSTEEM, editie.id)
    assert rehearse("WK014113", indicator, jaar, cijfer.getal + 3) == []
    [tegen] = rehearse(RIET, indicator, jaar, cijfer.getal + 3)
    assert tegen.editie == editie
    assert [(a.gebied, a.indicator, a.jaar) for a in tegen.afwijkingen] == [(RIET, indicator, jaar)]
    assert tegen.afwijkingen[0].was == cijfer.getal
    assert tegen.afwijkingen[0].nu == pytest.approx(cijfer.getal + 3)
    # Nothing of the rehearsal stays, and the same figure once more contradicts nothing.
    assert rehearse(RIET, indicator, jaar, cijfer.getal) == []

    rehearse(RIET, indicator, jaar, cijfer.getal + 3)
    rapport = run_upload(db, ANALIST, rehearse.pad, AANVULLEN, NU, accepteer=True)
    assert get_document(db.cursor(), SYSTEEM, editie.id) == document
    # The edition is otherwise already: only going back to the old figure takes the contradiction away.
    assert rehearse(RIET, indicator, jaar, 0, rapport.upload_id) == []
    assert len(rehearse(RIET, indicator, jaar, cijfer.getal + 9)) == 1
    later = save_editie(db, SYSTEEM, Rapportvraag(Rapportsoort.WIJKBLAD, 2025, RIET), NU)
    assert [t.editie for t in rehearse(RIET, indicator, jaar, 0, rapport.upload_id)] == [later]
    undo_upload(db, ANALIST, rapport.upload_id, NU)
    assert get_document(db.cursor(), SYSTEEM, editie.id) == document
    assert document.klopt
