"""Bringing figures in, and taking them back."""

from lwd_monitor.upload.adressen import check_adressen, preview_undo_adressen, run_adressen
from lwd_monitor.upload.concept import build_concept, save_concept
from lwd_monitor.upload.gevolgen import (
    Gevolgen,
    Kaartgevolg,
    Kijker,
    Klassewissel,
    Terugblik,
    rehearse_terug,
    rehearse_upload,
)
from lwd_monitor.upload.grenzen import (
    check_grenzen,
    is_grensbestand,
    preview_undo_grenzen,
    run_grenzen,
)
from lwd_monitor.upload.inlezen import (
    Gelezen,
    MislukteKoppeling,
    OnbekendeVorm,
    Overgangsbestand,
    compute_sha256,
    read_upload,
)
from lwd_monitor.upload.koppelingen import (
    BewaardProfiel,
    list_kenmerk,
    list_profielen,
    list_profielnamen,
    remove_profiel,
    require_profielnaam,
    restore_profiel,
    save_profiel,
)
from lwd_monitor.upload.lezen import Tabel, read_bestand
from lwd_monitor.upload.naamgeving import Namen, find_indeling_van_namen
from lwd_monitor.upload.oordeelgevolgen import Oordeelwissel
from lwd_monitor.upload.opties import Opties
from lwd_monitor.upload.overgang import (
    BRON_GRENZEN,
    Overgangstand,
    build_overgang_csv,
    build_tabel_uit_grenzen,
    check_overgang,
    list_standen,
    preview_undo_overgang,
    run_overgang,
)
from lwd_monitor.upload.publiceren import (
    Bijlage,
    Uitslag,
    preview_undo,
    publish_waarnemingen,
    raise_vragen,
    remove_voorbeelden,
    undo_upload,
    withdraw_voorbeeld,
)
from lwd_monitor.upload.rapport import Geweigerd, Uploadrapport, count_soorten
from lwd_monitor.upload.store import find_upload_by_sha, list_uploads
from lwd_monitor.upload.uitvoeren import check_gelezen, check_upload, publish_gelezen, run_upload
from lwd_monitor.upload.vastleggen import Uploadherkomst, find_ophaalmap
from lwd_monitor.upload.voorstel.store import load_verschil
from lwd_monitor.upload.vorm import Kolomkoppeling, build_koppeling_voorstel, strip_jaar
from lwd_monitor.upload.vorm.keuze import format_id

__all__ = [
    "BRON_GRENZEN",
    "BewaardProfiel",
    "Bijlage",
    "Gelezen",
    "Gevolgen",
    "Geweigerd",
    "Kaartgevolg",
    "Kijker",
    "Klassewissel",
    "Kolomkoppeling",
    "MislukteKoppeling",
    "Namen",
    "OnbekendeVorm",
    "Oordeelwissel",
    "Opties",
    "Overgangsbestand",
    "Overgangstand",
    "Tabel",
    "Terugblik",
    "Uitslag",
    "Uploadherkomst",
    "Uploadrapport",
    "build_concept",
    "build_koppeling_voorstel",
    "build_overgang_csv",
    "build_tabel_uit_grenzen",
    "check_adressen",
    "check_gelezen",
    "check_grenzen",
    "check_overgang",
    "check_upload",
    "compute_sha256",
    "count_soorten",
    "find_indeling_van_namen",
    "find_ophaalmap",
    "find_upload_by_sha",
    "format_id",
    "is_grensbestand",
    "list_kenmerk",
    "list_profielen",
    "list_profielnamen",
    "list_standen",
    "list_uploads",
    "load_verschil",
    "preview_undo",
    "preview_undo_adressen",
    "preview_undo_grenzen",
    "preview_undo_overgang",
    "publish_gelezen",
    "publish_waarnemingen",
    "raise_vragen",
    "read_bestand",
    "read_upload",
    "rehearse_terug",
    "rehearse_upload",
    "remove_profiel",
    "remove_voorbeelden",
    "require_profielnaam",
    "restore_profiel",
    "run_adressen",
    "run_grenzen",
    "run_overgang",
    "run_upload",
    "save_concept",
    "save_profiel",
    "strip_jaar",
    "undo_upload",
    "withdraw_voorbeeld",
]
