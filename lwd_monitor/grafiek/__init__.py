"""Charts: frames and values in, SVG and image files out; no database and no Streamlit."""

from lwd_monitor.grafiek.afbeelding import Afbeelding, Beeldsoort, Sleutelregel, format_afbeelding
from lwd_monitor.grafiek.bundel import STIJL_ANDER, STIJL_EIGEN, STIJL_HEEL, Bundelbeeld, build_bundelbeeld
from lwd_monitor.grafiek.lijntje import build_lijntje
from lwd_monitor.grafiek.strook import Strook, build_strook
from lwd_monitor.grafiek.tekening import Metingrij, Tekening, draw_bundel, draw_meting, draw_verloop
from lwd_monitor.grafiek.verloop import Segment, Verloop, build_as, build_verloop, list_verwacht, spread_etiketten
from lwd_monitor.grafiek.verloop_svg import STIJL_ALMELO, STIJLEN, Lijnstijl, build_verloop_svg

__all__ = [
    "STIJLEN",
    "STIJL_ALMELO",
    "STIJL_ANDER",
    "STIJL_EIGEN",
    "STIJL_HEEL",
    "Afbeelding",
    "Beeldsoort",
    "Bundelbeeld",
    "Lijnstijl",
    "Metingrij",
    "Segment",
    "Sleutelregel",
    "Strook",
    "Tekening",
    "Verloop",
    "build_as",
    "build_bundelbeeld",
    "build_lijntje",
    "build_strook",
    "build_verloop",
    "build_verloop_svg",
    "draw_bundel",
    "draw_meting",
    "draw_verloop",
    "format_afbeelding",
    "list_verwacht",
    "spread_etiketten",
]
