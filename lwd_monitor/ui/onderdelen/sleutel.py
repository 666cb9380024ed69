"""The key to the marks of a strip and to the words of a verdict."""

from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_NAAM

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
