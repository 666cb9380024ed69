"""Budget posts from the documents, what was granted of them, and the sum of a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from lwd_monitor.db import Cursor, Database
from lwd_monitor.fout import Bevinding
from lwd_monitor.gebied import Gebieden
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register, list_stukken, save_stuk
from lwd_monitor.toegang import Gebruiker, Recht, require

REGISTER = "toekenning"


@dataclass(frozen=True)
class Post:
    """One amount of a document; a part of another post, and capacity, stay out of the sum."""

    id: str
    naam: str
    bedrag: float
    eenheid: str
    jaren: tuple[int, ...]
    status: str
    bron: str
    deel_van: str | None = None
    telt_mee: bool = True
    doel: tuple[str, ...] = ()
    toelichting: str = ""


@dataclass(frozen=True)
class Totaal:
    """The sum of a year in euro; `rest` is what was budgeted less what was granted.

    Notes: where no grant was entered (`is_ingevoerd`) the sums are 0, but nobody knows what was granted.
    """

    jaar: int
    begroot: float
    toegekend: float
    vastgelegd: float
    betaald: float
    is_ingevoerd: bool

    @property
    def rest(self) -> float:
        """Return what may still be granted."""
        return self.begroot - self.toegekend


def load_posten(jaar: int | None = None) -> list[Post]:
    """Return the posts of the documents, of one year or all."""
    posten = [
        Post(
            id=entry["id"],
            naam=entry["naam"],
            bedrag=entry["bedrag"],
            eenheid=entry["eenheid"],
            jaren=tuple(entry["jaar"]),
            status=entry["status"],
            bron=entry["bron"],
            deel_van=entry.get("deel_van"),
            telt_mee=entry.get("telt_mee", True),
            doel=tuple(entry.get("doel", ())),
            toelichting=entry.get("toelichting", ""),
        )
        for entry in load_bestand("budgetten")["posten"]
    ]
    return [post for post in posten if jaar is None or jaar in post.jaren]


def compute_totaal(posten: Iterable[Post], toekenningen: Iterable[Stuk], jaar: int) -> Totaal:
    """Return the sum of a year; a post that is part of another is in that one already."""
    begroot = sum(post.bedrag for post in posten if post.telt_mee and post.deel_van is None and jaar in post.jaren)
    van_jaar = [stuk for stuk in toekenningen if stuk.gegevens["jaar"] == jaar]
    sommen = {
        naam: sum(float(stuk.gegevens.get(naam, 0)) for stuk in van_jaar)
        for naam in ("toegekend", "vastgelegd", "betaald")
    }
    return Totaal(jaar, begroot, **sommen, is_ingevoerd=bool(van_jaar))


def list_toekenningen(con: Cursor, gebruiker: Gebruiker, jaar: int | None = None) -> list[Stuk]:
    """Return what was granted, of one year or all, by year and name."""
    stukken = list_stukken(con, gebruiker, get_register(REGISTER))
    gekozen = [stuk for stuk in stukken if jaar is None or stuk.gegevens["jaar"] == jaar]
    return sorted(gekozen, key=lambda stuk: (stuk.gegevens["jaar"], stuk.gegevens["naam"]))


def check_bestemming(ruw: dict) -> list[Bevinding]:
    """Return a warning for each word in a grant that names what the plan does not pay for.

    Notes: a warning, no refusal: the plan leaves room for small projects, and a word alone proves nothing.
    """
    tekst = " ".join(str(ruw.get(naam) or "") for naam in ("naam", "verantwoording")).casefold()
    return [
        Bevinding(
            f"Het plan betaalt dit niet: {regel['wat']}. Staat dit er terecht, schrijf dan bij Verantwoording waarom."
        )
        for regel in load_bestand("uitgesloten")["uitgesloten"]
        if any(woord in tekst for woord in regel["woorden"])
    ]


def save_toekenning(
    db: Database, gebruiker: Gebruiker, ruw: dict, gebieden: Gebieden, nu: datetime, vorige: Stuk | None = None
) -> Stuk:
    """Keep a grant; the register asks the right `geld_toekennen`."""
    require(gebruiker, Recht.GELD_TOEKENNEN)
    return save_stuk(db, gebruiker, get_register(REGISTER), ruw, gebieden, nu, vorige)
