"""A report as a Word document."""

from datetime import date, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from lwd_monitor.rapport.model import Alinea, Beeld, Blok, Cijfer, Cijfers, Lijst, Rapport, Rapporttabel
from lwd_monitor.rapport.pdf import format_png

TAAL = "nl-NL"


def format_word(rapport: Rapport, dag: date) -> bytes:
    """Return the report as .docx, in Dutch, with real headings, header rows and words behind each drawing."""
    doc = _open(rapport, dag)
    doc.add_heading(rapport.kop, 1)
    editie = f" Vastgelegde editie {rapport.editie}." if rapport.editie else ""
    doc.add_paragraph(f"{rapport.ondertitel} Gemaakt op {rapport.datum}.{editie}".strip())
    if rapport.inleiding:
        doc.add_paragraph(rapport.inleiding)
    if rapport.kaart:
        _add_beeld(doc, rapport.kaart)
    for sectie in rapport.secties:
        doc.add_heading(sectie.titel, sectie.niveau)
        for blok in sectie.blokken:
            _add_blok(doc, blok)
    _add_einde(doc, rapport)
    uit = BytesIO()
    doc.save(uit)
    return uit.getvalue()


def _open(rapport: Rapport, dag: date) -> Docx:
    doc = Document()
    eigen = doc.core_properties
    eigen.title, eigen.author, eigen.comments, eigen.language = rapport.titel, "", "", TAAL
    eigen.created = eigen.modified = datetime.combine(dag, time())
    blad = doc.sections[0]
    _add_voet(blad.footer.paragraphs[0], f"{rapport.titel}, gemaakt op {rapport.datum}")
    blad.page_width, blad.page_height = Mm(210), Mm(297)
    blad.left_margin = blad.right_margin = Mm(18)
    blad.top_margin = blad.bottom_margin = Mm(15)
    normaal = doc.styles["Normal"]
    normaal.font.size = Pt(10)
    normaal.paragraph_format.space_after = Pt(4)
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), TAAL)
    normaal.element.get_or_add_rPr().append(taal)
    return doc


def _add_voet(alinea: Paragraph, tekst: str) -> None:
    """Put a text at the foot of every sheet, with the number of the sheet."""
    alinea.add_run(f"{tekst}, blad ").font.size = Pt(8)
    nummer = alinea.add_run("1")
    nummer.font.size = Pt(8)
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), "PAGE")
    veld.append(nummer._r)
    alinea._p.append(veld)


def _add_blok(doc: Docx, blok: Blok) -> None:
    if isinstance(blok, Alinea):
        doc.add_paragraph(blok.tekst)
    elif isinstance(blok, Lijst):
        _add_lijst(doc, blok.regels)
    elif isinstance(blok, Rapporttabel):
        cellen = _add_tabel(doc, blok.titel, blok.koppen, len(blok.rijen))
        for cel_rij, rij in zip(cellen, blok.rijen, strict=True):
            for cel, tekst in zip(cel_rij, rij, strict=True):
                cel.text = tekst
    elif isinstance(blok, Cijfers):
        _add_cijfers(doc, blok)
    elif isinstance(blok, Beeld):
        _add_beeld(doc, blok)
    else:
        alinea = doc.add_paragraph(style="Intense Quote")
        alinea.paragraph_format.left_indent = Mm(4)
        alinea.add_run(blok.titel).bold = True
        alinea.add_run(f"\n{blok.tekst}\n").italic = False
        alinea.add_run(blok.herkomst).font.size = Pt(8)


def _add_lijst(doc: Docx, regels: tuple[str, ...]) -> None:
    for regel in regels:
        doc.add_paragraph(regel, style="List Bullet")


def _add_cijfers(doc: Docx, blok: Cijfers) -> None:
    for cellen, cijfer in zip(_add_tabel(doc, blok.titel, blok.koppen, len(blok.regels)), blok.regels, strict=True):
        naast = [cijfer.naast, cijfer.oordeel] if blok.naast else []
        merk = f"\n{cijfer.merk}" if cijfer.merk else ""
        teksten = [f"{cijfer.naam}, {cijfer.jaar}{merk}", cijfer.waarde, *naast, ""]
        for cel, tekst in zip(cellen, teksten, strict=True):
            cel.text = tekst
        _fill_verloop(cellen[-1], cijfer)


def _fill_verloop(cel: _Cell, cijfer: Cijfer) -> None:
    alinea = cel.paragraphs[0]
    if cijfer.lijn:
        _add_plaatje(alinea.add_run(), cijfer.lijn)
        alinea.add_run("\n")
    alinea.add_run(cijfer.verandering)


def _add_tabel(doc: Docx, titel: str, koppen: tuple[str, ...], aantal: int) -> list[list[_Cell]]:
    """Add an empty table under its headings and return the cells below those, row by row."""
    if titel:
        doc.add_paragraph().add_run(titel).bold = True
    tabel = doc.add_table(rows=1 + aantal, cols=len(koppen), style="Light List Accent 1")
    rijen = list(tabel.rows)
    for cel, tekst in zip(rijen[0].cells, koppen, strict=True):
        cel.text = tekst
    kop = OxmlElement("w:tblHeader")
    kop.set(qn("w:val"), "true")
    rijen[0]._tr.get_or_add_trPr().append(kop)
    doc.add_paragraph().paragraph_format.space_after = Pt(0)
    return [list(rij.cells) for rij in rijen[1:]]


def _add_beeld(doc: Docx, beeld: Beeld) -> None:
    _add_plaatje(doc.add_paragraph().add_run(), beeld)
    if beeld.bijschrift:
        doc.add_paragraph(beeld.bijschrift, style="Caption")


def _add_plaatje(run: Run, beeld: Beeld) -> None:
    plaatje = run.add_picture(BytesIO(format_png(beeld)), width=Mm(beeld.breedte))
    plaatje._inline.docPr.set("descr", beeld.alt)


def _add_einde(doc: Docx, rapport: Rapport) -> None:
    if rapport.bronnen:
        doc.add_heading("Bronnen", 2)
        _add_lijst(doc, rapport.bronnen)
    if rapport.adres:
        doc.add_paragraph(f"Kijk verder: {rapport.adres}")
    if rapport.qr:
        _add_beeld(doc, rapport.qr)
