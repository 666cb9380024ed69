"""Step 1: what was recognised and why, and the choices that correct it."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_NAAM, list_indelingen
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.laden import load_indicatoren
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.upload.toestand import Uploadwerk, change_werk
from lwd_monitor.upload import Opties, Tabel, Uploadrapport, format_id, list_profielnamen

ZELF = "De codes beslissen"
GEEN_PROFIEL = "Zonder profiel"


def show_lezen(werk: Uploadwerk) -> None:
    """Show how the file was read, or why not."""
    st.html("<h2>1. Lezen</h2>")
    show_fout(werk.fout)
    if werk.rapport is not None:
        st.html(_describe(werk.rapport, werk))
    with st.expander("Niet goed gelezen? Pas de keuzes aan", expanded=bool(werk.fout)):
        _show_opties(werk)


def show_fout(fout: str) -> None:
    """Show why a file could not be read, if so."""
    if fout:
        st.html(Markup("<div class='leeg' role='alert'><p class='wat'>{}</p><p>{}</p></div>").format(
            "Dit bestand kan niet worden ingelezen.", fout
        ))  # fmt: skip


def _describe(rapport: Uploadrapport, werk: Uploadwerk) -> Markup:
    tabel = werk.gelezen.tabel if werk.gelezen else None
    regels = [
        f"{format_getal(rapport.gelezen)} rijen gelezen, {format_getal(rapport.cijfers)} cijfers voor {GEMEENTE_NAAM}. "
        f"Bron: {rapport.bron}.",
        *([_describe_tabel(tabel)] if tabel else []),
        *rapport.meldingen,
    ]
    if werk.gelezen and werk.gelezen.profiel:
        regels.insert(0, f"Gelezen met het profiel '{werk.gelezen.profiel.naam}'.")
    if werk.bewaard:
        regels.insert(1, "Het profiel is bewaard. Het staat bij Profielen; daar kunt u het ook verwijderen.")
    return build_herkend(rapport, regels)


def build_herkend(rapport: Uploadrapport, regels: list[str]) -> Markup:
    """Return what a file was taken for and why, with what was read of it."""
    lijst = Markup().join(Markup("<li>{}</li>").format(regel) for regel in regels)
    return Markup("<div class='herkend'><p><b>{}</b>, want {}.</p><ul>{}</ul></div>").format(
        rapport.vorm, rapport.reden, lijst
    )


def _describe_tabel(tabel: Tabel) -> str:
    delen = [f"Kolomnamen in rij {tabel.kopregel}" if tabel.kopregel else "Kolomnamen uit het bestand zelf"]
    if tabel.blad:
        delen.append(f"blad {tabel.blad}")
    if tabel.codering:
        delen.append(f"tekens in {tabel.codering}")
    if tabel.scheidingsteken:
        delen.append(f"gescheiden door een {tabel.scheidingsteken}")
    return ", ".join(delen) + "."


def _show_opties(werk: Uploadwerk) -> None:
    con = get_database().cursor()
    tabel = werk.gelezen.tabel if werk.gelezen else (werk.onbekend.tabel if werk.onbekend else None)
    o = werk.opties
    with st.form("upload_opties", border=False):
        links, rechts = st.columns(2)
        with links:
            jaar = st.text_input("Jaar, als het bestand dat niet zegt", str(o.jaar or ""))
            bron = st.text_input("Bron, als die anders is", o.bron or "")
            blad = _kies_blad(tabel, o, werk.fout)
            kopregel = st.text_input("Rij met de kolomnamen", str(o.kopregel or ""), help="Laat leeg om te zoeken.")
        with rechts:
            indelingen = [ZELF, *map(str, list_indelingen(con))]
            indeling = st.selectbox("Indeling", indelingen, index=indelingen.index(str(o.indeling or ZELF)))
            profielen = [GEEN_PROFIEL, *list_profielnamen(con)]
            huidig = o.profiel if o.profiel in profielen else GEEN_PROFIEL
            profiel = st.selectbox("Profiel", profielen, index=profielen.index(huidig))
            indicator = _kies_indicator(o)
            aanvullen = st.checkbox("Dit bestand vult alleen aan: wat er niet in staat, blijft staan", o.aanvullen)
            alles = st.checkbox("Lees ook andere gemeenten", o.alles)
        if st.form_submit_button("Lees opnieuw"):
            nieuw = replace(
                o,
                jaar=_parse(jaar),
                bron=bron.strip() or None,
                blad=blad,
                kopregel=_parse(kopregel),
                indeling=_parse(indeling),
                profiel=None if profiel == GEEN_PROFIEL else profiel,
                indicator=indicator,
                aanvullen=aanvullen,
                alles=alles,
            )
            eigen = None if nieuw.profiel else werk.profiel
            change_werk(werk, nieuw, eigen, werk.bewaar and eigen is not None)
            st.rerun()


def _kies_indicator(opties: Opties) -> str | None:
    """Ask for an indicator by its title; a name that is typed becomes a new one."""
    catalogus = load_indicatoren()
    keuzes = [*catalogus, *([opties.indicator] if opties.indicator and opties.indicator not in catalogus else [])]
    gekozen = st.selectbox(
        "Indicator, als het bestand die niet noemt",
        keuzes,
        index=keuzes.index(opties.indicator) if opties.indicator else None,
        format_func=lambda id_: catalogus[id_].titel if id_ in catalogus else id_,
        placeholder="Kies, of typ een nieuwe naam",
        accept_new_options=True,
    )
    return gekozen if gekozen is None or gekozen in catalogus else format_id(gekozen)


def _kies_blad(tabel: Tabel | None, opties: Opties, werk_fout: str) -> str | None:
    if tabel is None and werk_fout:
        return st.text_input("Blad, bij een werkblad", opties.blad or "").strip() or None
    if tabel is None or len(tabel.bladen) < 2:
        return opties.blad
    return st.selectbox("Blad", tabel.bladen, index=tabel.bladen.index(tabel.blad) if tabel.blad else 0)


def _parse(tekst: str) -> int | None:
    return int(tekst) if tekst.strip().isdigit() else None
