"""What reports are made of, asked once of the façades with the rights of who will read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NoReturn

from lwd_monitor.bewering import Gebiedbeweringen, Rijoordeel, build_gebied
from lwd_monitor.db import Cursor
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau, load_gebieden
from lwd_monitor.indicator import Bron, Indicator, format_bron, load_bronnen, load_indicatoren
from lwd_monitor.opgave import Opgave, Staat, list_opgaven
from lwd_monitor.portret import Portret, load_portret, select_plaats
from lwd_monitor.rapport.model import Cijfer, Moment, Rapportsoort
from lwd_monitor.rapport.woorden import build_cijfer, cut_rij
from lwd_monitor.toegang import BEZOEKER, Gebruiker, Recht, Rol, has_recht, require
from lwd_monitor.verhaal import Verhaal, list_verhalen

EERSTE_JAAR, LAATSTE_JAAR = 1990, 2100


@dataclass(frozen=True)
class Rapportvraag:
    """Which report somebody asks for; without `gebied` it is about the whole gemeente.

    Notes: `intern` lets in stories and opgaven that the maker may read and not everybody. A vergaderpakket stays inside
    and always has them. `raad` leaves out what a raadslid may not read, whoever makes it.
    """

    soort: Rapportsoort
    jaar: int
    gebied: str | None = None
    moment: Moment = Moment.JAARVERSLAG
    adres: str = ""
    intern: bool = False
    raad: bool = False

    @property
    def recht(self) -> Recht:
        """Return the right that it asks: a wijkblad of what everybody may read is for everybody."""
        openbaar = self.soort is Rapportsoort.WIJKBLAD and not self.intern
        return Recht.WIJKBLAD_MAKEN if openbaar else Recht.RAPPORT_MAKEN


@dataclass(frozen=True)
class Rapportplek:
    """One place with all that may be said of its figures of a year."""

    gebied: Gebied | EigenGebied
    beweringen: Gebiedbeweringen

    @property
    def kop(self) -> str:
        """Return the headline: the strongest tested fact, or a plain title."""
        return self.beweringen.kop.tekst

    @property
    def rijen(self) -> Mapping[str, Rijoordeel]:
        """Return the rows by indicator, each with its verdicts."""
        return self.beweringen.rijen

    def build_cijfer(self, oordeel: Rijoordeel) -> Cijfer | None:
        """Return a row as a figure; None without a value."""
        return build_cijfer(oordeel, self.gebied.sleutel)


class Rapportstof:
    """Everything that one report asks, loaded when it is first used."""

    def __init__(self, con: Cursor, gebruiker: Gebruiker, vraag: Rapportvraag, nu: datetime) -> None:
        require(gebruiker, vraag.recht)
        if vraag.raad and has_recht(gebruiker, Recht.LEZEN_INTERN):
            gebruiker = Gebruiker(gebruiker.naam, Rol.RAADSLID)
        self.con, self.gebruiker, self.vraag, self.nu = con, gebruiker, vraag, nu
        binnen = vraag.intern or vraag.soort is Rapportsoort.VERGADERPAKKET
        self.lezer = gebruiker if binnen else BEZOEKER
        if not EERSTE_JAAR <= vraag.jaar <= LAATSTE_JAAR:
            raise Fout(f"Het jaar {vraag.jaar} kan niet. Kies een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")
        self.gebieden: Gebieden = load_gebieden(con)
        self.gebied = self.gebieden.get(vraag.gebied) if vraag.gebied else self.gebieden.get_gemeente()

    @cached_property
    def indicatoren(self) -> dict[str, Indicator]:
        """Return the catalogue without indicators that nobody described yet."""
        return {id_: i for id_, i in load_indicatoren(self.con).items() if not i.concept}

    @cached_property
    def bronnen(self) -> dict[str, Bron]:
        """Return the publishers."""
        return load_bronnen(self.con)

    @cached_property
    def plek(self) -> Rapportplek:
        """Return the place of the report."""
        return self.load_plek(self.gebied)

    def load_plek(self, gebied: Gebied | EigenGebied) -> Rapportplek:
        """Return a place with the figures that were known at the end of the year of the report."""
        portret = load_portret(self.con, gebied, self.gebieden, self.indicatoren)
        rijen = {id_: cut_rij(rij, self.vraag.jaar) for id_, rij in portret.rijen.items()}
        return Rapportplek(gebied, build_gebied(Portret(gebied, rijen)))

    @cached_property
    def verhalen(self) -> list[Verhaal]:
        """Return the stories of the place up to the year of the report, the newest first."""
        alle = list_verhalen(self.con, self.lezer, self.nu.date())
        if not self.is_gemeente:
            alle = select_plaats(alle, self.gebied, self.gebieden)
        return [v for v in alle if v.datum <= date(self.vraag.jaar, 12, 31)]

    @property
    def is_gemeente(self) -> bool:
        """Tell whether the report is about the whole gemeente."""
        return isinstance(self.gebied, Gebied) and self.gebied.niveau is GebiedNiveau.GEMEENTE

    def list_opgaven(self, gebied: Gebied | EigenGebied) -> list[Opgave]:
        """Return the opgaven of a place or of the wijken around it, of the year of the report."""
        codes = self.gebieden.compute_bereik(gebied)
        delen = gebied.leden if isinstance(gebied, EigenGebied) else (gebied,)
        codes |= {deel.ouder_code for deel in delen if deel.niveau is GebiedNiveau.BUURT and deel.ouder_code}
        opgaven = list_opgaven(self.con, self.lezer, codes)
        return [o for o in opgaven if o.periode[0] <= self.vraag.jaar <= o.periode[1]]

    @property
    def is_binnen(self) -> bool:
        """Tell whether the report holds what only who reads inside may see."""
        kan = self.vraag.soort.heeft_binnen or self.vraag.intern
        return kan and has_recht(self.gebruiker, Recht.LEZEN_INTERN)

    def list_onaf(self) -> list[str]:
        """Return the wijken of which the report shows an opgave that is not vastgesteld."""
        if self.vraag.soort is Rapportsoort.VERHALEN:
            return []
        # A vergaderpakket shows lines alone.
        alles = self.vraag.soort is not Rapportsoort.VERGADERPAKKET
        opgaven = [o for o in self.list_opgaven(self.gebied) if o.staat is not Staat.VASTGESTELD]
        return sorted({o.gebied for o in opgaven if alles or o.regels})

    def list_bronnen(self, cijfers: list[Cijfer]) -> tuple[str, ...]:
        """Return a line for each publisher of these figures."""
        ids = dict.fromkeys(self.indicatoren[c.sleutel[1]].bron for c in cijfers)
        return tuple(f"{format_bron(self.bronnen[id_])}." for id_ in ids if id_ in self.bronnen)


def refuse_gebied(stof: Rapportstof) -> NoReturn:
    """Refuse a report that is about one place when no place was named."""
    raise Fout(f"Een {stof.vraag.soort.value} gaat over een wijk, dorp, buurt of eigen gebied. Kies een gebied.")
