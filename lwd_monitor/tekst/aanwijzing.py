"""Words that point at a person or away from one, and those for illness and care; the lists are in data/woordenlijsten/."""

from lwd_monitor.tekst.woordenlijst import MAP


def _load(bestand: str) -> dict[str, list[str]]:
    regels = (MAP / bestand).read_text(encoding="utf-8").splitlines()
    return {naam: woorden.split() for naam, woorden in (regel.split(": ", 1) for regel in regels)}


_LIJSTEN = {naam: frozenset(woorden) for naam, woorden in _load("aanwijzingen.txt").items()}


def load(naam: str) -> frozenset[str]:
    """Return one list by its name in the file."""
    return _LIJSTEN[naam]


TITELS = _LIJSTEN["titels"]
# These titles belong to the find; a first name behind the others stands by itself.
MET_TITEL = _LIJSTEN["met_titel"]
RELATIES = _LIJSTEN["relaties"]
# Only people do these; with them a word that is in no list is taken for a name.
MENSELIJK = _LIJSTEN["menselijk"]
# These also follow organisations and things; enough for a word that is a first name as well.
HANDELT = MENSELIJK | _LIJSTEN["handelt"]
VOORVOEGSELS = _LIJSTEN["voorvoegsels"]
GEEN_NAAM_NA_CUE = _LIJSTEN["geen_naam_na_cue"]
# First names that in small letters are a verb or a thing.
KLEIN_EEN_WOORD = _LIJSTEN["klein_een_woord"]
# Words that may follow a house number without being what the number counts.
NA_HUISNUMMER = _LIJSTEN["na_huisnummer"]
# With a capital and a number these are no address: Groep 8, Artikel 12, Veld 3.
GEEN_STRAAT = _LIJSTEN["geen_straat"]
# Behind these a word in no list is a person: dankzij Coba, ik heet Ravza.
VOOR_ONBEKEND = _LIJSTEN["voor_onbekend"]
# Announcing words for more than one person.
GROEPEN = _LIJSTEN["groepen"]

# Each of these is one pattern.
_KWALEN = {naam: "|".join(woorden) for naam, woorden in _load("gezondheid.txt").items()}
AANDOENING = _KWALEN["aandoening"]
HULPMIDDEL = _KWALEN["hulpmiddel"]
# Verbs that tie an illness to a person: heeft, kreeg, lijdt, herstelt.
LIJDT = _KWALEN["lijdt"]
