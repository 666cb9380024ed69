"""A step that a person takes on a page; a refusal stands there with its way out in the words of the pages."""

from collections.abc import Callable

import streamlit as st

from lwd_monitor.fout import Bevinding, Fout, Middel, build_melding
from lwd_monitor.register import Ongeldig

WOORDEN = {
    Middel.AANVULLEN: "Vult dit bestand alleen aan, vink dat dan aan (bij 1. Lezen, Pas de keuzes aan).",
    Middel.BEIDE_JAREN: "Vul beide jaren in, hieronder: van de oude en van de nieuwe indeling.",
    Middel.BLAD_OF_JAAR: "Vul het jaar in, bijvoorbeeld {waarde}, of kies het blad.",
    Middel.BRON_CIJFERS: "Of gebruik Ophalen bij de bron.",
    Middel.BRON_HEEL: "Haal de tabel op bij Ophalen bij de bron, dan komen alle bladzijden mee.",
    Middel.BRON_JAAR: "Kies het jaar, hierboven.",
    Middel.CONCEPT: "Is de indicator nieuw, voeg hem dan toe als concept, hieronder.",
    Middel.EDITIES: "Kies er een uit de lijst met edities op de pagina Rapporten.",
    Middel.ENQUETE: "Vraag een beheerder om het in te lezen; dan worden de antwoorden gewogen en afgeschermd.",
    Middel.ENQUETE_VERWERKEN: "Vraag een beheerder om een bestand van die ronde te verwerken.",
    Middel.GEBIEDEN: "Gebieden komen mee met een bestand met grenzen.",
    Middel.GEBIEDEN_LIJST: "Kies er een op de pagina Gebied.",
    Middel.GRENZEN: "Grenzen leest u in op de pagina Cijfers uploaden, bij Een bestand.",
    Middel.GRENZEN_JAAR: "Geef op bij welke indeling (welk jaar) ze horen, in het veld hieronder.",
    Middel.INDELING: "Of kies de indeling bij 1. Lezen, Pas de keuzes aan.",
    Middel.INDICATOR: "Kies de indicator, hieronder bij de keuzes.",
    Middel.INDELING_LADEN: "Upload anders eerst de grenzen van dat jaar.",
    Middel.JAAR: "Vul het jaar in, hieronder bij de keuzes.",
    Middel.LEEG: "Een beheerder van de server kan ze laden; het beheerboek zegt hoe.",
    Middel.PROFIEL: "Koppel de kolommen, hieronder.",
    Middel.SAMEN: "Is dat bestand er niet meer? Draai dan eerst de upload met de jaren samen terug, bij Eerdere uploads.",
    Middel.TERUGZETTEN: "Een beheerder van de server kan een back-up terugzetten; het beheerboek zegt hoe.",
    Middel.TOCH: "Een beheerder van de server kan dat toch doen; het beheerboek zegt hoe.",
    Middel.TOCH_DRAAIEND: "Een beheerder van de server kan terugzetten; het beheerboek zegt hoe.",
    Middel.UPLOADS: "Kijk in de lijst bij Eerdere uploads.",
    Middel.VOORBEELD: "Vraag een beheerder om die eerst weg te halen.",
    Middel.WAARSCHUWINGEN: "Kijk ze na. Is het goed zo, vink dat dan aan bij 4. Publiceren.",
}
KLAAR = "register_klaar"


def format_fout(fout: Fout | Bevinding) -> str:
    """Return a message with its way out on the pages."""
    return build_melding(fout, WOORDEN)


def try_stap(doe: Callable[[], object]) -> bool:
    """Do a step and tell whether it went; of a form that cannot be kept all that is wrong with it is shown."""
    try:
        doe()
    except Ongeldig as fout:
        st.error("Dit is nog niet bewaard:\n\n" + "\n".join(f"- {format_fout(b)}" for b in fout.bevindingen))
        return False
    except Fout as fout:
        st.error(format_fout(fout))
        return False
    return True


def run_stap(doe: Callable[[], object], klaar: str) -> None:
    """Do a step, and draw the page again with `klaar` above it once it went."""
    if try_stap(doe):
        st.session_state[KLAAR] = klaar
        st.rerun()
