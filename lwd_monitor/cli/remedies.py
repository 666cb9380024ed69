"""The way out of a refusal in the words of the command line: options and commands."""

from dataclasses import replace

from lwd_monitor.fout import Bevinding, Fout, Middel, build_melding
from lwd_monitor.upload import Uploadrapport

WOORDEN = {
    Middel.AANVULLEN: "Vult dit bestand alleen aan, gebruik dan --aanvullen.",
    Middel.BEIDE_JAREN: "Geef beide jaren op: van de oude en van de nieuwe indeling (--van JAAR --naar JAAR).",
    Middel.BLAD_OF_JAAR: "Geef het jaar op (--jaar {waarde}), of kies het blad (--blad NAAM).",
    Middel.BRON_CIJFERS: "Of haal de tabel op met 'bron fetch'.",
    Middel.BRON_HEEL: "Haal de tabel op met 'bron fetch', dan komen alle bladzijden mee.",
    Middel.BRON_JAAR: "Geef het op met --jaar.",
    Middel.CONCEPT: "Is de indicator nieuw, voeg hem dan toe als concept (--concept).",
    Middel.EDITIES: "Kijk in de lijst: editie list.",
    Middel.ENQUETE: "Lees het in met: enquete run BESTAND.sav --jaar JAAR; daar worden de antwoorden gewogen en afgeschermd.",
    Middel.ENQUETE_VERWERKEN: "Verwerk een bestand met: enquete run.",
    Middel.GEBIEDEN: "Gebieden laadt u met 'gebied load'.",
    Middel.GEBIEDEN_LIJST: "Kijk in de lijst: gebied list.",
    Middel.GRENZEN: "Laad ze op de pagina Upload, of met: gebied load BESTAND --indeling JAAR.",
    Middel.GRENZEN_JAAR: "Geef op bij welke indeling (welk jaar) ze horen, met --indeling JAAR.",
    Middel.INDELING: "Of geef met --indeling op bij welke indeling het bestand hoort.",
    Middel.INDELING_LADEN: "Laad anders eerst de gebieden van dat jaar met: gebied load BESTAND --indeling JAAR.",
    Middel.INDICATOR: "Geef de indicator op (--indicator ID).",
    Middel.JAAR: "Geef het jaar op (--jaar 2024).",
    Middel.LEEG: "Draai eerst: python -m lwd_monitor db init.",
    Middel.PROFIEL: "Koppel de kolommen op de pagina Upload en bewaar dat als profiel, of geef een bewaard profiel mee met "
    "--profiel NAAM.",
    Middel.SAMEN: "Dat gaat met --samen {waarde}. Is dat bestand er niet meer? Draai dan eerst de upload met de jaren samen "
    "terug (upload list, upload undo).",
    Middel.TERUGZETTEN: "Zet een back-up terug: db restore BESTAND.",
    Middel.TOCH: "Weet u het zeker? Voeg --toch toe.",
    Middel.TOCH_DRAAIEND: "Kan dat niet, voeg dan --toch toe en start de monitor direct daarna opnieuw.",
    Middel.UPLOADS: "Kijk in de lijst: upload list.",
    Middel.VOORBEELD: "Haal die eerst weg met: voorbeeld remove.",
    Middel.WAARSCHUWINGEN: "Kijk ze na. Is het goed zo, publiceer dan met --accepteer-waarschuwingen.",
}


def format_fout(fout: Fout | Bevinding) -> str:
    """Return a message with its way out on the command line."""
    return build_melding(fout, WOORDEN)


def build_bevinding(bevinding: Bevinding) -> dict[str, object]:
    """Return a finding with the keys of the JSON; its text names the way out, its key `remedie` tells programs."""
    return replace(bevinding, melding=format_fout(bevinding)).as_dict()


def build_rapport(rapport: Uploadrapport) -> dict[str, object]:
    """Return a report with the keys of the JSON, each finding with its way out."""
    return rapport.as_dict() | {
        "fouten": [*map(build_bevinding, rapport.fouten)],
        "waarschuwingen": [*map(build_bevinding, rapport.waarschuwingen)],
    }
