"""Recognise a form by its contents and convert it; every form has one row in the table below."""

from collections.abc import Callable, Mapping

from lwd_monitor.fout import Fout
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm import jaren, kijk, kwb, lange, ruim, statline, swing
from lwd_monitor.upload.vorm.beschrijvend import recognise_beschrijvend
from lwd_monitor.upload.vorm.keuze import Vormkeuze
from lwd_monitor.upload.vorm.model import Lang, Vorm

# The order matters: what only describes first, then the forms that need the most columns.
HERKENNERS: tuple[Callable[[Tabel], Vorm | None], ...] = (
    recognise_beschrijvend,
    lange.recognise_leefbaarometer,
    kijk.recognise_kijk,
    lange.recognise_lang,
    swing.recognise_swing,
    lange.recognise_kort,
    kwb.recognise_kwb,
    statline.recognise_statline,
    statline.recognise_titels,
    jaren.recognise_jaren,
    ruim.recognise_ruim,
)
OMZETTERS: Mapping[str, Callable[[Tabel, Vorm, Vormkeuze], Lang]] = {
    "eigen_export": lange.convert_eigen,
    "kijk_export": kijk.convert_kijk,
    "lang": lange.convert_lang,
    "gebied_jaar_waarde": lange.convert_gebied_jaar_waarde,
    "odata4": lange.convert_odata4,
    "kort_breed": lange.convert_kort,
    "jaren_breed": jaren.convert_jaren,
    "leefbaarometer": lange.convert_leefbaarometer,
    "swing_lang": swing.convert_swing_lang,
    "swing_breed": swing.convert_swing_breed,
    "kwb": kwb.convert_kwb,
    "rivm": statline.convert_rivm,
    "politie": statline.convert_politie,
    "statline": statline.convert_statline,
    "statline_titels": statline.convert_titels,
}


def recognise(tabel: Tabel) -> Vorm | None:
    """Give the known form of a table with the reason, or None: then a mapping by hand is needed."""
    for herken in HERKENNERS:
        if vorm := herken(tabel):
            return vorm
    return None


def to_lang(tabel: Tabel, vorm: Vorm, keuze: Vormkeuze | None = None) -> Lang:
    """Convert a recognised table to figures in long form; raises Fout where no row can be used.

    Notes: problems with single cells do not raise: they stand in `fouten` and `waarschuwingen`.
    """
    if vorm.weigering:
        raise Fout(vorm.weigering, vorm.remedie)
    return OMZETTERS[vorm.naam](tabel, vorm, keuze or Vormkeuze())
