"""A story card with all that belongs to it: photos and the figures it stands beside."""

from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.ui.insturen.fotos import build_foto
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.verhalen.duiding import build_duidingen
from lwd_monitor.verhaal import Verhaal, load_foto


def build_bijlagen(verhaal: Verhaal, gebieden: Gebieden) -> Markup:
    """Return what stands between the text of a story and its source; call it only for who may read the story."""
    return build_fotos(verhaal) + build_duidingen(verhaal, gebieden)


def build_fotos(verhaal: Verhaal) -> Markup:
    """Return the photos of a story."""
    con = get_database().cursor() if verhaal.fotos else None
    beelden = [(load_foto(con, foto.id), foto.alt) for foto in verhaal.fotos] if con else []
    return Markup().join(build_foto(inhoud, alt) for inhoud, alt in beelden if inhoud)
