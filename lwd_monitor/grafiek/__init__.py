"""Charts: frames and values in, SVG and image files out; no database and no Streamlit."""

from lwd_monitor.grafiek.afbeelding import Afbeelding, Beeldsoort, Sleutelregel, format_afbeelding
from lwd_monitor.grafiek.bundel import Bundelbeeld, build_bundelbeeld
from lwd_monitor.grafiek.lijntje import build_lijntje
from lwd_monitor.grafiek.strook import Strook, build_strook
from lwd_monitor.grafiek.verloop import Segment, Verloop, build_as, build_verloop, list_verwacht, spread_etiketten
from lwd_monitor.grafiek.verloop_svg import STIJL_ALMELO, STIJLEN, Lijnstijl, build_verloop_svg

__all__ = [
    "STIJLEN",
    "STIJL_ALMELO",
    "Afbeelding",
    "Beeldsoort",
    "Bundelbeeld",
    "Lijnstijl",
    "Segment",
    "Sleutelregel",
    "Strook",
    "Verloop",
    "build_as",
    "build_bundelbeeld",
    "build_lijntje",
    "build_strook",
    "build_verloop",
    "build_verloop_svg",
    "format_afbeelding",
    "list_verwacht",
    "spread_etiketten",
]
