"""Sourced counts by subject."""

from collections.abc import Iterable

from lwd_monitor.kengetal.model import Kengetal

# The first group whose words begin a name holds it; names come from the shipped file, which has no subject of its own.
_GROEPEN: dict[str, tuple[str, ...]] = {
    "Geld en mensen van het plan": (
        "Budget",
        "Begroot",
        "Verwachte",
        "Wijkregisseurs",
        "Junior",
        "Reservering",
        "Prestatieafspraken",
    ),
    "Wijken, dorpen en aandacht": ("Wijken", "Dorpen", "Buurten", "Gebieden"),
    "Initiatieven van bewoners": (
        "Ondersteunde",
        "Almelo Buurt Samen",
        "BuurtWaardeBon",
        "Vrijwilligers",
        "Wijkbijeenkomst",
        "Bezoekers",
        "Verduurzamingsproef",
        "Raming pluktuin",
        "Hondenspeelveld",
    ),
    "Wijkaccommodaties": ("Wijkaccommodatie", "Gemeentelijke wijkaccommodaties", "Wijkcentra"),
    "Wat bewoners vinden": (
        "Jouw kijk",
        "Peiling",
        "Rapportcijfer",
        "Voelt zich",
        "Kwam vormen",
        "Buurt ging",
        "Buurt bleef",
        "Tevreden",
        "Ontevreden",
        "Neutraal",
        "Denkt dat",
        "Burgerpeiling",
        "Veiligheidsmonitor",
    ),
    "Buurtbemiddeling en welzijn": ("Buurtbemiddeling", "Avedan", "Wijkteams"),
    "Bouwen en wonen": (
        "Opgave woningbouw",
        "Thorbeckegebied",
        "Nieuwbouw",
        "Inbreidingsplannen",
        "Rijkssubsidie",
        "Kamerbewoning",
        "Fietsparkeren",
    ),
}
OVERIG = "Overig"


def get_groep(naam: str) -> str:
    """Return the subject under which a count stands.

    >>> get_groep("Wijkaccommodatie 't Dok"), get_groep("Aantal lantaarns")
    ('Wijkaccommodaties', 'Overig')
    """
    return next((groep for groep, begin in _GROEPEN.items() if naam.startswith(begin)), OVERIG)


def group_kengetallen(kengetallen: Iterable[Kengetal]) -> dict[str, list[Kengetal]]:
    """Return the counts by subject, in the order of the subjects; a subject without counts is left out."""
    groepen: dict[str, list[Kengetal]] = {naam: [] for naam in (*_GROEPEN, OVERIG)}
    for kengetal in kengetallen:
        groepen[get_groep(kengetal.naam)].append(kengetal)
    return {naam: leden for naam, leden in groepen.items() if leden}
