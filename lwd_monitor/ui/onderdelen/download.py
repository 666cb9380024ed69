"""A button for a file: made and logged when somebody clicks, with the right that he has then, and for him alone."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

import streamlit as st

from lwd_monitor.gebeurtenis import GebeurtenisSoort, write_gebeurtenis
from lwd_monitor.instellingen import LOGNAAM
from lwd_monitor.toegang import BEZOEKER, Gebruiker, Recht, require
from lwd_monitor.ui.bestanden import UITGIFTE
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.sessie import Vrager, make_vrager

LOG = logging.getLogger(LOGNAAM)
OPENBAAR = (Recht.LEZEN_OPENBAAR, Recht.WIJKBLAD_MAKEN)


def show_download(
    label: str, build: Callable[[], bytes], bestand: str, *, recht: Recht = Recht.LEZEN_OPENBAAR, mime: str = "text/csv"
) -> None:
    """Show a button under which a file of this name can be had; `build` runs outside the page, at each click.

    Notes: nothing is made before the click, so nothing lies ready at an address.
    """
    show_download_voor(make_vrager(), label, lambda _: build(), bestand, recht=recht, mime=mime)


def show_download_voor(
    vraag_wie: Vrager, label: str, build: Callable[[Gebruiker], bytes], bestand: str, *, recht: Recht, mime: str
) -> None:
    """Show the button of a file that differs per person: `build` gets whoever clicks, as `vraag_wie` tells then."""

    def give() -> bytes:
        gebruiker, merk = vraag_wie()
        require(gebruiker, recht)
        assert gebruiker is not None
        inhoud = build(gebruiker)
        tell_download(gebruiker, recht, bestand, len(inhoud))
        UITGIFTE.note(inhoud, merk, time.monotonic())
        return inhoud

    st.download_button(label, give, file_name=bestand, mime=mime, on_click="ignore")


def tell_download(gebruiker: Gebruiker, recht: Recht, bestand: str, omvang: int) -> None:
    """Write down that somebody took a file: a line of the server, and one in the log of who logged in."""
    LOG.info("download", extra={"velden": {"bestand": bestand, "bytes": omvang, "rol": gebruiker.rol.value}})
    if gebruiker != BEZOEKER:
        soort = GebeurtenisSoort.DOWNLOAD if recht in OPENBAAR else GebeurtenisSoort.EXPORT_INTERN
        write_gebeurtenis(get_database(), gebruiker.naam, soort, datetime.now(), bestand, bytes=omvang)
