"""The report in words."""

from lwd_monitor.opmaak import format_getal
from lwd_monitor.ververs.model import Uitkomst, Verslag

MAX_MELDING = 400


def format_verslag(verslag: Verslag) -> str:
    """Return what came of all parts: a sentence on the whole, then a line for each."""
    return "\n".join([format_slot(verslag), *map(format_uitkomst, verslag.uitkomsten)])


def format_slot(verslag: Verslag) -> str:
    """Return the whole in one or two sentences."""
    uit = verslag.uitkomsten
    nieuw, gewijzigd = sum(u.nieuw for u in uit), sum(u.gewijzigd + u.vervallen for u in uit)
    goed = len([u for u in uit if not u.mislukt])
    if verslag.proef:
        begin = f"Dit was een proef: er is niets veranderd. Er zouden {_tel(nieuw)} bij komen en {_tel(gewijzigd)} veranderen."
    elif nieuw + gewijzigd == 0:
        begin = "Alles stond er al: er is niets veranderd."
    else:
        begin = f"Er kwamen {_tel(nieuw)} bij en er veranderden {_tel(gewijzigd)}."
    mis = verslag.mislukt
    if not mis:
        return begin
    namen = ", ".join(f"{u.naam} {u.jaar or ''}".strip() for u in mis)
    slot = "1 deel kwam" if len(mis) == 1 else f"{format_getal(len(mis))} delen kwamen"
    return f"{begin} {slot} niet binnen ({namen}); de andere {format_getal(goed)} wel."


def format_uitkomst(uitkomst: Uitkomst) -> str:
    """Return one part in words."""
    naam = f"{uitkomst.naam} {uitkomst.jaar or ''}".strip()
    melding = uitkomst.melding
    if len(melding) > MAX_MELDING:
        melding = melding[:MAX_MELDING].rsplit(" ", 1)[0] + " …"
    if uitkomst.mislukt:
        return f"{naam}: NIET BINNEN. {melding}"
    if uitkomst.nieuw + uitkomst.gewijzigd + uitkomst.vervallen + uitkomst.ongewijzigd == 0:
        return f"{naam}: {melding}"
    telling = f"nieuw {format_getal(uitkomst.nieuw)}, gewijzigd {format_getal(uitkomst.gewijzigd)}, ongewijzigd {format_getal(uitkomst.ongewijzigd)}"
    vervallen = f", vervallen {format_getal(uitkomst.vervallen)}" if uitkomst.vervallen else ""
    terug = f" Terugdraaien: upload {uitkomst.upload_id}." if uitkomst.upload_id else ""
    return f"{naam}: {telling}{vervallen}. {melding}{terug}".replace(". .", ".")


def _tel(aantal: int) -> str:
    return f"{format_getal(aantal)} gegeven{'' if aantal == 1 else 's'}"
