"""From a question to a report and from a report to a file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from lwd_monitor.db import Cursor, remember
from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GebiedNiveau, load_gebieden
from lwd_monitor.rapport.html import format_html
from lwd_monitor.rapport.model import Rapport, Rapportsoort
from lwd_monitor.rapport.overleg import build_vergaderpakket
from lwd_monitor.rapport.pdf import format_pdf
from lwd_monitor.rapport.stof import Rapportstof, Rapportvraag
from lwd_monitor.rapport.verslag import build_verslag
from lwd_monitor.rapport.wijkblad import MATEN, build_verhalen, build_wijkblad
from lwd_monitor.toegang import Gebruiker


class Formaat(StrEnum):
    """The forms in which a report can be had, by the end of the name of the file."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"

    @property
    def mime(self) -> str:
        """Return the type by which a browser knows the file."""
        return {
            "pdf": "application/pdf",
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "html": "text/html",
        }[self.value]


@dataclass(frozen=True)
class Bestand:
    """A report as a file; `paginas` counts the A4 pages of its PDF, whatever the form."""

    inhoud: bytes
    paginas: int


BOUWERS = {
    Rapportsoort.VERSLAG: build_verslag,
    Rapportsoort.VERGADERPAKKET: build_vergaderpakket,
    Rapportsoort.VERHALEN: build_verhalen,
}


def build_rapport(con: Cursor, gebruiker: Gebruiker, vraag: Rapportvraag, nu: datetime) -> Rapport:
    """Return the report that somebody asks for; asks the right of the question.

    Notes: a wijkblad is cut until its PDF is one page, whatever the form that is asked: all forms say the same.
    """
    stof = Rapportstof(con, gebruiker, vraag, nu)
    if vraag.soort is not Rapportsoort.WIJKBLAD:
        return BOUWERS[vraag.soort](stof)
    rapport = build_wijkblad(stof)
    for maat in MATEN[1:]:
        if format_pdf(rapport, nu.date()).paginas == 1:
            break
        rapport = build_wijkblad(stof, maat)
    return rapport


def list_wijkbladen(
    con: Cursor, gebruiker: Gebruiker, vraag: Rapportvraag, formaat: Formaat, nu: datetime
) -> Iterator[tuple[str, bytes]]:
    """Return the name and the wijkblad of every wijk and dorp, one by one as they are made; `vraag.gebied` counts for nothing.

    Notes: all of them are of one moment, and what they share is read once.
    """
    lezer = remember(con)
    for wijk in load_gebieden(lezer).list_niveau(GebiedNiveau.WIJK):
        rapport = build_rapport(lezer, gebruiker, replace(vraag, soort=Rapportsoort.WIJKBLAD, gebied=wijk.code), nu)
        yield wijk.naam, format_rapport(rapport, formaat, nu.date()).inhoud


def format_rapport(rapport: Rapport, formaat: Formaat, dag: date) -> Bestand:
    """Return the report as a file of a form; `dag` is the date in it."""
    pdf = format_pdf(rapport, dag)
    if formaat is Formaat.PDF:
        return Bestand(pdf.inhoud, pdf.paginas)
    if formaat is Formaat.HTML:
        return Bestand(format_html(rapport).encode(), pdf.paginas)
    # What writes Word files takes a while to import, and few ask for one.
    from lwd_monitor.rapport.word import format_word

    return Bestand(format_word(rapport, dag), pdf.paginas)


def get_formaat(bestand: str) -> Formaat:
    """Return the form that the name of a file asks for; raises a Dutch `Fout` for another."""
    einde = bestand.rsplit(".", 1)[-1].lower()
    if einde not in list(Formaat):
        raise Fout(f"Laat de naam van het bestand eindigen op een van: {', '.join(f'.{f.value}' for f in Formaat)}.")
    return Formaat(einde)
