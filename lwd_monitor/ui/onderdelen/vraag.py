"""A question that a figure raises, as it stands beside that figure: what changed, and the story that answers it."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from lwd_monitor.bewering import Aanleiding, Onderwerp, describe_vraag
from lwd_monitor.gebied import Gebieden
from lwd_monitor.gesprek import Vraag
from lwd_monitor.indicator import Indicator
from lwd_monitor.opmaak import format_datum

UITLEG = Markup("<p class='bron'>Een verhaal staat naast het cijfer. Het bewijst geen oorzaak.</p>")


def build_vragen(
    vragen: Iterable[Vraag],
    indicatoren: Mapping[str, Indicator],
    gebieden: Gebieden,
    titels: Mapping[str, str],
    aanleidingen: Mapping[Onderwerp, Aanleiding],
    *,
    met_knop: bool = False,
) -> Markup:
    """Return the questions as boxes, or nothing; `titels` are the stories that the reader may read.

    Notes: `met_knop` puts a way to answer under each that stands open, for who may write.
    """
    delen = [
        _build_vraag(vraag, describe_vraag(vraag, indicatoren, gebieden, aanleidingen), titels, met_knop)
        for vraag in vragen
    ]
    return Markup("<div class='vragen'>{}{}</div>").format(Markup().join(delen), UITLEG) if delen else Markup()


def describe_stand(vraag: Vraag) -> str:
    """Return in words how it stands with a question."""
    if vraag.vervallen_op is not None:
        return f"vervallen op {format_datum(vraag.vervallen_op.date())}: de verandering is er niet meer"
    return f"vraag sinds {format_datum(vraag.op.date())}"


def _build_vraag(vraag: Vraag, wat: str, titels: Mapping[str, str], met_knop: bool) -> Markup:
    return Markup(
        "<div class='vraag'><p class='meta'><span aria-hidden='true'>? </span>Aan de wijkregisseur · {}</p>"
        "<p>{} <b>{}</b></p><p class='meta'>{}</p>{}</div>"
    ).format(
        describe_stand(vraag),
        wat,
        vraag.vraag,
        _build_antwoord(vraag, titels),
        _build_knop(vraag, wat) if met_knop and vraag.is_open else Markup(),
    )


def _build_knop(vraag: Vraag, wat: str) -> Markup:
    """Return the way to a new story about this place, with this figure and its years beside it."""
    vraagdeel = urlencode({"gebied": vraag.gebied_code, "vraag": vraag.id})
    return Markup(
        "<p><a class='knop' href='insturen?{}' target='_self' aria-label='Beantwoord: {}'>Beantwoord</a></p>"
    ).format(vraagdeel, wat)


def _build_antwoord(vraag: Vraag, titels: Mapping[str, str]) -> Markup:
    if vraag.verhaal_id is not None and vraag.verhaal_id in titels:
        return Markup("Verhaal hierbij: <a href='verhalen?verhaal={}' target='_self'>{}</a>").format(
            vraag.verhaal_id, titels[vraag.verhaal_id]
        )
    if vraag.verhaal_id is not None:
        return Markup("Het verhaal dat hierop antwoordt, is nu niet te lezen.")
    return Markup() if vraag.vervallen_op else Markup("Er is nog geen verhaal dat hierop antwoordt.")
