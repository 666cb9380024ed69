"""The long form under headings that people give it: in capitals, with spaces, a unit behind the value, or other words."""

import re

from lwd_monitor.upload.eenheden import find_eenheid_in_kop
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.namen import read_namen
from lwd_monitor.upload.vorm.lange import GEBIED_NAMEN, INDICATOR_NAMEN
from lwd_monitor.upload.vorm.model import Vorm
from lwd_monitor.upload.vorm.rollen import has_codes

_NAMEN = read_namen("lang")["ruim"]
_WOORDEN = ([*GEBIED_NAMEN, *_NAMEN["gebied"]], _NAMEN["jaar"], sorted(INDICATOR_NAMEN), _NAMEN["waarde"])
_MONSTER = 50


def recognise_ruim(tabel: Tabel) -> Vorm | None:
    """Recognise area, year, indicator and value by what their headings mean."""
    namen = {_fold(naam): naam for naam in reversed(tabel.plaatsen) if naam}
    gebied, jaar, indicator, waarde = (
        next((namen[woord] for woord in woorden if woord in namen), None) for woorden in _WOORDEN
    )
    if gebied is None or waarde is None or (indicator is None and jaar is None):
        return None
    if indicator is None and not has_codes(gebied, [str(cel) for cel in tabel.get_kolom(gebied).head(_MONSTER)]):
        # Names and numbers alone may be anything: then a person says what the columns are.
        return None
    kenmerken = {"gebied": gebied, "jaar": jaar, "waarde": waarde, "ruim": True}
    delen = [naam for naam in (gebied, jaar, indicator, waarde) if naam]
    reden = f"de kolommen {', '.join(delen[:-1])} en {delen[-1]} staan erin"
    if indicator:
        return Vorm("lang", "Lange vorm", reden, None, kenmerken | {"indicator": indicator})
    return Vorm("gebied_jaar_waarde", "Eén indicator per gebied en jaar", reden, None, kenmerken)


def _fold(naam: str) -> str:
    """Give a heading as it is compared: in lower case, with single underscores and without a unit in brackets."""
    kaal = re.sub(r"[(\[][^()\[\]]*[)\]]\s*$", "", naam) if find_eenheid_in_kop(naam) else naam
    return re.sub(r"[\W_]+", "_", kaal.lower()).strip("_")
