"""A story as a card on paper."""

from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Werkveld
from lwd_monitor.opmaak import format_datum
from lwd_monitor.verhaal import Verhaal


def build_verhaalkaart(verhaal: Verhaal, gebieden: Gebieden, reden: str = "", kop: str = "h3") -> Markup:
    """Return the card: kind, place, date, title, text and source; `reden` says why it stands here."""
    regel = Markup("<p class='reden'>{}</p>").format(reden) if reden else Markup()
    return Markup(
        "<article class='verhaal'>{reden}<p class='meta'><b>{soort}</b><span>{plaats}</span></p>"
        "<{kop} class='titel'>{titel}</{kop}><div class='tekst'>{tekst}</div>{bron}</article>"
    ).format(
        reden=regel,
        soort=verhaal.soort.titel,
        plaats=f"{describe_plaats(verhaal, gebieden)} · {format_datum(verhaal.datum, verhaal.datum_soort)}",
        kop=Markup(kop),
        titel=verhaal.titel,
        tekst=_build_alineas(verhaal.tekst),
        bron=_build_bron(verhaal),
    )


def describe_plaats(verhaal: Verhaal, gebieden: Gebieden) -> str:
    """Return the names of a story's places: one, two, or the first and how many more."""
    namen = []
    for code in verhaal.gebieden:
        gebied = gebieden.eigen.get(code) or gebieden.find(code, verhaal.indeling)
        namen.append(gebied.naam if gebied else code)
    if len(namen) <= 2:
        return " en ".join(namen)
    return f"{namen[0]} en {len(namen) - 1} andere gebieden"


def _build_alineas(tekst: str) -> Markup:
    return Markup().join(Markup("<p>{}</p>").format(alinea) for alinea in tekst.split("\n\n"))


def _build_bron(verhaal: Verhaal) -> Markup:
    delen = []
    if verhaal.bron:
        naam = Markup("{}").format(verhaal.bron)
        if verhaal.bron_url.startswith(("https://", "http://")):
            naam = Markup("<a href='{}' target='_blank' rel='noopener noreferrer'>{}</a>").format(
                verhaal.bron_url, verhaal.bron
            )
        delen.append(Markup("Bron: {}.").format(naam))
    if verhaal.periode:
        delen.append(Markup("Gaat over {}.").format(verhaal.periode))
    if verhaal.toelichting:
        delen.append(Markup("<i>{}</i>").format(verhaal.toelichting))
    velden = ", ".join(Werkveld(w).titel.lower() for w in verhaal.werkvelden)
    if velden:
        delen.append(Markup("Werkveld: {}.").format(velden))
    return Markup("<p class='bron'>{}</p>").format(Markup(" ").join(delen))
