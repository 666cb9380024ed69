"""Files that describe and hold no figures: recognised, and refused with what to upload instead."""

from lwd_monitor.fout import Middel, Remedie
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.upload.lezen.tabel import Tabel
from lwd_monitor.upload.vorm.model import Vorm

_CIJFERS_CBS = "Upload de tabel met cijfers zelf (TypedDataSet of UntypedDataSet)."

_REMEDIES = {
    "cbs_dataproperties": Remedie(Middel.BRON_CIJFERS),
    "cbs_tableinfos": Remedie(Middel.BRON_CIJFERS),
    "cbs_dimensie": Remedie(Middel.BRON_CIJFERS),
    "codelijst": Remedie(Middel.GEBIEDEN),
}

# The one form among these that another road takes in (upload/overgang).
OVERGANG = "overgang"

_VORMEN = (
    (
        "cbs_dataproperties",
        "CBS: beschrijving van de kolommen (DataProperties)",
        ("ParentID", "Key", "Title", "Datatype", "Unit"),
        f"Dit bestand beschrijft de kolommen van een CBS-tabel; er staan geen cijfers in. {_CIJFERS_CBS}",
    ),
    (
        "cbs_tableinfos",
        "CBS: beschrijving van de tabel (TableInfos)",
        ("Identifier", "ShortTitle", "Summary", "Modified"),
        f"Dit bestand is de toelichting bij een CBS-tabel; er staan geen cijfers in. {_CIJFERS_CBS}",
    ),
    (
        "cbs_dimensie",
        "CBS: lijst van codes en namen (dimensie)",
        ("Key", "Title", "Description"),
        f"Dit bestand is een lijst van codes en namen bij een CBS-tabel; er staan geen cijfers in. {_CIJFERS_CBS}",
    ),
    (
        "cbs_gebieden",
        "CBS: Gebieden in Nederland",
        ("RegioS", "Code_1", "Naam_2", "SorteringNaam_3"),
        "Dit is de CBS-tabel 'Gebieden in Nederland': een lijst die zegt bij welke regio's elke gemeente hoort. Er "
        f"staat geen rij in van een wijk of buurt van {GEMEENTE_NAAM}, en geen jaar. Upload een tabel met cijfers, zoals "
        "Kerncijfers wijken en buurten.",
    ),
    (
        "wsjg_metadata",
        "Waar staat je gemeente: beschrijving van indicatoren",
        ("Indicator code", "Name", "Unit", "Source"),
        "Dit bestand beschrijft indicatoren van Waar staat je gemeente; er staan geen cijfers in. Upload de export met "
        "cijfers per gebied en jaar.",
    ),
    (
        "swing_configuratie",
        "Swing: instellingen voor een levering",
        ("bestandsnaam", "variabele", "gebiedsniveau"),
        "Dit bestand bevat de instellingen voor een Swing-levering; er staan geen cijfers in. Upload de levering zelf, "
        "met het blad Data.",
    ),
    (
        "codelijst",
        "Lijst van buurtcodes en namen per jaar",
        ("buurtcode", "wijkcode"),
        "Dit bestand is een lijst van codes en namen van buurten; er staan geen cijfers in. Upload hier een "
        "bestand met cijfers.",
    ),
    (
        "aliassen",
        "Lijst van namen van gebieden",
        ("naam", "binnen", "code", "indeling"),
        "Dit bestand is een lijst van namen van gebieden; er staan geen cijfers in. Upload een bestand met cijfers.",
    ),
    (
        OVERGANG,
        "Overgang tussen twee indelingen",
        ("van_code", "naar_code"),
        "Dit bestand is de overgang tussen twee indelingen; er staan geen cijfers in.",
    ),
    (
        "programmalijst",
        "Lijst van buurten in het plan Leefbare wijken en dorpen",
        ("wijknummer", "wijk", "buurtnummer", "buurt"),
        "Dit bestand is de lijst van wijken en buurten uit het plan Leefbare wijken en dorpen; er staan geen cijfers in.",
    ),
)
_DRAAITABEL = ("rijlabels", "kolomlabels", "row labels", "column labels")
_DRAAITABEL_WEIGERING = (
    "Dit is een draaitabel: totalen en groepen staan door de cijfers heen. Lever het blad met de gegevens waar de "
    "draaitabel van is gemaakt, met één cijfer in elke rij."
)
_SWING_BLADEN = {"data_def", "dimensies", "dimensions", "dimension_levels", "dimensie_niveaus", "indicators"}


def recognise_beschrijvend(tabel: Tabel) -> Vorm | None:
    """Recognise a file that only describes; the form says so in `weigering`."""
    if tabel.blad and tabel.blad.strip().lower() in _SWING_BLADEN and tabel.blad.strip().lower() != "indicators":
        return Vorm(
            "swing_beschrijving",
            "Swing: beschrijving",
            f"het blad heet {tabel.blad}",
            f"Het blad '{tabel.blad}' beschrijft een Swing-levering; de cijfers staan op het blad Data. Kies dat blad.",
        )
    if any(naam.lower().startswith(_DRAAITABEL) for naam in tabel.plaatsen):
        return Vorm("draaitabel", "Draaitabel", "er staat Rijlabels of Kolomlabels in de kop", _DRAAITABEL_WEIGERING)
    for naam, titel, kolommen, weigering in _VORMEN:
        if tabel.has(*kolommen) and not (naam == "codelijst" and _has_cijfers(tabel)):
            reden = f"de kolommen {', '.join(kolommen)} staan erin"
            return Vorm(naam, titel, reden, weigering, remedie=_REMEDIES.get(naam))
    return _recognise_enquete(tabel)


def _has_cijfers(tabel: Tabel) -> bool:
    return not any(naam.startswith("naam_") for naam in tabel.plaatsen)


def _recognise_enquete(tabel: Tabel) -> Vorm | None:
    antwoorden = {"respondent", "weging", "wijknr", "gemnr"} & set(tabel.plaatsen)
    if len(antwoorden) < 2 and tabel.soort != "sav":
        return None
    return Vorm(
        "burgerpeiling",
        "Antwoorden van een enquête (SPSS)",
        "elke rij is een respondent" if antwoorden else "het is een SPSS-bestand",
        "Dit bestand bevat antwoorden van respondenten, geen cijfers per gebied.",
        remedie=Remedie(Middel.ENQUETE),
    )
