"""Which outcomes a file cannot give although it asks the question: named, so that nobody misses them later."""

from collections.abc import Mapping

from lwd_monitor.enquete.bestand import Levering
from lwd_monitor.enquete.indicatoren import get_antwoord
from lwd_monitor.enquete.respondenten import Respondenten
from lwd_monitor.enquete.schalen import find_vreemd
from lwd_monitor.enquete.uitkomst import GEMIDDELDE, get_coefficienten
from lwd_monitor.enquete.vragen import Enquetevraag, VraagSoort
from lwd_monitor.fout import Bevinding
from lwd_monitor.indicator import Indicator

NOEM_HOOGSTENS = 5
UITLEG = {
    True: "Voor een gemiddelde zijn de cijfers 1 tot en met 10 nodig, met een label bij ten minste 1 en 10.",
    False: "Voor het aandeel van de eerste twee antwoorden zijn labels nodig die wij kennen, zoals 'helemaal eens' en 'eens'.",
}


def check_uitval(
    levering: Levering, respondenten: Respondenten, indicatoren: Mapping[str, Indicator]
) -> list[Bevinding]:
    """Return a warning for each outcome that falls out, with the answers that are in the way.

    Notes: `indicatoren` are the chosen questions, that readers expect in every round. A question that is not in the
    file was not asked, and is no problem.
    """
    vragen = {vraag.id: vraag for vraag in levering.vragen}
    bevindingen = []
    for id_ in levering.frame.columns:
        vraag, indicator = vragen.get(id_), indicatoren.get(id_)
        if indicator is not None:
            melding = _tell_gekozen(id_, vraag, indicator, respondenten)
        else:
            melding = _tell_schaal(vraag) if vraag is not None else ""
        if melding:
            bevindingen.append(Bevinding(melding, None, id_))
    return bevindingen


def _tell_gekozen(id_: str, vraag: Enquetevraag | None, indicator: Indicator, respondenten: Respondenten) -> str:
    naam = f"{id_} ({indicator.titel_kort})"
    if vraag is None:
        return f"Bij {naam} staan geen labels bij de antwoorden. Daardoor valt deze uitkomst uit de ronde. Zet de labels erbij."
    if get_antwoord(indicator) not in get_coefficienten(vraag):
        uitleg = UITLEG[get_antwoord(indicator) == GEMIDDELDE]
        return f"{naam} valt uit de ronde: {_tell_antwoorden(vraag)} {uitleg} Verbeter de labels in het bestand."
    if respondenten.frame[vraag.id].isna().all():
        return f"{naam} valt uit de ronde: niemand gaf een antwoord dat telt."
    return ""


def _tell_schaal(vraag: Enquetevraag) -> str:
    if vraag.soort is not VraagSoort.KEUZE or not find_vreemd(list(vraag.geldige_antwoorden.values()))[0]:
        return ""
    return (
        f"{vraag.id} lijkt een schaal, maar {_tell_antwoorden(vraag)} Van deze vraag is er daarom geen aandeel van de eerste "
        "twee antwoorden. Verbeter de labels in het bestand, of ga zo verder."
    )


def _tell_antwoorden(vraag: Enquetevraag) -> str:
    geldig = list(vraag.geldige_antwoorden.values())
    vreemd = find_vreemd(geldig)[1] or ([] if find_vreemd(geldig)[0] else geldig)
    if not vreemd:
        return "niet alle antwoorden van de schaal hebben een label."
    namen = ", ".join(f"'{tekst}'" for tekst in vreemd[:NOEM_HOOGSTENS]) + (
        " en meer" if len(vreemd) > NOEM_HOOGSTENS else ""
    )
    return f"wij kennen {namen} niet als antwoord van de schaal of als 'weet niet'."
