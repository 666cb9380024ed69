"""The page where figures come in: a file, a source on internet, earlier uploads, and files to take along."""

from lwd_monitor.ui.upload.delen import kies_deel, show_deel

__all__ = ["kies_deel", "show_deel"]
