"""The strip as HTML: ticks, Almelo's bar, this place's mark and the ends in words."""

from dataclasses import dataclass

from markupsafe import Markup

from lwd_monitor.grafiek.strook import Strook, build_strook
from lwd_monitor.indicator import format_ondergrens, format_waarde
from lwd_monitor.oordeel import Oordeel, Toetssoort
from lwd_monitor.opmaak import format_getal
from lwd_monitor.profiel import ProfielRij, Vergelijking, compute_plaats, find_marge

WOORDEN = {
    Vergelijking.LAGER: "lager dan Almelo",
    Vergelijking.HOGER: "hoger dan Almelo",
    Vergelijking.GELIJK: "gelijk aan Almelo",
}
KLASSEN = {
    Vergelijking.LAGER: "lagere klasse dan Almelo",
    Vergelijking.HOGER: "hogere klasse dan Almelo",
    Vergelijking.GELIJK: "zelfde klasse als Almelo",
}
GEEN_VERSCHIL = "geen aantoonbaar verschil met Almelo"
NIET_GETOETST = "niet te toetsen"
VOLLEDIG = "volledige telling"
VORMEN = {"○": "rond", "●": "gunstig", "◆": "ongunstig"}


@dataclass(frozen=True)
class Uitspraak:
    """What may be said of a row beside Almelo: the mark, the words, and the class that gives its form and colour."""

    teken: str
    woorden: str
    klasse: str
    reden: str = ""


def find_uitspraak(rij: ProfielRij) -> Uitspraak | None:
    """Return the verdict of a row, or None where it may not stand beside Almelo.

    Notes: only a tested difference is called gunstig or ongunstig; without a margin the position stands alone, with why.
    """
    plaats = compute_plaats(rij)
    if plaats is None or rij.vergelijking == Vergelijking.ONBEKEND:
        return None
    if plaats.oordeel == Oordeel.NIET_TE_TOETSEN:
        teken = "○" if rij.vergelijking == Vergelijking.GELIJK else "■"
        woorden = KLASSEN if rij.indicator.is_klasse else WOORDEN
        return Uitspraak(teken, woorden[rij.vergelijking], rij.vergelijking.value, plaats.reden)
    if plaats.oordeel == Oordeel.GEEN_AANTOONBAAR_VERSCHIL:
        return Uitspraak("○", GEEN_VERSCHIL, "gelijk", plaats.reden)
    zin = WOORDEN[Vergelijking(plaats.oordeel)]
    if plaats.duiding:
        return Uitspraak("●" if plaats.duiding == "gunstig" else "◆", f"{zin}: {plaats.duiding}", plaats.duiding)
    return Uitspraak("■", zin, plaats.oordeel)


def build_positie(rij: ProfielRij) -> Markup:
    """Return the verdict beside Almelo: a mark and words, and the reason where it could not be tested."""
    uitspraak = find_uitspraak(rij)
    if uitspraak is None:
        return Markup()
    kort = Markup()
    if uitspraak.reden and uitspraak.klasse != "gelijk":
        waarom = VOLLEDIG if rij.indicator.toets is Toetssoort.STAND else NIET_GETOETST
        kort = Markup(" <span class='ongetoetst' title='{}'>({})</span>").format(uitspraak.reden, waarom)
    return Markup("<span class='positie {}'><span class='teken' aria-hidden='true'>{}</span> {}{}</span>").format(
        uitspraak.klasse, uitspraak.teken, uitspraak.woorden, kort
    )


def build_strook_html(rij: ProfielRij, einden: bool = True) -> Markup:
    """Return the strip of a row with its words; a total of a count has none, since it follows the size of a place."""
    if not rij.is_vergelijkbaar or rij.waarde is None:
        return Markup()
    almelo = rij.almelo.waarde if rij.almelo else None
    ondergrens = rij.indicator.ondergrens
    strook = build_strook(rij.vergelijkbaar, rij.waarde, almelo, find_marge(rij.indicator, rij.meting), ondergrens)
    if strook is None:
        return build_positie(rij)
    onder = _build_einden(rij, strook) if einden else Markup()
    return Markup("<div class='strook' role='img' aria-label='{}'><div class='lijn'>{}</div>{}</div>{}{}").format(
        _describe(rij, strook), _build_tekens(rij, strook), onder, build_positie(rij), _build_ondergrens(rij)
    )


def _build_tekens(rij: ProfielRij, strook: Strook) -> Markup:
    """Return the ticks, the margin, the floor, Almelo's bar and this place's mark."""
    uitspraak = find_uitspraak(rij)
    vorm = VORMEN.get(uitspraak.teken if uitspraak else "", "blok")
    delen = [Markup("<i style='left:{:.1f}%'></i>").format(100 * plek) for plek in strook.streepjes]
    if strook.marge is not None:
        laag, hoog = strook.marge
        delen.append(Markup("<u style='left:{:.1f}%;width:{:.1f}%'></u>").format(100 * laag, 100 * (hoog - laag)))
    if strook.ondergrens is not None:
        delen.append(Markup("<s style='left:{:.1f}%'></s>").format(100 * strook.ondergrens))
    if strook.almelo is not None:
        delen.append(Markup("<b style='left:{:.1f}%'></b>").format(100 * strook.almelo))
    if strook.eigen is not None:
        delen.append(Markup("<em class='{}' style='left:{:.1f}%'></em>").format(vorm, 100 * strook.eigen))
    return Markup().join(delen)


def _build_ondergrens(rij: ProfielRij) -> Markup:
    if rij.indicator.ondergrens is None:
        return Markup()
    grens = format_ondergrens(rij.indicator, rij.indicator.ondergrens)
    return Markup("<span class='sub'>Streepjeslijn: ondergrens, {}.</span>").format(grens)


def _build_einden(rij: ProfielRij, strook: Strook) -> Markup:
    hoog = format_getal(strook.hoog, rij.indicator.decimalen) + (" en hoger" if strook.gekapt else "")
    # Almelo's name stands under its bar; near an end the end's own number would run through it.
    naam = Markup()
    if strook.almelo is not None and 0.2 < strook.almelo < (0.65 if strook.gekapt else 0.8):
        naam = Markup("<span class='naam' style='left:{:.1f}%'>Almelo</span>").format(100 * strook.almelo)
    return Markup("<div class='einden'><span>{}</span>{}<span>{}</span></div>").format(
        format_getal(strook.laag, rij.indicator.decimalen), naam, hoog
    )


def _describe(rij: ProfielRij, strook: Strook) -> str:
    waarde = format_waarde(rij.indicator, rij.waarde, eenheid=True)
    almelo = format_waarde(rij.indicator, rij.almelo.waarde if rij.almelo else None, eenheid=True)
    laag, hoog = (format_getal(w, rij.indicator.decimalen) for w in (strook.laag, strook.hoog))
    tekst = f"Dit gebied: {waarde}. Almelo: {almelo}. {len(strook.streepjes)} gebieden, van {laag} tot {hoog}."
    if rij.indicator.ondergrens is None:
        return tekst
    return f"{tekst} Ondergrens: {format_ondergrens(rij.indicator, rij.indicator.ondergrens, eenheid=True)}."
