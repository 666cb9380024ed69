"""Bringing figures in, and taking them back."""

from lwd_monitor.upload.concept import build_concept, save_concept
from lwd_monitor.upload.gebieden import Gebiedsplan, load_gebieden_uit, plan_gebieden
from lwd_monitor.upload.gevolgen import Gevolgen, Kaartgevolg, Klassewissel, rehearse_terug, rehearse_upload
from lwd_monitor.upload.inlezen import Gelezen, OnbekendeVorm, read_upload
from lwd_monitor.upload.oordeelgevolgen import Oordeelwissel
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.profielen import find_profiel, get_profiel, list_profielnamen, save_profiel
from lwd_monitor.upload.publiceren import (
    Bijlage,
    Herkomst,
    Keuring,
    Uitslag,
    preview_undo,
    publish_waarnemingen,
    undo_upload,
    withdraw_voorbeeld,
)
from lwd_monitor.upload.rapport import Geweigerd, Rapport
from lwd_monitor.upload.store import find_upload_by_sha, list_uploads
from lwd_monitor.upload.uitvoeren import check_gelezen, check_upload, run_upload
from lwd_monitor.upload.voorstel.store import load_verschil

__all__ = [
    "Bijlage",
    "Gebiedsplan",
    "Gelezen",
    "Gevolgen",
    "Geweigerd",
    "Herkomst",
    "Kaartgevolg",
    "Keuring",
    "Klassewissel",
    "OnbekendeVorm",
    "Oordeelwissel",
    "Opties",
    "Rapport",
    "Uitslag",
    "build_concept",
    "check_gelezen",
    "check_upload",
    "find_profiel",
    "find_upload_by_sha",
    "get_profiel",
    "list_profielnamen",
    "list_uploads",
    "load_gebieden_uit",
    "load_verschil",
    "plan_gebieden",
    "preview_undo",
    "publish_waarnemingen",
    "read_upload",
    "rehearse_terug",
    "rehearse_upload",
    "run_upload",
    "save_concept",
    "save_profiel",
    "undo_upload",
    "withdraw_voorbeeld",
]
