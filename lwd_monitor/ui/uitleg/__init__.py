"""The Uitleg page: one part at a time, chosen by `?deel=`."""

from lwd_monitor.ui.uitleg.delen import DELEN, kies_deel, show_deel
from lwd_monitor.ui.uitleg.stijl import show_stijl

__all__ = ["DELEN", "kies_deel", "show_deel", "show_stijl"]
