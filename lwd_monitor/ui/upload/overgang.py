"""A crosswalk on the page: the same steps as figures, with each old place beside the new one it goes to."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebieden, describe_grondslag, rank_grondslag
from lwd_monitor.opmaak import format_eerste, format_getal
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.upload.controle import show_controle
from lwd_monitor.ui.upload.lezen import build_herkend, show_fout
from lwd_monitor.ui.upload.publiceren import show_publiceren
from lwd_monitor.ui.upload.tabel import build_lange_tabel
from lwd_monitor.ui.upload.toestand import Uploadwerk, change_werk
from lwd_monitor.ui.upload.vooruitblik import build_telling
from lwd_monitor.upload import count_soorten

MAX_RIJEN = 200
WOORDEN = {"nieuw": "nieuw", "gewijzigd": "gewijzigd", "vervallen": "verdwijnt"}


def show_overgang(werk: Uploadwerk, pagina: Pagina) -> None:
    """Show every step that a crosswalk is ready for."""
    st.html("<h2>1. Lezen</h2>")
    show_fout(werk.fout)
    rapport = werk.rapport
    if rapport is not None:
        zinnen = [f"{format_getal(rapport.gelezen)} rijen gelezen. Bron: {rapport.bron}.", *rapport.meldingen]
        st.html(build_herkend(rapport, zinnen))
    _show_keuze(werk, pagina.gebieden)
    if rapport is None:
        return
    show_controle(werk, pagina)
    if rapport.fouten:
        return
    st.html("<h2>3. Vooruitblik</h2>")
    show_stappen(werk.overgang)
    show_publiceren(werk, pagina)


def _show_keuze(werk: Uploadwerk, gebieden: Gebieden) -> None:
    """Ask for the pair where the file does not say it, and for the source."""
    with st.form("upload_overgang", border=False):
        st.html("<p>Van welke indeling naar welke indeling gaat deze tabel?</p>")
        jaren = gebieden.indelingen
        kolommen = st.columns(3)
        van, naar = (
            kolom.selectbox(
                label, jaren, index=jaren.index(jaar) if jaar in jaren else None, placeholder="Kies een jaar"
            )
            for kolom, label, jaar in zip(
                kolommen, ("Oude indeling", "Nieuwe indeling"), (werk.opties.van, werk.opties.naar), strict=False
            )
        )
        bron = kolommen[2].text_input("Bron, bijvoorbeeld BAG", werk.opties.bron or "")
        if st.form_submit_button("Lees met deze indelingen"):
            change_werk(werk, replace(werk.opties, van=van, naar=naar, bron=bron.strip() or None))
            st.rerun()


def show_stappen(verschil: pd.DataFrame) -> None:
    """Show counts, and every step that is new, changed or gone; the least certain come first."""
    st.html(build_telling(count_soorten(verschil)))
    anders = verschil[verschil["soort"] != "ongewijzigd"]
    if anders.empty:
        return
    onzeker = anders["grondslag"].fillna(anders["oud_grondslag"]).map(rank_grondslag)
    st.html(build_tabel(anders.assign(onzeker=onzeker).sort_values(["onzeker", "van_code"], ascending=[False, True])))


def build_tabel(anders: pd.DataFrame) -> Markup:
    """Return the steps with the share now and afterwards, and the ground it rests on."""
    rijen = [_build_rij(rij) for rij in anders.head(MAX_RIJEN).to_dict("records")]
    koppen = ("Oude buurt", "Nieuwe buurt", "Wat", ">Nu", ">Straks", "Waarop dat rust")
    return build_lange_tabel("Stappen van de overgang", koppen, rijen, format_eerste(MAX_RIJEN, len(anders)))


def _build_rij(rij: dict) -> Markup:
    grondslag = rij["oud_grondslag"] if rij["soort"] == "vervallen" else rij["grondslag"]
    return Markup(
        "<tr><td>{}<span class='sub'>{}</span></td><td data-kop='Nieuwe buurt'>{}<span class='sub'>{}</span></td>"
        "<td data-kop='Wat'>{}</td><td class='getal' data-kop='Nu'>{}</td><td class='getal' data-kop='Straks'>{}</td>"
        "<td data-kop='Waarop dat rust'>{}</td></tr>"
    ).format(
        rij["van_naam"],
        rij["van_code"],
        rij["naar_naam"],
        rij["naar_code"],
        WOORDEN[rij["soort"]],
        format_aandeel(rij["oud_aandeel"]),
        format_aandeel(rij["aandeel"]),
        describe_grondslag(grondslag),
    )


def format_aandeel(aandeel: float) -> str:
    """Return a share in percent; a dash where there is none.

    >>> format_aandeel(0.5617), format_aandeel(1.0)
    ('56,2%', '100%')
    """
    if pd.isna(aandeel):
        return "–"
    return f"{format_getal(100 * aandeel, 0 if aandeel in (0, 1) else 1)}%"
