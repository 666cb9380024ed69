"""Names that a title or a relation announces: mevrouw Bakker, mijn buurman Iwan, de zesjarige Sjors."""

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.naam.reeks import find_reeks, find_voorvoegselnaam
from lwd_monitor.tekst.naam.rij import Rij
from lwd_monitor.tekst.woord import Woord

# Behind these a name typed in small letters still counts.
_OOK_KLEIN = aanwijzing.load("ook_klein")
# Behind these stands a surname and nothing else, so a word in no list will do.
_MET_ACHTERNAAM = aanwijzing.load("met_achternaam")
_HEREN = frozenset(("dhr", "heer", "meneer"))
MAX_VOORVOEGSELS = 3
_KLEIN_VOORVOEGSEL = frozenset(("van", "v", "el"))
# "van de winkel" is no surname, "van der wal" is, whatever the word.
_ALLEEN_IN_NAMEN = frozenset(("der", "den", "ten", "ter"))
_NA_TITEL = r"\.?:?[ \u00a0]?"
_NA_RELATIE = r"\.?:?[ \u00a0]?|, "


def find_aangekondigd(rij: Rij, i: int) -> tuple[int, int] | None:
    """Return the name that word i announces as word numbers; a title like `mevrouw` belongs to it."""
    start = _find_start(rij, i)
    if start < 0:
        return None
    eind = max(find_reeks(rij, start), find_voorvoegselnaam(rij, start), start + 1)
    if rij[start].tussen and eind == start + 1:
        eind = _find_na_tussen(rij, start)
    return (i if rij[i].kaal in aanwijzing.MET_TITEL else start), eind


def _find_na_tussen(rij: Rij, start: int) -> int:
    """Return the end of the surname behind prefixes, also one in small letters."""
    j = start
    while j < len(rij) - 1 and rij[j].tussen and j - start < MAX_VOORVOEGSELS:
        j += 1
    return max(find_reeks(rij, j), j + 1)


def _is_titel(woord: Woord) -> bool:
    return woord.kaal in aanwijzing.TITELS


def _is_relatie(rij: Rij, i: int) -> bool:
    woord = rij[i]
    if woord.kaal.split("-")[-1] in aanwijzing.RELATIES or woord.kaal.endswith("jarige"):
        return True
    if woord.kaal in {"is", "was", "ben"} and i > 0:
        return rij[i - 1].kaal in aanwijzing.RELATIES | {"naam", "ik"} and rij.is_aaneen(i)
    return woord.kaal in {"hem", "haar", "mij", "me"} and i > 0 and rij[i - 1].kaal.startswith("noem")


def _find_start(rij: Rij, i: int) -> int:
    """Return the number of the first word of the announced name, or -1."""
    titel, relatie = _is_titel(rij[i]), _is_relatie(rij, i)
    if not (titel or relatie) or not rij.match_tussen(i + 1, _NA_RELATIE if relatie else _NA_TITEL):
        return -1
    volgende = rij[i + 1]
    if rij[i].kaal in _HEREN and volgende.kaal == "en" and i + 3 < len(rij):
        return i + 3 if _is_titel(rij[i + 2]) else -1
    if volgende.gemaskerd or _is_titel(volgende):
        return -1
    groot = volgende.hoofdletter or volgende.initialen
    return i + 1 if (_fits_groot(rij, i, relatie) if groot else _fits_klein(rij, i, titel)) else -1


def _fits_groot(rij: Rij, i: int, relatie: bool) -> bool:
    """Tell whether the capital behind word i starts a name."""
    volgende, tussen = rij[i + 1], rij.read_tussen(i + 1)
    if volgende.begin and not tussen.strip():
        return False
    if volgende.kaal in aanwijzing.GEEN_NAAM_NA_CUE and not volgende.tussen:
        return False
    if tussen == ", " and not volgende.sterk and volgende.is_woord and rij[i].kaal not in _OOK_KLEIN:
        return False
    if not relatie:
        return True
    if volgende.tussen:
        return bool(find_voorvoegselnaam(rij, i + 1))
    return not volgende.is_woord or volgende.voornaam or volgende.achternaam


def _fits_klein(rij: Rij, i: int, titel: bool) -> bool:
    """Tell whether the small letter behind word i starts a name: `mevr. van Dijk`, `dhr jansen`, `groetjes sjaak`."""
    woord, volgende = rij[i], rij[i + 1]
    met_titel = titel and woord.kaal in aanwijzing.MET_TITEL
    if volgende.tussen and (find_voorvoegselnaam(rij, i + 1) or (met_titel and _has_naam_na_tussen(rij, i + 1))):
        return True
    naam = volgende.voornaam or (met_titel and volgende.achternaam)
    if naam and not volgende.dubbelzinnig and (titel or woord.kaal in _OOK_KLEIN):
        return True
    return met_titel and woord.kaal in _MET_ACHTERNAAM and not volgende.is_woord and len(volgende.kaal) > 2


def _has_naam_na_tussen(rij: Rij, i: int) -> bool:
    """Tell whether prefixes lead to a capital, or to a surname in small letters: mevr van der wal."""
    j = i
    while j < len(rij) and rij[j].tussen and j - i < MAX_VOORVOEGSELS:
        j += 1
    if j == len(rij) or rij[j].gemaskerd or not all(rij.is_aaneen(n) for n in range(i + 1, j + 1)):
        return False
    if rij[j].hoofdletter or not _ALLEEN_IN_NAMEN.isdisjoint(rij[n].kaal for n in range(i, j)):
        return True
    return j > i and rij[i].kaal in _KLEIN_VOORVOEGSEL and (rij[j].achternaam or not rij[j].is_woord)
