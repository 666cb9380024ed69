"""The check beside the text: what was found, marked in the text, with a replacement at one click; and reading tips."""

import hashlib
import re

import streamlit as st
from markupsafe import Markup

from lwd_monitor.tekst import build_leestips, check_tekst
from lwd_monitor.ui.insturen.klad import save_klad
from lwd_monitor.ui.insturen.velden import get_veld, set_veld
from lwd_monitor.verhaal import BLOKKEERT, Verhaal, Vondst

_VELDEN = {"titel": "in de titel", "tekst": "", "hoort_bij": "bij de activiteit", "periode": "bij de periode"}
_NU_TE_VERVANGEN = frozenset(_VELDEN)
_PUNTEN = {".", "!", "?", "\n"}


def show_controle(verhaal: Verhaal, vondsten: list[Vondst]) -> None:
    """Show the finds and the tips; nothing to say is said as well."""
    st.subheader("Controle", anchor=False)
    if not verhaal.tekst.strip() and not vondsten:
        st.html(
            "<p class='meta'>Hier ziet u straks of er iets in staat dat naar een persoon leidt, met tips om het verhaal makkelijker te lezen te maken.</p>"
        )
        return
    if not vondsten:
        st.html(
            "<p role='status'><span class='teken' aria-hidden='true'>✓</span> Geen namen, adressen of nummers gevonden. Lees zelf ook na.</p>"
        )
    else:
        _show_vondsten(vondsten, verhaal)
    _show_leestips(verhaal.tekst)


def build_gemarkeerd(tekst: str, vondsten: list[Vondst]) -> Markup:
    """Return a text with its finds marked; of overlapping finds the first counts."""
    delen, plaats = [], 0
    for vondst in vondsten:
        gevonden = vondst.bevinding
        if gevonden.start < plaats:
            continue
        delen.append(
            Markup("{}<mark class='{}'>{}</mark>").format(
                tekst[plaats : gevonden.start], gevonden.ernst, gevonden.tekst
            )
        )
        plaats = gevonden.eind
    return Markup().join([*delen, Markup("{}").format(tekst[plaats:])])


def build_gemarkeerdvak(tekst: Markup) -> Markup:
    """Return a marked text in the box in which it scrolls."""
    return Markup(
        "<div class='gemarkeerd' tabindex='0' role='region' aria-label='Tekst met wat is gevonden'>{}</div>"
    ).format(tekst)


def replace_vondst(tekst: str, gevonden: str, voorstel: str) -> str:
    """Return the text with a find replaced wherever it stands as a word; the start of a sentence keeps its capital.

    Notes: where the check finds the same words in another place with another proposal ("mijn buurvrouw (naam
    weggelaten)"), that proposal stands there.

    >>> replace_vondst('Bram belde. Bram was blij.', 'Bram', 'een bewoner')
    'Een bewoner belde. Een bewoner was blij.'
    """
    eigen = {b.start: b.voorstel for b in check_tekst(tekst) if b.tekst == gevonden}
    uit, plaats = "", 0
    for match in re.finditer(rf"(?<!\w){re.escape(gevonden)}(?!\w)", tekst):
        uit += tekst[plaats : match.start()]
        nieuw = eigen.get(match.start(), voorstel)
        voor = uit.rstrip(" ")
        begin = not voor or voor[-1] in _PUNTEN
        uit += nieuw[0].upper() + nieuw[1:] if begin else nieuw
        plaats = match.end()
    return uit + tekst[plaats:]


def _show_vondsten(vondsten: list[Vondst], verhaal: Verhaal) -> None:
    in_tekst = [v for v in vondsten if v.veld == "tekst"]
    if in_tekst:
        st.html(build_gemarkeerdvak(build_gemarkeerd(verhaal.tekst, in_tekst)))
    for vondst in {(v.veld, v.sleutel): v for v in vondsten}.values():
        _show_vondst(vondst, verhaal)


def _show_vondst(vondst: Vondst, verhaal: Verhaal) -> None:
    gevonden = vondst.bevinding
    moet = gevonden.ernst == BLOKKEERT
    waar = _VELDEN.get(vondst.veld, f"bij {vondst.veld}")
    bevestigd = vondst.sleutel in verhaal.bevestigd
    woord = "Moet weg" if moet else "Bevestigd" if bevestigd else "Kijk na"
    st.html(
        Markup("<p class='vondst {}' role='status'><b>{}</b>: {} {} “{}”</p>").format(
            gevonden.ernst, woord, vondst.naam, waar, gevonden.tekst
        )
    )
    merk = hashlib.sha256(f"{vondst.veld}{vondst.sleutel}".encode()).hexdigest()[:12]
    with st.container(horizontal=True, gap="small"):
        if vondst.veld in _NU_TE_VERVANGEN:
            st.button(f"Vervang door: {gevonden.voorstel}", key=f"vervang_{merk}", on_click=_replace, args=(vondst,))
        if not moet:
            label = "Toch niet laten staan" if bevestigd else "Mag blijven staan"
            st.button(label, key=f"bevestig_{merk}", on_click=_toggle, args=(vondst.sleutel,), help=_get_uitleg(vondst))


def _get_uitleg(vondst: Vondst) -> str:
    if vondst.bevinding.soort == "gezondheid":
        return "Alleen als niemand hieraan te herkennen is. Dat u dit bevestigt, komt in het logboek."
    return "Alleen voor wie een publieke taak heeft, zoals een wethouder. Dat u dit bevestigt, komt in het logboek."


def _replace(vondst: Vondst) -> None:
    tekst = str(get_veld(vondst.veld, ""))
    set_veld(vondst.veld, replace_vondst(tekst, vondst.bevinding.tekst, vondst.bevinding.voorstel))
    save_klad()


def _toggle(sleutel: str) -> None:
    bevestigd = list(get_veld("bevestigd", []))  # type: ignore[call-overload]
    set_veld(
        "bevestigd", [s for s in bevestigd if s != sleutel] if sleutel in bevestigd else sorted([*bevestigd, sleutel])
    )
    save_klad()


def _show_leestips(tekst: str) -> None:
    tips = build_leestips(tekst)
    if not tips:
        return
    with st.expander("1 leestip" if len(tips) == 1 else f"{len(tips)} leestips"):
        regels = Markup().join(
            Markup("<li>{}{}</li>").format(
                tip.melding,
                Markup(" <q>{}</q>").format(tip.tekst) if tip.soort in ("lange_zin", "lijdende_vorm") else "",
            )
            for tip in tips
        )
        st.html(Markup("<ul class='punten'>{}</ul>").format(regels))
