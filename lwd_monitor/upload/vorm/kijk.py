"""The file that a page gives to a reader: titles and words instead of ids, and it comes back as it went."""

from dataclasses import replace

import numpy as np
import pandas as pd

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import normalise_code
from lwd_monitor.opmaak import format_getal
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm.keuze import Vormkeuze
from lwd_monitor.upload.vorm.lange import convert_eigen
from lwd_monitor.upload.vorm.model import Lang, Vorm
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


def convert_kijk(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze) -> Lang:
    """Convert a download: titles to ids, words for the status to the status itself."""
    frame = tabel.frame.copy()
    frame.columns = [_NAAR.get(naam.strip(), naam.strip()) for naam in tabel.kolomnamen]
    over, meldingen = _select_gebieden(frame)
    frame, rijnummers = frame[over], tabel.rijnummers[over]
    titels = frame["indicator_id"].astype(str).str.strip()
    onbekend = sorted({titel for titel in titels.unique() if titel.lower() not in keuze.indicatoren})
    if onbekend:
        raise Fout(
            f"Deze indicator staat niet in de catalogus: {', '.join(onbekend[:5])}. "
            "Gebruik een bestand uit deze monitor, of voeg de indicator eerst toe."
        )
    frame["indicator_id"] = titels.map(lambda titel: keuze.indicatoren[titel.lower()])
    frame["status"] = frame["status"].astype(str).str.strip().map(describe_status_terug)
    # The publisher's name stands in the catalogue; the words in the file would make a second one. Margins on a page are
    # often computed there: taken as the publisher's they would change the figure.
    frame = frame.drop(columns=["bron", "ci_laag", "ci_hoog"], errors="ignore")
    zonder = replace(tabel, frame=frame, kolomnamen=list(frame.columns), rijnummers=rijnummers)
    lang = convert_eigen(zonder, vorm, keuze)
    lang.gelezen, lang.overgeslagen = tabel.aantal_rijen, lang.overgeslagen + int((~over).sum())
    lang.meldingen += meldingen
    return lang


def _select_gebieden(frame: pd.DataFrame) -> tuple[np.ndarray, list[str]]:
    """Pass over own areas of several gebieden, which are no place of their own, and rows that stand there twice."""
    codes = frame["gebied_code"].astype(str).str.strip()
    eigen = codes.map(_is_eigen).to_numpy(dtype=bool)
    sleutel = frame[["gebied_code", "indeling", "indicator_id", "jaar", "waarde", "status"]].astype(str)
    dubbel = sleutel.duplicated().to_numpy() & ~eigen
    meldingen = []
    if eigen.any():
        namen = sorted(set(frame.loc[eigen, "gebied_naam"].astype(str).str.strip())) if "gebied_naam" in frame else []
        welk = f" ({', '.join(namen)})" if namen else ""
        meldingen.append(
            f"{_tel(eigen, 'rij gaat', 'rijen gaan')} over een eigen gebied{welk}. Die cijfers rekent de monitor zelf uit "
            "de buurten die erbij horen; ze zijn overgeslagen."
        )
    if dubbel.any():
        meldingen.append(f"{_tel(dubbel, 'rij staat', 'rijen staan')} er twee keer precies zo in; één keer is genoeg.")
    if eigen.all():
        raise Fout(f"{meldingen[0]} Er blijft niets over om in te lezen.")
    return ~(eigen | dubbel), meldingen


def _tel(masker: np.ndarray, een: str, meer: str) -> str:
    aantal = int(masker.sum())
    return f"{format_getal(aantal)} {een if aantal == 1 else meer}"


def _is_eigen(code: str) -> bool:
    """Tell whether a code is that of an own area: the codes of its gebieden with a plus between them."""
    delen = code.split("+")
    return len(delen) > 1 and all(normalise_code(deel) for deel in delen)
