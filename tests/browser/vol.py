"""A store full of what people wrote: ordinary stories at every step, and attacks in every field that a page shows."""

import io
from dataclasses import replace
from datetime import date

from PIL import Image

from lwd_monitor.db import Cursor, Database
from lwd_monitor.gesprek import save_antwoord, save_keuze, store
from lwd_monitor.rapport import Rapportsoort, Rapportvraag, save_editie
from lwd_monitor.verhaal import (
    Duiding,
    Houding,
    Verhaalsoort,
    VerhaalStatus,
    add_foto,
    publish_verhaal,
    return_verhaal,
    save_concept,
    submit_verhaal,
)
from lwd_monitor.verhaal.store import save_verhaal
from tests.conftest import PROJECT
from tests.verhalen import NU, RED, TEKST, WIJK, bring_to, make_verhaal

LADINGEN = [
    regel for regel in (PROJECT / "tests" / "files" / "xss.txt").read_text("utf-8").splitlines() if regel.strip()
]
PER_VERHAAL = 15
PLEK = "WK014115"


def fill_gewoon(db: Database) -> None:
    """Bring stories to every step, with a photo, a figure, an answer, a choice, an edition and one that came back changed."""
    duiding = Duiding("misdrijven", PLEK, 2024, 2021, 2025, Houding.WEERSPREEKT, "Bewoners zien dit anders.")
    beeld = io.BytesIO()
    Image.new("RGB", (300, 200), "green").save(beeld, "JPEG")
    met_foto = add_foto(db, WIJK, make_verhaal("gewoon", duidingen=(duiding,)), beeld.getvalue(), NU)
    [foto] = met_foto.fotos
    af = replace(met_foto, fotos=(replace(foto, alt="Een groen veld", toestemming=True),))
    af = save_concept(db, WIJK, af, NU)
    af = submit_verhaal(db, WIJK, af.id, af.versie, NU)
    af = publish_verhaal(db, RED, af.id, af.versie, NU)
    save_antwoord(db, RED, af.id, "De gemeente zette er twee bankjes bij.", NU)
    save_keuze(db, WIJK, "2026-4", "Wijkteam", af.id, "Dit laat zien wat er samen kan.", NU)
    terug = bring_to(db, VerhaalStatus.INGEDIEND, verhaal_id="terug", titel="Een tuin die terugkwam")
    terug = return_verhaal(db, RED, terug.id, terug.versie, NU, "Kan het korter?")
    korter = save_concept(db, WIJK, replace(terug, tekst=TEKST.replace("Elke zaterdag ", "Vaak ")), NU)
    submit_verhaal(db, WIJK, korter.id, korter.versie, NU)
    bring_to(
        db,
        VerhaalStatus.GEPUBLICEERD,
        verhaal_id="oud",
        titel="Bijna voorbij",
        soort=Verhaalsoort.CITAAT,
        datum=date(2024, 12, 1),
    )
    save_editie(db, RED, Rapportvraag(Rapportsoort.WIJKBLAD, 2026, "WK014113"), NU)
    bring_to(db, VerhaalStatus.CONCEPT, verhaal_id="concept", tekst=f"{TEKST} Bel Bram Jansen op 06-12345678.")


def fill_aanvallen(db: Database) -> None:
    """Put every attack in every field, past the functions that would refuse some of them."""
    stukken = [LADINGEN[n : n + PER_VERHAAL] for n in range(0, len(LADINGEN), PER_VERHAAL)]

    def werk(con: Cursor) -> None:
        for nummer, stuk in enumerate(stukken):
            for status in (VerhaalStatus.GEPUBLICEERD, VerhaalStatus.INGEDIEND, VerhaalStatus.CONCEPT):
                _write_verhaal(con, f"xss-{status}-{nummer}", status, stuk)
            _write_gesprek(con, f"xss-gepubliceerd-{nummer}", nummer, " ".join(stuk))

    db.write(werk, ("verhaal", "verhaal_versie", "verhaal_vraag", "verhaal_keuze", "verhaal_antwoord"))


def _write_verhaal(con: Cursor, verhaal_id: str, status: VerhaalStatus, stuk: list[str]) -> None:
    waarom = f"AANVAL-WAAROM {' '.join(stuk)}"
    verhaal = make_verhaal(
        verhaal_id,
        titel=" ".join(stuk),
        tekst="plantenbak " + "\n\n".join(stuk),
        hoort_bij=stuk[-1],
        periode=stuk[1],
        bron=stuk[2],
        bron_url=stuk[3],
        toelichting=stuk[4],
        soort=Verhaalsoort.SIGNAAL,
        werkvelden=("schoon_heel_veilig",),
        datum=date(2026, 11, 20),
        duidingen=(Duiding("misdrijven", PLEK, 2024, 2021, 2025, Houding.WEERSPREEKT, waarom),),
        schrijvers=(WIJK.naam,),
        bevestigd=tuple(stuk),
        status=status,
        versie=1,
    )
    save_verhaal(con, verhaal, WIJK.naam, NU, stuk[0])


def _write_gesprek(con: Cursor, verhaal_id: str, nummer: int, tekst: str) -> None:
    wie = {"gebruiker": WIJK.naam, "op": NU}
    store.insert_antwoord(
        con, {"id": f"a{nummer}", "verhaal_id": verhaal_id, "tekst": f"AANVAL-ANTWOORD {tekst}", **wie}
    )
    keuze = {
        "id": f"k{nummer}",
        "kwartaal": "2026-4",
        "team": f"AANVAL-TEAM {tekst}",
        "waarom": f"AANVAL-KEUZE {tekst}",
    }
    store.replace_keuze(con, {**keuze, "verhaal_id": verhaal_id, **wie})
    vraag = {
        "id": f"v{nummer}",
        "indicator_id": "misdrijven",
        "gebied_code": PLEK,
        "indeling": 2024,
        "jaar_van": 2020 + nummer,
    }
    leeg = {"verhaal_id": None, "beantwoord_op": None, "richting": None, "in_almelo": None, "vervallen_op": None}
    store.insert_vraag(con, {**vraag, "jaar_tot": 2025, "vraag": f"AANVAL-VRAAG {tekst}", **wie, **leeg})
