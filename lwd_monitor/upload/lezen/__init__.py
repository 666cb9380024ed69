"""Raw reading: any file a person brings becomes a table with its own row numbers, or a refusal in words."""

from lwd_monitor.upload.lezen.grenzen import Grenzen, is_grenzen, read_grenzen
from lwd_monitor.upload.lezen.lees import read_bestand
from lwd_monitor.upload.lezen.soort import Bestandsoort, recognise_soort
from lwd_monitor.upload.lezen.tabel import Tabel, format_kolomletter

__all__ = [
    "Bestandsoort",
    "Grenzen",
    "Tabel",
    "format_kolomletter",
    "is_grenzen",
    "read_bestand",
    "read_grenzen",
    "recognise_soort",
]
