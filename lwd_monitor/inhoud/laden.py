"""Creating the store and loading what ships; safe to repeat."""

import tomllib
from datetime import datetime
from pathlib import Path

from lwd_monitor import (
    aanpak,
    accommodatie,
    eigengebied,
    enquete,
    evaluatie,
    indicator,
    kengetal,
    oordeel,
    opgave,
    upload,
    verhaal,
)
from lwd_monitor.db import Cursor, Database, apply_migrations, find_instelling, set_instelling
from lwd_monitor.gebeurtenis import GebeurtenisSoort, append_gebeurtenis
from lwd_monitor.gebied import list_eigen_gebieden, list_indelingen, load_gebieden
from lwd_monitor.gesprek import sync_vragen
from lwd_monitor.indicator import load_uitgevers
from lwd_monitor.inhoud import gebieden, peilingen
from lwd_monitor.register import get_register, seed_stukken
from lwd_monitor.toegang import SYSTEEM

DATA = Path(__file__).resolve().parents[2] / "data"
VOORBEELD = "voorbeeld"
# The fingerprint of the outlines that a store has from what ships.
GRENZEN = "grenzen"


def init_database(db: Database, nu: datetime, voorbeeld: bool = True, data: Path = DATA) -> int:
    """Create or update the schema, load what ships and return the schema's number.

    Notes: what a person changed stays: an upload that was undone is not loaded again, a story that was withdrawn does
    not come back, own areas keep their members. Fictitious figures once removed stay away, and do not come beside
    a real survey. Outlines and crosswalks that ship anew replace older ones, not those that a person brought.
    """
    nummer = apply_migrations(db)
    _load_vast(db, data)
    _publish_map(db, data / "cijfers", nu)
    _publish_verhalen(db, data / "verhalen" / "verhalen.yaml", nu)
    _seed_registers(db, nu)
    if not voorbeeld:
        remove_voorbeeld(db, nu)
    elif find_instelling(db.cursor(), VOORBEELD) != "weg" and not enquete.has_echte_ronde(db.cursor()):
        peilingen.publish_voorbeelden(db, data / "voorbeeld", nu)
    # A store of before this was measured has figures already, and a catalogue may say anew what is a count.
    oordeel.sync_dispersies(db, SYSTEEM)
    # Once, after all files: halfway through, other figures would raise other questions.
    sync_vragen(db, SYSTEEM, nu)
    return nummer


def remove_voorbeeld(db: Database, nu: datetime) -> int:
    """Take the fictitious figures and their indicators out for good; returns how many uploads that were."""
    aantal = upload.withdraw_voorbeeld(db, SYSTEEM, nu)

    def werk(con: Cursor) -> None:
        indicator.remove_indicatoren(con, enquete.BRON_VOORBEELD)
        if find_instelling(con, VOORBEELD) == "weg":
            return
        set_instelling(con, VOORBEELD, "weg")
        append_gebeurtenis(con, SYSTEEM.naam, GebeurtenisSoort.INSTELLING_GEWIJZIGD, nu, VOORBEELD, waarde="weg")

    db.write(werk, ("indicator", "gebeurtenis"))
    return aantal


def _load_vast(db: Database, data: Path) -> None:
    bekend = list_indelingen(db.cursor())
    # Also when all of them were taken out, people have been here.
    eigen = list_eigen_gebieden(db.cursor()) or eigengebied.list_alle(db.cursor())
    kenmerk = gebieden.compute_kenmerk(data / "gebieden")

    def werk(con: Cursor) -> None:
        if not bekend:
            gebieden.load_alles(con, data / "gebieden")
        else:
            gebieden.refresh_namen(con, data / "gebieden")
        if find_instelling(con, GRENZEN) != kenmerk:
            if bekend:
                gebieden.refresh_kaart(con, data / "gebieden")
            set_instelling(con, GRENZEN, kenmerk)
        if not eigen:
            gebieden.load_aandachtsgebieden(con, data / "gebieden" / "aandachtsgebieden.toml")
        indicator.sync_bronnen(con, list(load_uitgevers(data / "cijfers" / "bronnen.toml").values()))
        indicator.sync_indicatoren(con, list(indicator.load_catalogus([data / "cijfers" / "catalogus"]).values()))
        indicator.sync_indicatoren(con, enquete.list_vernieuwd(indicator.load_indicatoren(con)))
        kengetal.replace_kengetallen(con, kengetal.load_kengetallen(data / "cijfers" / "kengetallen.yaml"))

    met_versies = ("gebied", "gebied_versie", "gebied_overgang", "gebied_overgang_versie")
    db.write(werk, (*met_versies, "gebied_eigen", "gebied_eigen_lid", "bron", "indicator", "kengetal"))


def _publish_map(db: Database, map_: Path, nu: datetime) -> None:
    for pad in sorted(map_.glob("*.csv")):
        kenmerken = tomllib.loads(pad.with_suffix(".toml").read_text(encoding="utf-8"))
        shas = [upload.compute_sha256(pad), *kenmerken.get("eerder", [])]
        if not any(upload.find_upload_by_sha(db.cursor(), sha) for sha in shas):
            gelezen = upload.read_upload(db.cursor(), pad, upload.Opties(bron=kenmerken["bron"]))
            upload.publish_gelezen(db, SYSTEEM, pad, gelezen, nu, met_vragen=False)


def _seed_registers(db: Database, nu: datetime) -> None:
    eigengebied.seed_eigen(db, nu)
    gebieden_ = load_gebieden(db.cursor())
    for deel in (opgave, accommodatie, evaluatie, aanpak):
        seed_stukken(db, SYSTEEM, get_register(deel.REGISTER), deel.build_meegeleverd(), gebieden_, nu)


def _publish_verhalen(db: Database, pad: Path, nu: datetime) -> None:
    verhalen = verhaal.load_bestand(pad, nu.date())
    nieuw = verhaal.list_te_publiceren(db.cursor(), verhalen, SYSTEEM.naam, nu.date())
    if not nieuw:
        return

    def werk(con: Cursor) -> None:
        for v in nieuw:
            verhaal.publish_bronverhaal(con, SYSTEEM, v, nu, "meegeleverd")

    db.write(werk, ("verhaal", "verhaal_versie"))
