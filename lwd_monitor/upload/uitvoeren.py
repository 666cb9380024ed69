"""The way in: check a file without writing, or check and publish it in one transaction."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lwd_monitor import gebied, indicator
from lwd_monitor.db import Cursor, Database
from lwd_monitor.indicator import Indicator
from lwd_monitor.toegang import Gebruiker, Recht, require
from lwd_monitor.upload.concept import build_concept
from lwd_monitor.upload.controle import Kennis, check_aandelen, check_kandidaten, check_nullen, check_statussen
from lwd_monitor.upload.inlezen import Gelezen, read_upload
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.publiceren import Keuring, publish_waarnemingen
from lwd_monitor.upload.rapport import Geweigerd, Uploadrapport, format_weigering
from lwd_monitor.upload.vastleggen import Uploadherkomst, kept_bestand
from lwd_monitor.upload.voorstel import store as voorstel
from lwd_monitor.upload.vorm import Kolomkoppeling
from lwd_monitor.upload.vorm.keuze import MET_ONDERWERPEN

Voortgang = Callable[[float, str], object]
TABELLEN = ("gebied", "bron", "indicator")


def check_upload(
    db: Database, pad: Path, opties: Opties, nu: datetime, profiel: Kolomkoppeling | None = None
) -> Uploadrapport:
    """Check a file against the store and return everything found; never writes."""
    con = db.cursor()
    gelezen = read_upload(con, pad, opties, profiel)
    return check_gelezen(con, gelezen, opties, nu)


def check_gelezen(con: Cursor, gelezen: Gelezen, opties: Opties, nu: datetime) -> Uploadrapport:
    """Check a file that was read, on one cursor; its candidates stay there for a preview."""
    rapport = build_rapport(gelezen)
    if len(gelezen.frame):
        voorstel.stage(con, gelezen.frame)
        rapport.telling = voorstel.compare(con, gelezen.bron.id, gelezen.aanvullen)
        _judge(con, gelezen, opties, nu, rapport)
    return rapport


def run_upload(
    db: Database,
    gebruiker: Gebruiker,
    pad: Path,
    opties: Opties,
    nu: datetime,
    *,
    accepteer: bool = False,
    profiel: Kolomkoppeling | None = None,
    voortgang: Voortgang | None = None,
) -> Uploadrapport:
    """Check and publish a file; raises `Geweigerd` with the report when errors or unanswered warnings stop it.

    Notes: all of it happens in one transaction, so what was checked is what lands. A file that changes nothing is no
    refusal: the report says so and no upload is made. Eight: the file and the choices, a mapping not saved yet, and who
    hears how far it is.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    meld = voortgang or (lambda deel, tekst: None)
    meld(0.05, "Het bestand wordt gelezen")
    gelezen = read_upload(db.cursor(), pad, opties, profiel)
    rapport = build_rapport(gelezen)
    if gelezen.frame.empty or rapport.fouten:
        _complete(db, gelezen, opties, nu, rapport)
        raise Geweigerd(rapport, format_weigering(rapport))
    meld(0.35, "De cijfers worden gecontroleerd")
    keuring = build_keuring(gelezen, opties, nu, rapport, accepteer, meld)
    rapport.upload_id = publish_gelezen(db, gebruiker, pad, gelezen, nu, keuring, opties.met_vragen)
    meld(1.0, "Klaar")
    return rapport


def publish_gelezen(
    db: Database,
    gebruiker: Gebruiker,
    pad: Path,
    gelezen: Gelezen,
    nu: datetime,
    keuring: Keuring | None = None,
    met_vragen: bool = True,
) -> str | None:
    """Publish a file that was read, keep it beside the store, and return the upload's id; None when nothing changed.

    Notes: without a `keuring` only what reading found stops it: for files that were checked before they came to ship.
    Seven: what was read with its file, who brings it and when, and the two choices of `publish_waarnemingen`.
    """
    require(gebruiker, Recht.UPLOAD_UITVOEREN)
    if gelezen.fouten:
        rapport = build_rapport(gelezen)
        raise Geweigerd(rapport, format_weigering(rapport))
    herkomst = build_herkomst(gelezen)
    with kept_bestand(db, pad, herkomst) as forget:
        uitslag = publish_waarnemingen(
            db, gebruiker, gelezen.frame, herkomst, nu, keuring=keuring, met_vragen=met_vragen
        )
        if uitslag.upload_id is None:
            forget()
    return uitslag.upload_id


def build_herkomst(gelezen: Gelezen) -> Uploadherkomst:
    """Return where the figures of a file come from."""
    return Uploadherkomst(
        gelezen.naam, gelezen.sha256, gelezen.bron.id, gelezen=gelezen.lang.gelezen, aanvullen=gelezen.aanvullen
    )


def build_keuring(
    gelezen: Gelezen, opties: Opties, nu: datetime, rapport: Uploadrapport, accepteer: bool, meld: Voortgang
) -> Keuring:
    """Return the checks within the write; they fill `rapport` and stop the write with `Geweigerd`."""
    eigen_fouten, eigen_waarschuwingen = list(rapport.fouten), list(rapport.waarschuwingen)
    eigen_meldingen = list(rapport.meldingen)

    def judge(con: Cursor, telling: dict[str, int]) -> None:
        # A write that met another one starts again: so does the report.
        rapport.fouten, rapport.waarschuwingen = list(eigen_fouten), list(eigen_waarschuwingen)
        rapport.meldingen, rapport.telling = list(eigen_meldingen), telling
        _judge(con, gelezen, opties, nu, rapport)
        if rapport.fouten or (rapport.waarschuwingen and rapport.verandert and not accepteer):
            raise Geweigerd(rapport, format_weigering(rapport))
        meld(0.6, "De cijfers worden weggeschreven")

    def prepare(con: Cursor) -> None:
        if gelezen.gebieden is not None:
            gebied.add_gebieden(con, gelezen.gebieden)
        indicator.sync_bronnen(con, list(gelezen.bron.nieuw))
        indicator.sync_indicatoren(con, _build_concepten(gelezen, rapport.concepten))

    return Keuring(prepare, judge, TABELLEN)


def _judge(con: Cursor, gelezen: Gelezen, opties: Opties, nu: datetime, rapport: Uploadrapport) -> None:
    catalogus = indicator.load_indicatoren(con)
    nieuw_mag = opties.concept or gelezen.lang.vorm.naam in MET_ONDERWERPEN
    nieuw = {str(id_) for id_ in gelezen.frame["indicator_id"].cat.categories} - set(catalogus)
    beschreven: dict[str, Indicator] = {i.id: i for i in _build_concepten(gelezen, sorted(nieuw))}
    kennis = Kennis(
        catalogus,
        gelezen.gebieden,
        nu.year,
        gelezen.aanvullen,
        nieuw_mag,
        gelezen.kolom_gebied,
        gelezen.kolom_jaar,
        beschreven,
    )
    oordeel = check_kandidaten(con, kennis)
    rapport.fouten += [*check_statussen(gelezen.frame), *oordeel.fouten]
    rapport.waarschuwingen += [*check_aandelen(gelezen.frame, catalogus), *oordeel.waarschuwingen]
    # A 0 that is far from its years or neighbours was told already.
    verteld = {(b.rij, b.kolom) for b in oordeel.waarschuwingen}
    rapport.waarschuwingen += [b for b in check_nullen(gelezen.frame, catalogus) if (b.rij, b.kolom) not in verteld]
    rapport.meldingen += oordeel.meldingen
    rapport.concepten = oordeel.onbekend
    if rapport.telling["ongewijzigd"] and not rapport.verandert:
        rapport.meldingen.insert(0, "Alle cijfers staan al in de monitor. Er verandert niets.")


def _build_concepten(gelezen: Gelezen, ids: list[str]) -> list[Indicator]:
    return [
        build_concept(
            id_,
            gelezen.lang.namen.get(id_),
            gelezen.bron.per_indicator.get(id_, ""),
            gelezen.lang.eenheden.get(id_, ""),
        )
        for id_ in ids
    ]


def _complete(db: Database, gelezen: Gelezen, opties: Opties, nu: datetime, rapport: Uploadrapport) -> None:
    """Add what the checks find to a report that is refused anyway, so that all problems are told at once."""
    if len(gelezen.frame):
        volledig = check_gelezen(db.cursor(), gelezen, opties, nu)
        rapport.fouten, rapport.waarschuwingen = volledig.fouten, volledig.waarschuwingen
        rapport.meldingen, rapport.telling = volledig.meldingen, volledig.telling


def build_rapport(gelezen: Gelezen) -> Uploadrapport:
    """Return the report with what reading alone tells."""
    lang = gelezen.lang
    meldingen = list(lang.meldingen)
    grond = "het jaar van de tabel" if lang.jaar_kiest_indeling else "de codes"
    for indeling in sorted(set(gelezen.indelingen.values())):
        jaren = [str(jaar) for jaar, keus in gelezen.indelingen.items() if keus == indeling]
        meldingen.append(f"Indeling {indeling} voor {', '.join(jaren)}, op grond van {grond}.")
    return Uploadrapport(
        gelezen.naam,
        gelezen.bron.naam,
        lang.gelezen,
        gelezen.overgeslagen,
        len(gelezen.frame),
        lang.vorm.titel,
        lang.vorm.reden,
        indelingen=gelezen.indelingen,
        indicatoren=sorted({str(id_) for id_ in gelezen.frame["indicator_id"].unique()}) if len(gelezen.frame) else [],
        fouten=list(gelezen.fouten),
        waarschuwingen=list(gelezen.waarschuwingen),
        meldingen=meldingen,
    )
