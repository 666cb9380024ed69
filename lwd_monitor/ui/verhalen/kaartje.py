"""A story card with all that belongs to it: photos and the figures it stands beside."""

from urllib.parse import urlencode

from markupsafe import Markup

from lwd_monitor.db import Cursor
from lwd_monitor.gebied import Gebieden
from lwd_monitor.gesprek import Antwoord, list_antwoorden
from lwd_monitor.opmaak import format_datum
from lwd_monitor.ui.onderdelen.html import build_foto
from lwd_monitor.ui.onderdelen.verhaal import describe_plaats
from lwd_monitor.ui.opslag import get_database, per_versie
from lwd_monitor.ui.verhalen.duiding import build_duidingen
from lwd_monitor.verhaal import Verhaal, load_foto


def build_bijlagen(verhaal: Verhaal, gebieden: Gebieden) -> Markup:
    """Return what stands between the text of a story and its source; call it only for who may read the story."""
    return build_fotos(verhaal) + build_duidingen(verhaal, gebieden) + build_antwoorden(verhaal)


def build_antwoorden(verhaal: Verhaal) -> Markup:
    """Return what was done with the story, or nothing."""
    antwoorden = load_antwoorden(verhaal.id)
    return Markup().join(
        Markup("<div class='duiding antwoord'><p class='meta'>Wat ermee is gedaan, {}</p><p>{}</p></div>").format(
            format_datum(antwoord.op.date()), antwoord.tekst
        )
        for antwoord in antwoorden
    )


@per_versie
def load_antwoorden(con: Cursor, verhaal_id: str) -> list[Antwoord]:
    """Return the answers to one story."""
    return list_antwoorden(con, {verhaal_id}).get(verhaal_id, [])


def build_fotos(verhaal: Verhaal) -> Markup:
    """Return the photos of a story."""
    con = get_database().cursor() if verhaal.fotos else None
    beelden = [(load_foto(con, foto.id), foto.alt) for foto in verhaal.fotos] if con else []
    return Markup().join(build_foto(inhoud, alt) for inhoud, alt in beelden if inhoud)


def build_verwant(verwant: list[Verhaal], gebieden: Gebieden) -> Markup:
    """Return links to stories about the same place or field of work, or nothing."""
    if not verwant:
        return Markup()
    links = Markup().join(
        Markup("<li><a href='verhalen?{}' target='_self'>{}</a> <span class='meta'>{}</span></li>").format(
            urlencode({"verhaal": v.id}), v.titel, describe_plaats(v, gebieden)
        )
        for v in verwant
    )
    return Markup("<div class='verwant'><p class='meta'>Verwante verhalen</p><ul class='punten'>{}</ul></div>").format(
        links
    )
