"""The strip as HTML: ticks, Almelo's bar, this place's mark and the ends in words."""

from markupsafe import Markup

from lwd_monitor.grafiek.strook import Strook, build_strook
from lwd_monitor.indicator import format_waarde
from lwd_monitor.opmaak import format_getal
from lwd_monitor.profiel import ProfielRij, Vergelijking

WOORDEN = {
    Vergelijking.LAGER: "lager dan Almelo",
    Vergelijking.HOGER: "hoger dan Almelo",
    Vergelijking.GELIJK: "gelijk aan Almelo",
}
TEKENS = {Vergelijking.LAGER: "■", Vergelijking.HOGER: "■", Vergelijking.GELIJK: "○"}


def build_positie(rij: ProfielRij) -> Markup:
    """Return the position beside Almelo: a mark and words."""
    if rij.vergelijking == Vergelijking.ONBEKEND:
        return Markup()
    return Markup("<span class='positie {}'><span class='teken' aria-hidden='true'>{}</span> {}</span>").format(
        rij.vergelijking.value, TEKENS[rij.vergelijking], WOORDEN[rij.vergelijking]
    )


def build_strook_html(rij: ProfielRij, einden: bool = True) -> Markup:
    """Return the strip of a row with its words; a total of a count has none, since it follows the size of a place."""
    if not rij.is_vergelijkbaar or rij.waarde is None:
        return Markup()
    almelo = rij.almelo.waarde if rij.almelo else None
    strook = build_strook(rij.vergelijkbaar, rij.waarde, almelo)
    if strook is None:
        return build_positie(rij)
    vorm = "rond" if rij.vergelijking == Vergelijking.GELIJK else "blok"
    delen = [Markup("<i style='left:{:.1f}%'></i>").format(100 * plek) for plek in strook.streepjes]
    if strook.almelo is not None:
        delen.append(Markup("<b style='left:{:.1f}%'></b>").format(100 * strook.almelo))
    if strook.eigen is not None:
        delen.append(Markup("<em class='{}' style='left:{:.1f}%'></em>").format(vorm, 100 * strook.eigen))
    onder = _build_einden(rij, strook) if einden else Markup()
    return Markup("<div class='strook' role='img' aria-label='{}'><div class='lijn'>{}</div>{}</div>{}").format(
        _describe(rij, strook), Markup().join(delen), onder, build_positie(rij)
    )


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
    return f"Dit gebied: {waarde}. Almelo: {almelo}. {len(strook.streepjes)} gebieden, van {laag} tot {hoog}."
