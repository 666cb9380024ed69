"""Budget posts from the documents, and the sum of a year."""

from collections.abc import Iterable
from dataclasses import dataclass

from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk


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
    niet_voor: tuple[str, ...] = ()
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
            niet_voor=tuple(entry.get("niet_voor", ())),
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
