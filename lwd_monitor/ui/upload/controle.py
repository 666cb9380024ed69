"""Step 2: all findings at once, as a table and as a file; and indicators that need a definition."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Bevinding
from lwd_monitor.indicator import Thema, load_indicatoren
from lwd_monitor.opmaak import disarm_formule, format_getal
from lwd_monitor.toegang import Recht
from lwd_monitor.ui.onderdelen.download import show_download
from lwd_monitor.ui.onderdelen.schakel import get_doel
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.stap import format_fout
from lwd_monitor.ui.upload.tabel import build_lange_tabel
from lwd_monitor.ui.upload.toestand import Uploadwerk, change_werk
from lwd_monitor.upload import build_concept, save_concept

MAX_TABEL = 100


def show_controle(werk: Uploadwerk, pagina: Pagina) -> None:
    """Show what the check found."""
    rapport = werk.rapport
    if rapport is None:
        return
    st.html("<h2>2. Controleren</h2>")
    _show_concepten(werk)
    if not rapport.fouten and not rapport.waarschuwingen:
        st.html("<p>Er is niets gevonden dat niet klopt.</p>")
        return
    nieuw = sum(bevinding.waarde in rapport.concepten for bevinding in rapport.fouten)
    zin = describe_aantallen(len(rapport.fouten) - nieuw, len(rapport.waarschuwingen), nieuw)
    st.html(Markup("<p>{}</p>").format(zin))
    st.html(build_tabel(rapport.fouten, rapport.waarschuwingen))
    show_download(
        "Download alle bevindingen (CSV)",
        lambda: build_csv(rapport.fouten, rapport.waarschuwingen),
        "bevindingen.csv",
        recht=Recht.UPLOAD_UITVOEREN,
    )
    if rapport.concepten:
        _show_concept(werk, pagina)


def describe_aantallen(fouten: int, waarschuwingen: int, nieuw: int = 0) -> str:
    """Say how many findings there are and what they mean; `nieuw` are indicators that only have to be described."""
    delen = []
    if nieuw:
        woord = "nieuwe indicator: beschrijf die" if nieuw == 1 else "nieuwe indicatoren: beschrijf ze"
        delen.append(f"{format_getal(nieuw)} {woord} hieronder. Het bestand hoeft daarvoor niet anders.")
    if fouten:
        woord = "fout" if fouten == 1 else "fouten"
        delen.append(f"{format_getal(fouten)} {woord}: verbeter het bestand en upload het opnieuw.")
    if waarschuwingen:
        woord = "waarschuwing: kijk die" if waarschuwingen == 1 else "waarschuwingen: kijk ze"
        delen.append(
            f"{format_getal(waarschuwingen)} {woord} na{'' if fouten or nieuw else '; publiceren kan daarna wel'}."
        )
    return " ".join(delen)


def build_tabel(fouten: list[Bevinding], waarschuwingen: list[Bevinding]) -> Markup:
    """Return the first findings as a table, errors first."""
    rijen = [_build_rij(soort, b) for soort, b in list(_iter(fouten, waarschuwingen))[:MAX_TABEL]]
    totaal = len(fouten) + len(waarschuwingen)
    meer = f"De eerste {MAX_TABEL} van {format_getal(totaal)}; het bestand heeft ze alle." if totaal > MAX_TABEL else ""
    koppen = ("Soort", "Rij", "Kolom", "Waarde", "Wat is er en wat kunt u doen")
    return build_lange_tabel("Bevindingen", koppen, rijen, meer)


def _iter(fouten: list[Bevinding], waarschuwingen: list[Bevinding]) -> Iterable[tuple[str, Bevinding]]:
    yield from (("fout", b) for b in fouten)
    yield from (("let op", b) for b in waarschuwingen)


def _build_rij(soort: str, b: Bevinding) -> Markup:
    return Markup(
        "<tr><td class='smal'><span class='soort {}'>{}</span></td><td class='smal' data-kop='Rij'>{}</td>"
        "<td data-kop='Kolom'>{}</td><td data-kop='Waarde'>{}</td><td>{}</td></tr>"
    ).format(soort.replace(" ", ""), soort, b.rij or "", b.kolom or "", (b.waarde or "")[:80], format_fout(b))


def build_csv(fouten: list[Bevinding], waarschuwingen: list[Bevinding]) -> bytes:
    """Return all findings as a file that Dutch Excel opens at once."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(["soort", "rij", "kolom", "waarde", "melding"])
    for soort, b in _iter(fouten, waarschuwingen):
        schrijver.writerow(
            [
                soort,
                b.rij or "",
                disarm_formule(b.kolom or ""),
                disarm_formule(b.waarde or ""),
                format_fout(b),
            ]
        )
    return buffer.getvalue().encode("utf-8-sig")


def _show_concept(werk: Uploadwerk, pagina: Pagina) -> None:
    rapport, gelezen = werk.rapport, werk.gelezen
    if rapport is None or gelezen is None:
        return
    woord = "nieuwe indicator" if len(rapport.concepten) == 1 else "nieuwe indicatoren"
    with st.expander(f"{len(rapport.concepten)} {woord}: beschrijven of toevoegen als concept"):
        st.html(
            "<p>Een concept staat wel in de database, maar nog niet op de openbare pagina's. Als het is bewaard, beschrijft en publiceert u het op de pagina Indicatoren.</p>"
        )
        id_ = st.selectbox("Indicator", rapport.concepten)
        concept = build_concept(id_, gelezen.lang.namen.get(id_), gelezen.bron.per_indicator.get(id_, ""))
        with st.form("upload_concept", border=False):
            titel = st.text_input("Titel", concept.titel)
            eenheid = st.text_input("Eenheid, bijvoorbeeld % of euro", concept.eenheid)
            themas = list(Thema)
            thema = st.selectbox("Thema", themas, index=themas.index(concept.thema), format_func=lambda t: t.titel)
            definitie = st.text_area("Wat telt deze indicator precies?", concept.definitie)
            if st.form_submit_button("Bewaar dit concept"):
                beschreven = replace(concept, titel=titel, titel_kort=titel, eenheid=eenheid, thema=thema)
                beschreven = replace(beschreven, definitie=definitie)
                save_concept(get_database(), pagina.gebruiker, beschreven, gelezen.bron.nieuw)
                st.rerun()
        if rapport.fouten and not werk.opties.concept and st.button("Voeg alle nieuwe indicatoren toe als concept"):
            change_werk(werk, replace(werk.opties, concept=True), werk.profiel)
            st.rerun()


def _show_concepten(werk: Uploadwerk) -> None:
    """Lead to the screen Indicatoren for what this file brings of indicators that readers do not see yet."""
    if werk.gelezen is None or werk.gelezen.frame.empty:
        return
    catalogus = load_indicatoren(get_database().cursor())
    for id_ in sorted({str(id_) for id_ in werk.gelezen.frame["indicator_id"].unique()}):
        if id_ in catalogus and catalogus[id_].concept:
            show_beschrijflink(id_, catalogus[id_].titel)


def show_beschrijflink(id_: str, titel: str) -> None:
    """Lead to the description of a concept; a link within the session, so that the file under way stays."""
    doel, label = get_doel("beheer-indicatoren"), f"Beschrijf en publiceer: {titel}"
    st.page_link(doel, label=label, query_params={"indicator": id_})
