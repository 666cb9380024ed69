"""Reports: what they say is what the store holds, in every form, and no page breaks."""

import base64
import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from io import BytesIO

import docx
import pypdf
import pytest

from lwd_monitor.fout import Fout
from lwd_monitor.gebied import GebiedNiveau, load_gebieden
from lwd_monitor.rapport import (
    Formaat,
    Moment,
    Rapportsoort,
    Rapportvraag,
    build_rapport,
    format_rapport,
    list_wijkbladen,
)
from lwd_monitor.rapport.model import Alinea, Cijfer, Cijfers, Rapport, Rapporttabel, Rapportverhaal, Sectie
from lwd_monitor.rapport.tekst import build_json, read_json
from lwd_monitor.toegang import DEMO_GEBRUIKERS, SYSTEEM, GeenRecht, Rol
from lwd_monitor.waarneming import list_waarnemingen

NU = datetime(2026, 11, 28, 12, 0)
RIET = "WK014111"
GEMEEN = '#set page(fill: red) *vet* _x_ $ <script>alert("x")</script> & @home \\ ` [ ] "'


def make(db, soort: Rapportsoort = Rapportsoort.WIJKBLAD, gebied: str | None = RIET, **meer) -> Rapport:
    return build_rapport(db.cursor(), SYSTEEM, Rapportvraag(soort, 2025, gebied, **meer), NU)


def read_pdf(inhoud: bytes) -> tuple[str, pypdf.PdfReader]:
    lezer = pypdf.PdfReader(BytesIO(inhoud))
    return flat(" ".join(blad.extract_text() for blad in lezer.pages)), lezer


def read_docx(inhoud: bytes) -> str:
    doc = docx.Document(BytesIO(inhoud))
    cellen = [cel.text for tabel in doc.tables for rij in tabel.rows for cel in rij.cells]
    return flat(" ".join([*(alinea.text for alinea in doc.paragraphs), *cellen]))


def read_html(inhoud: bytes) -> str:
    teksten: list[str] = []
    lezer = HTMLParser()
    lezer.handle_data = teksten.append  # type: ignore[method-assign]
    lezer.feed(inhoud.decode())
    return flat(" ".join(teksten))


def flat(tekst: str) -> str:
    """Return a text without the breaks that a form puts in it."""
    return re.sub(r"\s+", "", tekst.replace("\u00ad", ""))


def read_alle(rapport: Rapport) -> dict[Formaat, str]:
    inhoud = {f: format_rapport(rapport, f, NU.date()).inhoud for f in Formaat}
    return {
        Formaat.PDF: read_pdf(inhoud[Formaat.PDF])[0],
        Formaat.DOCX: read_docx(inhoud[Formaat.DOCX]),
        Formaat.HTML: read_html(inhoud[Formaat.HTML]),
    }


@pytest.mark.parametrize(("soort", "gebied"), [(Rapportsoort.WIJKBLAD, RIET), (Rapportsoort.VERSLAG, None)])
def test_every_figure_is_the_one_in_the_store_and_stands_in_every_form(db, soort, gebied) -> None:
    rapport = make(db, soort, gebied)
    teksten = read_alle(rapport)
    cijfers = rapport.list_cijfers()
    assert len(cijfers) >= 5
    for cijfer in cijfers:
        plek, indicator, jaar = cijfer.sleutel
        rijen = list_waarnemingen(db.cursor(), indicator, plek, None, jaar, None)
        assert cijfer.getal in set(rijen["waarde"])
        for tekst in teksten.values():
            assert flat(cijfer.waarde) in tekst
            assert not cijfer.merk or flat(cijfer.merk) in tekst


def test_pdf_is_tagged_dutch_and_has_words_for_every_drawing(db) -> None:
    rapport = make(db, adres="https://monitor.voorbeeld.nl")
    _, lezer = read_pdf(format_rapport(rapport, Formaat.PDF, NU.date()).inhoud)
    stam = lezer.trailer["/Root"]
    assert stam["/MarkInfo"]["/Marked"] is True or bool(stam["/MarkInfo"]["/Marked"])
    assert str(stam["/Lang"]).lower().startswith("nl")
    assert b"pdfuaid" in stam["/Metadata"].get_data()
    assert str(lezer.metadata.title) == rapport.titel
    kaart, qr = rapport.kaart, rapport.qr
    assert kaart
    assert "De Riet" in kaart.alt
    assert qr
    assert "gebied?gebied=WK014111" in qr.alt


def test_a_word_report_bears_its_own_day_and_numbers_its_sheets(db) -> None:
    doc = docx.Document(BytesIO(format_rapport(make(db), Formaat.DOCX, NU.date()).inhoud))
    eigen, [voet] = doc.core_properties, doc.sections[0].footer.paragraphs
    assert (eigen.created.date(), eigen.modified.date(), eigen.comments) == (NU.date(), NU.date(), "")
    assert voet.text == "Wijkblad De Riet 2025, gemaakt op 28 november 2026, blad "
    assert 'w:instr="PAGE"' in voet._p.xml


def test_the_map_of_a_wijkblad_names_the_boundaries_that_it_draws(db) -> None:
    bron = flat("CBS/Kadaster wijk- en buurtkaart 2021, indeling gelijk aan 2024 op code")
    assert [formaat for formaat, tekst in read_alle(make(db)).items() if bron not in flat(tekst)] == []


def test_every_wijkblad_is_one_page(db) -> None:
    for wijk in load_gebieden(db.cursor()).list_niveau(GebiedNiveau.WIJK):
        bestand = format_rapport(make(db, gebied=wijk.code), Formaat.PDF, NU.date())
        assert bestand.paginas == 1 == len(read_pdf(bestand.inhoud)[1].pages)


def test_all_wijkbladen_are_the_same_as_one_by_one(db) -> None:
    vraag = Rapportvraag(Rapportsoort.WIJKBLAD, 2026)
    bladen = dict(list_wijkbladen(db.cursor(), SYSTEEM, vraag, Formaat.HTML, NU))
    assert list(bladen) == [w.naam for w in load_gebieden(db.cursor()).list_niveau(GebiedNiveau.WIJK)]
    los = build_rapport(db.cursor(), SYSTEEM, replace(vraag, gebied="WK014111"), NU)
    assert bladen["De Riet"] == format_rapport(los, Formaat.HTML, NU.date()).inhoud


def test_forty_long_stories_and_a_long_name_stay_on_one_page(db) -> None:
    lang = "Een heel lang verhaal over de straat. " * 100
    db.write(
        lambda con: [
            con.execute("UPDATE gebied SET naam = $naam WHERE code = $code", {"naam": "Lange naam " * 12, "code": RIET})
        ],
        (),
    )
    from lwd_monitor.rapport.stof import Rapportstof
    from lwd_monitor.rapport.wijkblad import MATEN, build_wijkblad

    vraag = Rapportvraag(Rapportsoort.WIJKBLAD, 2025, RIET)
    stof = Rapportstof(db.cursor(), SYSTEEM, vraag, NU)
    verhaal = stof.verhalen[0]
    stof.__dict__["verhalen"] = [replace(verhaal, id=str(n), titel="Titel " * 30, tekst=lang) for n in range(40)]
    passend = [m for m in MATEN if format_rapport(build_wijkblad(stof, m), Formaat.PDF, NU.date()).paginas == 1]
    assert passend
    assert make(db).titel.startswith("Wijkblad Lange naam")


def test_a_place_without_figures_stories_or_outline_says_so(db) -> None:
    db.write(lambda con: con.execute("UPDATE gebied SET geometrie = NULL"), ())
    rapport = make(db, gebied=RIET)
    assert rapport.kaart is None
    vroeg = build_rapport(db.cursor(), SYSTEEM, Rapportvraag(Rapportsoort.WIJKBLAD, 1995, RIET), NU)
    assert vroeg.list_cijfers() == []
    assert flat("Over dit gebied zijn er geen cijfers om te laten zien.") in read_alle(vroeg)[Formaat.PDF]
    assert flat("nog niets verteld") in read_alle(vroeg)[Formaat.PDF]


def test_signs_of_a_user_mean_nothing_in_any_form() -> None:
    secties = (Sectie(GEMEEN, (Alinea(GEMEEN), Rapportverhaal("v", GEMEEN, GEMEEN, GEMEEN))),)
    rapport = Rapport(Rapportsoort.VERHALEN, GEMEEN, GEMEEN, secties, (GEMEEN,), "28 november 2026")
    for formaat, tekst in read_alle(rapport).items():
        assert flat("alert(") in tekst, formaat
        assert tekst.count(flat("#setpage(fill:red)*vet*")) >= 5, formaat
    assert b"<script" not in format_rapport(rapport, Formaat.HTML, NU.date()).inhoud


def test_invented_figures_are_badged_everywhere_and_never_come_first(db) -> None:
    rapport = make(db, Rapportsoort.VERSLAG)
    fictief = [c for c in rapport.list_cijfers() if c.merk.endswith("fictief voorbeeld")]
    assert fictief
    for tekst in read_alle(rapport).values():
        assert tekst.count(flat("◇ fictief voorbeeld")) >= len(fictief)
    for sectie in rapport.secties:
        for blok in sectie.blokken:
            if isinstance(blok, Cijfers):
                merken = ["fictief" in c.merk for c in blok.regels]
                assert merken == sorted(merken)
    assert "fictief" not in make(db).list_cijfers()[0].merk


def test_a_report_comes_back_from_its_text_unchanged(db) -> None:
    rapport = make(db, adres="https://monitor.voorbeeld.nl")
    assert read_json(build_json(rapport)) == rapport
    assert any(isinstance(c, Cijfer) and c.lijn for c in make(db, Rapportsoort.VERSLAG).list_cijfers())


@pytest.mark.parametrize("moment", list(Moment))
def test_each_moment_of_the_cycle_has_its_report(db, moment) -> None:
    rapport = make(db, Rapportsoort.VERSLAG, None, moment=moment)
    assert moment.titel in rapport.titel
    assert "625.000" in read_html(format_rapport(rapport, Formaat.HTML, NU.date()).inhoud)


def test_money_and_evaluations_are_for_who_reads_inside(db) -> None:
    vraag = Rapportvraag(Rapportsoort.VERSLAG, 2025)
    raad = build_rapport(db.cursor(), DEMO_GEBRUIKERS[Rol.RAADSLID], vraag, NU)
    titels = [s.titel for s in raad.secties]
    assert "Evaluaties" not in titels
    assert "Stand van 2025" not in build_json(raad)
    binnen = build_json(build_rapport(db.cursor(), SYSTEEM, vraag, NU))
    assert "Stand van 2025" in binnen
    # Nobody entered what was granted: no sum says that nothing was.
    assert "Over 2025 is nog niet ingevoerd wat is toegekend en betaald." in binnen
    assert "Toegekend" not in binnen


def test_wijkblad_shows_only_public_stories_unless_asked(db) -> None:
    db.write(
        lambda con: con.execute(
            "UPDATE verhaal SET zichtbaar = 'intern', inhoud = replace(inhoud, '\"openbaar\"', '\"intern\"')"
        ),
        (),
    )
    assert make(db).list_vertellingen() == []
    assert make(db, intern=True).list_vertellingen() != []


def test_a_public_wijkblad_is_for_everybody_and_the_same_for_all(db) -> None:
    con = db.cursor()
    vraag = Rapportvraag(Rapportsoort.WIJKBLAD, 2025, RIET)
    bladen = {build_json(build_rapport(con, DEMO_GEBRUIKERS[rol], vraag, NU)) for rol in Rol}
    assert len(bladen) == 1
    for ander in (replace(vraag, intern=True), replace(vraag, soort=Rapportsoort.VERHALEN)):
        with pytest.raises(GeenRecht, match="rapporten maken"):
            build_rapport(con, DEMO_GEBRUIKERS[Rol.BEZOEKER], ander, NU)
    with pytest.raises(GeenRecht, match="niet ingelogd"):
        build_rapport(con, None, vraag, NU)


def test_wrong_questions_are_refused_in_dutch(db) -> None:
    with pytest.raises(Fout, match="bestaat niet"):
        make(db, gebied="WK99")
    with pytest.raises(Fout, match="Kies een gebied"):
        make(db, gebied=None)
    with pytest.raises(Fout, match="Het jaar 12"):
        build_rapport(db.cursor(), SYSTEEM, Rapportvraag(Rapportsoort.WIJKBLAD, 12, RIET), NU)


def test_html_has_no_script_and_its_drawings_are_inside(db) -> None:
    tekst = format_rapport(make(db), Formaat.HTML, NU.date()).inhoud.decode()
    assert "<script" not in tekst
    assert "lang='nl'" in tekst
    beelden = re.findall(r"<img alt='([^']+)'[^>]*src='data:image/svg\+xml;base64,([^']+)'", tekst)
    assert beelden
    assert all(base64.b64decode(data).startswith(b"<svg") for _, data in beelden)


def test_a_margin_that_leaves_out_zero_stands_beside_no_verdict_only_with_its_reason(db) -> None:
    verslag = build_rapport(
        db.cursor(), SYSTEEM, Rapportvraag(Rapportsoort.VERSLAG, 2026, moment=Moment.JAARVERSLAG), NU
    )
    zinnen = [c.verandering for s in verslag.secties for b in s.blokken if isinstance(b, Cijfers) for c in b.regels]
    buiten = [z for z in zinnen if re.search(r"^Geen aantoonbaar .*marge (?:\+\S+ tot \+|−\S+ tot −)", z)]
    assert buiten, "the figure of people with verward gedrag is one"
    for zin in buiten:
        assert "telt het hier niet als aantoonbaar" in zin or "niet duidelijk genoeg" in zin


def test_a_verslag_names_each_document_once_and_no_key_of_ours(db) -> None:
    rapport = make(db, Rapportsoort.VERSLAG, None)
    documenten = [bron.partition(", par. ")[0] for bron in rapport.bronnen]
    assert len(documenten) == len(set(documenten))
    plan = next(bron for bron in rapport.bronnen if "Bijlage" in bron)
    assert plan.endswith("par. 1.2, 2.1, 2.2.1, 2.2.2, 2.2.3, 2.2.4, 2.2.5, 6.2.1 en Bijlage II.")
    html = format_rapport(rapport, Formaat.HTML, NU.date()).inhoud.decode()
    assert not re.search(r"\bb26\b", html)


def test_a_vergaderpakket_of_the_whole_gemeente_tells_of_each_wijk_and_not_what_is_not_there(db) -> None:
    rapport = make(db, Rapportsoort.VERGADERPAKKET, None)
    wijken = [wijk.naam for wijk in load_gebieden(db.cursor()).list_niveau(GebiedNiveau.WIJK)]
    titels = [sectie.titel for sectie in rapport.secties]
    assert [titel for titel in titels if titel.startswith("Wat veranderde: ")] == [
        f"Wat veranderde: {w}" for w in wijken
    ]
    assert not [titel for titel in titels if titel.startswith(("Open vragen", "Jaarplan"))]
    assert read_pdf(format_rapport(rapport, Formaat.PDF, NU.date()).inhoud)[1].get_num_pages() == 1
    # Of one wijk it is told that nothing is open: that is what was asked.
    assert {"Open vragen", "Jaarplan: loopt niet"} <= {s.titel for s in make(db, Rapportsoort.VERGADERPAKKET).secties}


@pytest.mark.parametrize("soort", list(Rapportsoort))
def test_no_report_says_its_title_twice(db, soort) -> None:
    rapport = make(db, soort, None if soort is Rapportsoort.VERHALEN else RIET)
    for tekst in read_alle(rapport).values():
        kop = flat(rapport.kop)
        assert kop in tekst
        assert f"{kop}{kop}" not in tekst


def test_a_long_column_gets_more_room_than_a_short_one() -> None:
    """In equal columns a cell of 400 letters would take a page of its own."""
    rijen = tuple((f"Activiteit {nr}", "-", "woord " * 70) for nr in range(6))
    tabel = Rapporttabel("", ("Activiteit", "Cluster", "Stand"), rijen)
    rapport = Rapport(Rapportsoort.VERSLAG, "t", "k", (Sectie("s", (tabel,)),), (), "30 november 2026")
    assert read_pdf(format_rapport(rapport, Formaat.PDF, NU.date()).inhoud)[1].get_num_pages() == 1
