"""The form, in the order in which one tells: what, where and when, who, and then the rest."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Fout
from lwd_monitor.indicator import Werkveld
from lwd_monitor.toegang import Recht, has_recht_in
from lwd_monitor.ui.insturen.bewaarhulp import Bewaakt, Keuze, show_bewaarhulp
from lwd_monitor.ui.insturen.controle import show_controle
from lwd_monitor.ui.insturen.duidingen import keep_gekozen_jaren, list_erbij, list_getypt, show_duidingen
from lwd_monitor.ui.insturen.fotos import build_altlabel, show_fotos
from lwd_monitor.ui.insturen.keuze import load_opmerking, show_intrekken
from lwd_monitor.ui.insturen.klad import get_klad, save_klad, set_melding, try_save
from lwd_monitor.ui.insturen.velden import get_sleutel, get_veld, list_velden, read_velden
from lwd_monitor.ui.insturen.verteller import HERKOMST, show_verteller
from lwd_monitor.ui.keuzelijst import kies_uit
from lwd_monitor.ui.onderdelen.bovenaan import go_boven
from lwd_monitor.ui.onderdelen.uitklap import show_uitklap
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.sessie import require_gebruiker
from lwd_monitor.ui.verhalen.filters import ALLE, load_gebiedsnamen
from lwd_monitor.ui.verhalen.kaartje import build_bijlagen
from lwd_monitor.verhaal import (
    ADVIES_WOORDEN,
    MAX_KORT,
    MAX_TEKST,
    MAX_TITEL,
    Verhaal,
    Verhaalsoort,
    Vondst,
    Zichtbaar,
    check_persoonsgegevens,
    check_verhaal,
    count_woorden,
    submit_verhaal,
)

HOORT_BIJ = "Activiteit of initiatief waar het bij hoort (mag leeg)"
PERIODE = "Gaat over een periode, zoals 2024-2025 (mag leeg)"
# A field drops a pasted text that is too long without a word; what is somewhat too long comes in and is told.
RUIM = 3
_PRECIES = {"dag": "Op deze dag", "maand": "In deze maand", "jaar": "In dit jaar"}


def show_formulier(klad: Verhaal, pagina: Pagina) -> None:
    """Show the whole form; every change saves the draft."""
    with st.container():
        if opmerking := load_opmerking(klad, pagina.gebruiker):
            tekst = Markup("<div class='letop'><p><b>Teruggekregen met een opmerking:</b> {}</p></div>")
            st.html(tekst.format(opmerking))
    bewaakt = Bewaakt(_list_getypt(klad), _list_keuzes(klad, pagina), list_erbij(pagina))
    show_bewaarhulp(klad, pagina.gebruiker.naam, bewaakt, keep_gekozen_jaren)
    # The fields do not change while the page is drawn, so what stands in them is read and checked once.
    verhaal = read_velden(klad)
    vondsten = check_persoonsgegevens(verhaal)
    _show_tekst(verhaal, vondsten)
    _show_plek(pagina)
    show_verteller()
    _show_soort()
    show_fotos(klad)
    show_duidingen(klad, pagina)
    _show_indienen(pagina, verhaal, vondsten)


def _list_getypt(klad: Verhaal) -> dict[str, tuple[str, str]]:
    """Return the fields in which one types, by label, with what is saved of each: none may be lost with the connection."""
    velden = {"Titel": ("titel", klad.titel), "Verhaal": ("tekst", klad.tekst)}
    velden |= {HOORT_BIJ: ("hoort_bij", klad.hoort_bij), PERIODE: ("periode", klad.periode)}
    velden |= list_getypt(klad)
    return velden | {
        build_altlabel(nummer): (f"foto_alt_{foto.id}", foto.alt) for nummer, foto in enumerate(klad.fotos, 1)
    }


def _list_keuzes(klad: Verhaal, pagina: Pagina) -> dict[str, tuple[Keuze, str]]:
    """Return the fields in which one chooses, by label, with the words for what is saved of each."""
    velden, uit = list_velden(klad), {}
    gebieden = _list_gebieden(pagina)
    for label, veld, namen in (
        ("Gebied", "gebied", gebieden),
        ("Hoe precies is dat?", "datum_soort", _PRECIES),
        ("Soort", "soort", {s.value: s.titel for s in Verhaalsoort}),
        ("Zichtbaar voor", "zichtbaar", {z.value: z.titel for z in Zichtbaar}),
        *((label, veld, {k: k.capitalize() for k in keuzes}) for label, veld, keuzes in HERKOMST),
    ):
        waarden: dict[str, object] = {naam: waarde for waarde, naam in namen.items()}
        uit[label] = ((veld, waarden), namen.get(velden[veld], ""))
    return uit


def _show_tekst(verhaal: Verhaal, vondsten: list[Vondst]) -> None:
    st.header("Wat gebeurde er?", anchor=False)
    links, rechts = st.columns([3, 2], gap="large")
    with links:
        st.text_input("Titel", key=get_sleutel("titel"), max_chars=RUIM * MAX_TITEL, on_change=save_klad)
        st.text_area(
            "Verhaal",
            key=get_sleutel("tekst"),
            height=260,
            max_chars=RUIM * MAX_TEKST,
            on_change=save_klad,
            placeholder="Schrijf wat er gebeurde, zoals u het aan een collega vertelt. Noem geen namen.",
        )
        st.html(_build_stand())
    with rechts:
        show_controle(verhaal, vondsten)


def _show_plek(pagina: Pagina) -> None:
    st.header("Waar en wanneer?", anchor=False)
    namen = _list_gebieden(pagina)
    links, midden, rechts = st.columns([2, 1, 1], gap="small")
    with links:
        kies_uit(
            "Gebied",
            list(namen),
            key=get_sleutel("gebied"),
            toon=namen.__getitem__,
            leeg=True,
            placeholder="Kies een wijk, dorp of buurt",
            on_change=save_klad,
        )
    with midden:
        st.date_input(
            "Datum", key=get_sleutel("datum"), max_value=date.today(), format="DD-MM-YYYY", on_change=save_klad
        )
    with rechts:
        st.selectbox(
            "Hoe precies is dat?",
            list(_PRECIES),
            key=get_sleutel("datum_soort"),
            format_func=lambda soort: _PRECIES[soort],
            on_change=save_klad,
        )


def _list_gebieden(pagina: Pagina) -> dict[str, str]:
    return {code: naam for code, naam in load_gebiedsnamen().items() if _may_gebied(pagina, code)}


def _may_gebied(pagina: Pagina, code: str) -> bool:
    """Tell whether this person writes about the place; a wijkregisseur may have wijken of his own."""
    return code != ALLE and has_recht_in(pagina.gebruiker, Recht.VERHAAL_INSTUREN, [code])


def _list_soorten() -> list[str]:
    """Return the kinds to choose from: a survey is no story of a teller, unless the draft is one already."""
    return [s.value for s in Verhaalsoort if s is not Verhaalsoort.PEILING or get_veld("soort") == s.value]


def _show_soort() -> None:
    st.header("Wat voor verhaal is het?", anchor=False)
    st.pills(
        "Soort",
        _list_soorten(),
        key=get_sleutel("soort"),
        format_func=lambda s: Verhaalsoort(s).titel,
        on_change=save_klad,
    )
    st.pills(
        "Werkvelden (een of meer)",
        [w.value for w in Werkveld],
        key=get_sleutel("werkvelden"),
        selection_mode="multi",
        format_func=lambda w: Werkveld(w).titel,
        on_change=save_klad,
    )
    links, rechts = st.columns(2, gap="small")
    with links:
        st.text_input(
            HOORT_BIJ,
            key=get_sleutel("hoort_bij"),
            max_chars=MAX_KORT,
            on_change=save_klad,
        )
    with rechts:
        st.text_input(PERIODE, key=get_sleutel("periode"), on_change=save_klad)


def _show_indienen(pagina: Pagina, verhaal: Verhaal, vondsten: list[Vondst]) -> None:
    st.header("Wie mag het lezen?", anchor=False)
    st.selectbox(
        "Zichtbaar voor",
        [z.value for z in Zichtbaar],
        key=get_sleutel("zichtbaar"),
        format_func=lambda z: Zichtbaar(z).titel,
        on_change=save_klad,
    )
    show_uitklap("Bekijk hoe de lezer het ziet", "uitklap_lezer", partial(_show_voorbeeld, verhaal, pagina))
    st.header("Indienen", anchor=False)
    open_ = check_verhaal(verhaal, date.today(), vondsten)
    if open_:
        # A name that stands there three times is one thing to do.
        meldingen = dict.fromkeys(b.melding for b in open_)
        punten = Markup().join(Markup("<li>{}</li>").format(melding) for melding in meldingen)
        st.html(
            Markup("<div class='leeg'><p class='wat'>Dit moet nog:</p><ul class='punten'>{}</ul></div>").format(punten)
        )
    else:
        st.html("<p>Het verhaal kan naar een collega. Die leest het, en publiceert het of geeft het terug.</p>")
    with st.container(horizontal=True, gap="small"):
        st.button("Dien het verhaal in", key="indienen", type="primary", on_click=_submit)
        if get_klad().versie:
            show_intrekken(get_klad())


def _show_voorbeeld(verhaal: Verhaal, pagina: Pagina) -> None:
    # A heading without words is no heading.
    met_titel = replace(verhaal, titel=verhaal.titel or "Zonder titel")
    onder = build_bijlagen(met_titel, pagina.gebieden)
    st.html(build_verhaalkaart(met_titel, pagina.gebieden, kop="h3", onder=onder))


def _submit() -> None:
    if not try_save():
        set_melding("Nog niet ingediend. Schrijf eerst een titel en een verhaal.")
        return
    klad = get_klad()
    try:
        submit_verhaal(get_database(), require_gebruiker(), klad.id, klad.versie, datetime.now(), klad.bevestigd)
    except Fout as fout:
        set_melding(fout.melding)
        return
    go_boven()
    set_melding("Ingediend. Een collega leest het verhaal voordat het wordt gepubliceerd.")
    st.session_state.pop("klad", None)


def _build_stand() -> Markup:
    """Return the number of words with the advice, and whether the draft is saved."""
    klad = get_klad()
    aantal = count_woorden(str(get_veld("tekst", "")))
    laag, hoog = ADVIES_WOORDEN
    advies = "" if laag <= aantal <= hoog else f" Een goede lengte is {laag} tot {hoog} woorden."
    bewaard = "Concept bewaard." if klad.versie and read_velden(klad) == klad else "Nog niet bewaard."
    woorden = "1 woord" if aantal == 1 else f"{aantal} woorden"
    return Markup("<p class='meta' role='status'>{}.{} {}</p>").format(woorden, advies, bewaard)
