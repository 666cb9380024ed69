"""The file that a page gives to a reader: titles and words instead of ids, and it comes back as it went."""

from dataclasses import replace

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm.lange import convert_eigen
from lwd_monitor.upload.vorm.model import Lang, Vorm
from lwd_monitor.upload.vorm.opbouw import Keuze
from lwd_monitor.waarneming import describe_status_terug

_KOLOMMEN = ("code", "indeling", "indicator", "jaar", "waarde", "status", "marge_laag", "marge_hoog")
_NAAR = {
    "code": "gebied_code",
    "gebied": "gebied_naam",
    "indicator": "indicator_id",
    "marge_laag": "ci_laag",
    "marge_hoog": "ci_hoog",
}


def recognise_kijk(tabel: Tabel) -> Vorm | None:
    """Recognise the download of a page."""
    if not tabel.has(*_KOLOMMEN):
        return None
    return Vorm(
        "kijk_export", "Download van een pagina van deze monitor", f"de kolommen {', '.join(_KOLOMMEN)} staan erin"
    )


def convert_kijk(tabel: Tabel, vorm: Vorm, keuze: Keuze) -> Lang:
    """Convert a download: titles to ids, words for the status to the status itself."""
    frame = tabel.frame.copy()
    frame.columns = [_NAAR.get(naam.strip(), naam.strip()) for naam in tabel.kolomnamen]
    titels = frame["indicator_id"].astype(str).str.strip()
    onbekend = sorted({titel for titel in titels.unique() if titel.lower() not in keuze.indicatoren})
    if onbekend:
        raise Fout(
            f"Deze indicator staat niet in de catalogus: {', '.join(onbekend[:5])}. "
            "Gebruik een bestand uit deze monitor, of voeg de indicator eerst toe."
        )
    frame["indicator_id"] = titels.map(lambda titel: keuze.indicatoren[titel.lower()])
    frame["status"] = frame["status"].astype(str).str.strip().map(describe_status_terug)
    # The publisher's name stands in the catalogue; the words in the file would make a second one.
    frame = frame.drop(columns=["bron"], errors="ignore")
    return convert_eigen(replace(tabel, frame=frame, kolomnamen=list(frame.columns)), vorm, keuze)
