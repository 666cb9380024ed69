"""Parts that several reports have: figures, changes, opgaven, stories, the outline and the QR code."""

import re
from urllib.parse import urlencode

import segno

from lwd_monitor.bewering import Rijoordeel, explain_geen_verandering, list_eigen_veranderingen
from lwd_monitor.gebied import GEMEENTE_NAAM, EigenGebied, Gebied, GebiedNiveau, load_geometrie, load_kaartbron
from lwd_monitor.indicator import list_hoofdcijfers
from lwd_monitor.kaart import build_schets
from lwd_monitor.opgave import Opgave
from lwd_monitor.opmaak import format_datum
from lwd_monitor.rapport.model import Alinea, Beeld, Blok, Cijfers, Lijst, Rapportverhaal
from lwd_monitor.rapport.stof import Rapportplek, Rapportstof
from lwd_monitor.rapport.woorden import is_fictief
from lwd_monitor.verhaal import Verhaal

# Heads what a test found changed; the comparison of an edition knows the sentences by it.
VERANDERD = "Wat veranderde"


def list_rijen(plek: Rapportplek) -> list[Rijoordeel]:
    """Return the rows with a value, main figures first.

    Notes: what was made up comes after all that was measured, and what was estimated with a model after all that was not.
    """
    hoofd = [i.id for i in list_hoofdcijfers({id_: oordeel.rij.indicator for id_, oordeel in plek.rijen.items()})]
    rang = {id_: nummer for nummer, id_ in enumerate(hoofd)}

    def rank(oordeel: Rijoordeel) -> tuple[bool, bool, bool, int, bool]:
        rij = oordeel.rij
        plaats = rang.get(rij.indicator.id, len(rang))
        geschat = rij.indicator.modelschatting
        return is_fictief(rij), rij.bron_gebied is not None, geschat, plaats, not rij.is_vergelijkbaar

    return sorted((o for o in plek.rijen.values() if o.rij.waarde is not None), key=rank)


def build_cijfers(plek: Rapportplek, rijen: list[Rijoordeel], titel: str = "") -> Cijfers:
    """Return rows as figures beside those of the gemeente."""
    cijfers = tuple(cijfer for rij in rijen if (cijfer := plek.build_cijfer(rij)))
    return Cijfers(titel, cijfers, f"Heel {GEMEENTE_NAAM}" if any(c.naast for c in cijfers) else "")


def build_veranderd(plek: Rapportplek, aantal: int) -> Blok:
    """Return what changed by test, main figures first, in the sentences of the ledger; nothing that was made up."""
    veranderingen = list_eigen_veranderingen(list_rijen(plek))
    if zinnen := [f"{titel}. {v.zin}" for titel, v in veranderingen if v.is_aangetoond][:aantal]:
        return Lijst(tuple(zinnen))
    return Alinea(explain_geen_verandering(v for _, v in veranderingen))


def build_opgaven(stof: Rapportstof, opgaven: list[Opgave], aantal: int) -> Blok:
    """Return the opgaven and how far they are; plainly so when the reader may see none."""
    if not opgaven:
        return Alinea(f"Voor {stof.gebied.naam} is er geen vastgestelde wijkopgave om te lezen.")
    regels = []
    for opgave in opgaven:
        gebied = stof.gebieden.find(opgave.gebied)
        periode = "-".join(map(str, opgave.periode))
        regels.append(f"{gebied.naam if gebied else opgave.gebied}, {periode}: {opgave.staat.value.replace('_', ' ')}.")
        regels += [str(punt.get("naam", punt.id)) for punt in opgave.punten[:aantal]]
        for regel in [r for r in opgave.regels if r.get("jaar") == stof.vraag.jaar][:aantal]:
            regels.append(f"{regel.get('activiteit')}: {regel.get('status')}.")
    return Lijst(tuple(regels))


def build_vertelling(verhaal: Verhaal, lengte: int | None = None) -> Rapportverhaal:
    """Return a story; a longer one is broken off at a word, with a sign that it goes on."""
    tekst = " ".join(verhaal.tekst.split())
    if lengte is not None and len(tekst) > lengte:
        tekst = f"{tekst[:lengte].rsplit(' ', 1)[0].rstrip(',.;:')} …"
    bron = f", {verhaal.bron}" if verhaal.bron else ""
    return Rapportverhaal(verhaal.id, verhaal.titel, tekst, f"{format_datum(verhaal.datum, verhaal.datum_soort)}{bron}")


def build_ligging(stof: Rapportstof) -> Beeld | None:
    """Return where the place lies among the wijken or buurten; None when there is no outline of it."""
    gebied = stof.gebied
    leden: tuple[Gebied, ...] = gebied.leden if isinstance(gebied, EigenGebied) else (gebied,)
    if not leden or leden[0].niveau is GebiedNiveau.GEMEENTE:
        return None
    niveau, indeling = leden[0].niveau, leden[0].indeling
    cellen = load_geometrie(stof.con, niveau, indeling)
    codes = {deel.code for deel in leden}
    met_omtrek = {c for c, g in zip(cellen["code"], cellen["geometrie"], strict=True) if isinstance(g, str) and g}
    if not codes & met_omtrek:
        return None
    soort = cellen["code"].map(lambda code: "hier" if code in codes else "elders")
    svg = build_schets(cellen.assign(soort=soort), breedte=300)
    alt = f"Kaart van {GEMEENTE_NAAM} met de {niveau.meervoud}. Ingekleurd is {gebied.naam}."
    return Beeld(svg, alt, load_kaartbron(stof.con, indeling), 32) if svg else None


def build_adres(stof: Rapportstof) -> tuple[str, Beeld | None]:
    """Return the address of the place in the monitor and its QR code; nothing when no address is known."""
    basis = stof.vraag.adres.rstrip("/")
    if not re.match(r"https?://\S+$", basis):
        return "", None
    adres = f"{basis}/gebied?{urlencode({'gebied': stof.gebied.sleutel})}"
    svg = segno.make(adres, micro=False).svg_inline(scale=4, border=2)
    return adres, Beeld(
        svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1), f"QR-code naar {adres}", breedte=20
    )
