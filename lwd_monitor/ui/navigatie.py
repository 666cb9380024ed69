"""All pages: where they stand, what they are called, and which right they ask."""

from dataclasses import dataclass
from pathlib import Path

from lwd_monitor.toegang import Gebruiker, Recht, has_recht

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Paginaplek:
    """One page in the navigation; `sectie` is empty for those that stand openly in the bar, `in_menu` False for the foot alone."""

    bestand: str
    titel: str
    url: str
    recht: Recht = Recht.LEZEN_OPENBAAR
    sectie: str = ""
    in_menu: bool = True

    @property
    def pad(self) -> Path:
        """Return the page's file."""
        return PROJECT / "pages" / self.bestand


PAGINAS: tuple[Paginaplek, ...] = (
    Paginaplek("monitor/overzicht.py", "Overzicht", "overzicht"),
    Paginaplek("monitor/kaart.py", "Kaart", "kaart"),
    Paginaplek("monitor/trend.py", "Trend", "trend"),
    Paginaplek("monitor/gebied.py", "Gebied", "gebied"),
    Paginaplek("monitor/verhalen.py", "Verhalen", "verhalen"),
    Paginaplek("monitor/uitleg.py", "Uitleg", "uitleg"),
    Paginaplek("monitor/wat_veranderde.py", "Wat veranderde", "wat-veranderde", sectie="Oordeel"),
    Paginaplek("monitor/wijkkompas.py", "Wijkkompas", "wijkkompas", sectie="Oordeel"),
    Paginaplek("monitor/basis_op_orde.py", "Basis op orde", "basis-op-orde", sectie="Oordeel"),
    Paginaplek("monitor/beleving_en_feiten.py", "Beleving en feiten", "beleving-en-feiten", sectie="Oordeel"),
    Paginaplek("plan/doelen.py", "Doelen", "doelen", sectie="Plan"),
    Paginaplek("plan/opgaven.py", "Wijkopgaven", "wijkopgaven", sectie="Plan"),
    Paginaplek("plan/aanpak.py", "Aanpak van onderop", "aanpak", sectie="Plan"),
    Paginaplek("plan/accommodaties.py", "Wijkaccommodaties", "wijkaccommodaties", sectie="Plan"),
    Paginaplek("plan/initiatieven.py", "Initiatieven", "initiatieven", Recht.LEZEN_INTERN, "Plan"),
    Paginaplek("plan/geld.py", "Geld en spelregels", "geld", Recht.LEZEN_INTERN, "Plan"),
    Paginaplek("plan/leren.py", "Leren", "leren", Recht.LEZEN_INTERN, "Plan"),
    Paginaplek("monitor/toegankelijkheid.py", "Toegankelijkheid", "toegankelijkheid", in_menu=False),
    Paginaplek("verhalen/insturen.py", "Verhaal insturen", "insturen", Recht.VERHAAL_INSTUREN, "Vertellen"),
    Paginaplek("verhalen/gesprek.py", "Gesprek", "gesprek", Recht.VERHAAL_INSTUREN, "Vertellen"),
    Paginaplek("verhalen/stiltekaart.py", "Stiltekaart", "stiltekaart", Recht.LEZEN_INTERN, "Vertellen"),
    Paginaplek("rapporten/samenstellen.py", "Rapport samenstellen", "samenstellen", Recht.RAPPORT_MAKEN, "Rapporten"),
    Paginaplek("beheer/beoordelen.py", "Beoordelen", "beoordelen", Recht.VERHAAL_BEOORDELEN, "Beheer"),
    Paginaplek("beheer/upload.py", "Uploaden", "beheer-upload", Recht.UPLOAD_UITVOEREN, "Beheer"),
    Paginaplek("beheer/indicatoren.py", "Indicatoren", "beheer-indicatoren", Recht.UPLOAD_UITVOEREN, "Beheer"),
    Paginaplek("beheer/gebieden.py", "Gebieden", "beheer-gebieden", Recht.GEBIED_BEHEREN, "Beheer"),
    Paginaplek("beheer/ondergrenzen.py", "Ondergrenzen", "beheer-ondergrenzen", Recht.UPLOAD_UITVOEREN, "Beheer"),
    Paginaplek("beheer/gebruikers.py", "Gebruikers", "beheer-gebruikers", Recht.GEBRUIKER_BEHEREN, "Beheer"),
    Paginaplek("beheer/backups.py", "Back-ups", "beheer-backups", Recht.GEBRUIKER_BEHEREN, "Beheer"),
    Paginaplek("beheer/gebeurtenissen.py", "Logboek", "beheer-logboek", Recht.GEBRUIKER_BEHEREN, "Beheer"),
)


def list_paginas(gebruiker: Gebruiker | None) -> list[Paginaplek]:
    """Return the pages that this person may open."""
    return [pagina for pagina in PAGINAS if has_recht(gebruiker, pagina.recht)]


def get_pagina(url: str) -> Paginaplek:
    """Return the page at an address."""
    return next(pagina for pagina in PAGINAS if pagina.url == url)
