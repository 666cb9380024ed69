"""The key to the marks of a strip."""

from markupsafe import Markup

SLEUTEL = Markup(
    "<p class='sleutel'><span><span class='teken' aria-hidden='true'>■</span> dit gebied</span>"
    "<span><span aria-hidden='true'>○</span> dit gebied, gelijk aan Almelo</span>"
    "<span><b class='balk'></b>Almelo</span><span><b class='streep'></b>één vergelijkbaar gebied</span></p>"
)
