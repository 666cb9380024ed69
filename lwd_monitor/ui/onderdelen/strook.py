"""The strip as HTML (ticks, the gemeente's bar, this place's mark, the ends in words), and the key to its marks."""

from markupsafe import Markup

from lwd_monitor.bewering import Bewering, Rijoordeel
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.grafiek import Strook, build_strook
from lwd_monitor.indicator import format_ondergrens, format_waarde
from lwd_monitor.opmaak import format_getal
from lwd_monitor.portret import Portretrij, find_marge

VORMEN = {"○": "rond", "●": "gunstig", "◆": "ongunstig"}
SLEUTEL = Markup(
    "<p class='sleutel'>"
    "<span><span class='teken gunstig' aria-hidden='true'>●</span> gunstig verschil met {stad}</span>"
    "<span><span class='teken ongunstig' aria-hidden='true'>◆</span> ongunstig verschil</span>"
    "<span><span class='teken gelijk' aria-hidden='true'>○</span> geen aantoonbaar verschil</span>"
    "<span><span class='teken' aria-hidden='true'>■</span> verschil zonder oordeel</span>"
    "<span><b class='marge'></b><a href='uitleg?deel=methode#marge' target='_self'>marge</a></span><span><b class='balk'></b>{stad}</span>"
    "<span><b class='streep'></b>één vergelijkbaar gebied</span>"
    "<span><a href='uitleg?deel=methode#vergelijken-met-almelo' target='_self'>Hoe toetsen wij dit?</a></span></p>"
).format(stad=GEMEENTE_NAAM)


def build_positie(bewering: Bewering | None) -> Markup:
    """Return the verdict beside the whole gemeente: its mark and its sentence, with why there is no verdict."""
    if bewering is None:
        return Markup()
    return Markup(
        "<span class='positie {}' title='{}'><span class='teken' aria-hidden='true'>{}</span> {}</span>"
    ).format(bewering.klasse, bewering.reden, bewering.teken, bewering.zin)


def build_strook_html(oordeel: Rijoordeel, einden: bool = True, *, woorden: bool = True) -> Markup:
    """Return the strip of a row, with its words; a total of a count has none, since it follows the size of a place."""
    rij, bewering = oordeel.rij, oordeel.plaats
    if not rij.is_vergelijkbaar or rij.waarde is None:
        return Markup()
    almelo = rij.almelo.waarde if rij.almelo else None
    ondergrens = rij.indicator.ondergrens
    strook = build_strook(rij.vergelijkbaar, rij.waarde, almelo, find_marge(rij.indicator, rij.meting), ondergrens)
    if strook is None:
        return build_positie(bewering) if woorden else Markup()
    onder = _build_einden(rij, strook) if einden else Markup()
    beeld = Markup("<div class='strook' role='img' aria-label='{}'><div class='lijn'>{}</div>{}</div>").format(
        _describe(rij, strook), _build_tekens(strook, bewering), onder
    )
    return beeld + build_positie(bewering) + build_ondergrens(rij) if woorden else beeld


def _build_tekens(strook: Strook, bewering: Bewering | None) -> Markup:
    """Return the ticks, the margin, the floor, the gemeente's bar and this place's mark."""
    vorm = VORMEN.get(bewering.teken if bewering else "", "blok")
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


def build_ondergrens(rij: Portretrij) -> Markup:
    """Return what the dashed line of a strip is, where there is a floor."""
    if rij.indicator.ondergrens is None:
        return Markup()
    grens = format_ondergrens(rij.indicator, rij.indicator.ondergrens)
    return Markup("<span class='sub'>Streepjeslijn: ondergrens, {}.</span>").format(grens)


def _build_einden(rij: Portretrij, strook: Strook) -> Markup:
    hoog = format_getal(strook.hoog, rij.indicator.decimalen) + (" en verder" if strook.gekapt else "")
    # The gemeente's name stands under its bar; near an end the end's own number would run through it.
    naam = Markup()
    if strook.almelo is not None and 0.2 < strook.almelo < (0.65 if strook.gekapt else 0.8):
        naam = Markup("<span class='naam' style='left:{:.1f}%'>{}</span>").format(100 * strook.almelo, GEMEENTE_NAAM)
    return Markup("<div class='einden'><span>{}</span>{}<span>{}</span></div>").format(
        format_getal(strook.laag, rij.indicator.decimalen), naam, hoog
    )


def _describe(rij: Portretrij, strook: Strook) -> str:
    waarde = format_waarde(rij.indicator, rij.waarde, eenheid=True)
    almelo = format_waarde(rij.indicator, rij.almelo.waarde if rij.almelo else None, eenheid=True)
    laag, hoog = (format_getal(w, rij.indicator.decimalen) for w in (strook.laag, strook.hoog))
    tekst = f"Dit gebied: {waarde}. {GEMEENTE_NAAM}: {almelo}. {len(strook.streepjes)} gebieden, van {laag} tot {hoog}."
    if rij.indicator.ondergrens is None:
        return tekst
    return f"{tekst} Ondergrens: {format_ondergrens(rij.indicator, rij.indicator.ondergrens, eenheid=True)}."
