"""The figures that follow an opgave: where they began, what is aimed at, and what a test says of that."""

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from lwd_monitor.bewering import Streefcijfer
from lwd_monitor.indicator import Indicator, format_precies, format_waarde
from lwd_monitor.register import Stuk
from lwd_monitor.ui import bronnen
from lwd_monitor.ui.onderdelen.badge import FICTIEF, REDENEN, explain_leegte
from lwd_monitor.ui.plan.tabel import ONBEKEND
from lwd_monitor.waarneming import Status


def build_cijferrij(stuk: Stuk, gebied: str, indicatoren: Mapping[str, Indicator]) -> tuple[object, ...]:
    """Return the row of one figure: its name, nulmeting, target, what may be said of that, and why it is followed."""
    id_ = str(stuk.gegevens["indicator"])
    indicator, cijfer = indicatoren.get(id_), bronnen.load_streefwaarden().get(stuk.id)
    naam: object = id_
    if indicator is not None:
        vraag = urlencode({"indicator": id_, "gebied": gebied})
        naam = Markup("<a href='trend?{}' target='_self'>{}</a>").format(vraag, indicator.titel)
    return (
        naam,
        _describe_nulmeting(stuk, cijfer),
        _describe_streef(stuk, indicator),
        _build_stand(cijfer, gebied, id_),
        stuk.get("waarom", ""),
    )


def _describe_nulmeting(stuk: Stuk, cijfer: Streefcijfer | None) -> str:
    jaar = stuk.get("nulmeting_jaar")
    if jaar is None:
        return ONBEKEND
    if cijfer is None or cijfer.nulmeting is None:
        return f"{jaar}: geen cijfer"
    return f"{format_waarde(cijfer.indicator, cijfer.nulmeting.waarde)} in {jaar}"


def _describe_streef(stuk: Stuk, indicator: Indicator | None) -> str:
    streef, jaar = stuk.get("streefwaarde"), stuk.get("streefjaar")
    if streef is None:
        return ONBEKEND
    waarde = format_precies(indicator, float(str(streef))) if indicator else str(streef)
    return f"{waarde} in {jaar}" if jaar else waarde


def _build_stand(cijfer: Streefcijfer | None, gebied: str, id_: str) -> Markup:
    if cijfer is None or cijfer.nu is None:
        rij = bronnen.load_profiel(gebied).rijen.get(id_)
        reden = explain_leegte(rij) if rij and rij.waarde is None else REDENEN[Status.ONTBREEKT]
        return Markup("Van dit gebied is er geen cijfer. {}").format(reden)
    bewering = cijfer.bewering
    if bewering is None:
        return Markup("{} in {}").format(format_waarde(cijfer.indicator, cijfer.nu.waarde), cijfer.nu.jaar)
    teken = Markup("<span aria-hidden='true'>{}</span> ").format(bewering.teken) if bewering.teken else Markup()
    reden = Markup("<span class='sub'>{}</span>").format(bewering.reden) if bewering.reden else Markup()
    badge = Markup(" {}").format(FICTIEF) if bewering.fictief else Markup()
    return Markup("{}{}{}{}").format(teken, bewering.zin, badge, reden)
