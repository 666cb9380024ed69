"""The Uitleg page: one part at a time, chosen by `?deel=`."""

from lwd_monitor.ui.uitleg.delen import DELEN, kies_deel, show_deel

__all__ = ["DELEN", "kies_deel", "show_deel"]
