"""Fetching all open figures beside the pages: the one run of this server, the clock, and the offer on a first visit."""

import logging
from datetime import datetime

import streamlit as st

from lwd_monitor import kwb
from lwd_monitor.db import Database
from lwd_monitor.instellingen import LOGNAAM, load_instellingen
from lwd_monitor.toegang import SYSTEEM, Gebruiker, Recht, has_recht
from lwd_monitor.ui.onderdelen.bron import GENOEMD
from lwd_monitor.ui.onderdelen.schakel import get_doel
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ververs import (
    Melder,
    Verslag,
    Ververstaak,
    Verzoek,
    find_laatste,
    format_verslag,
    is_bereikbaar,
    is_tijd,
    run_ververs,
)

LOG = logging.getLogger(LOGNAAM)
TAAK = Ververstaak()
_BEREIK = {"internet": False}


def start_ververs(gebruiker: Gebruiker, vanaf: int | None = None) -> bool:
    """Begin a run for this person; False when one goes on already."""
    db, nu = get_database(), datetime.now()
    verzoek = Verzoek(vanaf or Verzoek.vanaf, basis=load_instellingen().bronbasis or None)

    def doe(meld: Melder, is_gestopt) -> Verslag:  # type: ignore[no-untyped-def]
        verslag = run_ververs(db, gebruiker, verzoek, nu, meld=meld, is_gestopt=is_gestopt)
        LOG.info("open cijfers opgehaald", extra={"velden": {"verslag": format_verslag(verslag)}})
        return verslag

    return TAAK.start(doe, nu, LOG.error)


def keep_ververst(db: Database, nu: datetime) -> bool:
    """Begin a run when the setting asks for one now, and tell whether one began."""
    return is_tijd(load_instellingen().ververs, nu, find_laatste(db.cursor())) and start_ververs(SYSTEEM)


def look_outside(db: Database) -> None:
    """Find out whether the sources can be reached, as long as nothing was ever fetched; asked once, beside the pages."""
    if find_laatste(db.cursor()) is None:
        _BEREIK["internet"] = is_bereikbaar(load_instellingen().bronbasis or None)


def has_aanbod(gebruiker: Gebruiker) -> bool:
    """Tell whether to offer the first run to this person: the right, internet, and nothing fetched yet."""
    mag = has_recht(gebruiker, Recht.UPLOAD_UITVOEREN) and has_recht(gebruiker, Recht.GEBIED_BEHEREN)
    return mag and _BEREIK["internet"] and not TAAK.get_stand().bezig and find_laatste(get_database().cursor()) is None


def show_aanbod(gebruiker: Gebruiker) -> None:
    """Offer the first run on the front page."""
    if not has_aanbod(gebruiker):
        return
    with st.container(key="verversaanbod", border=True):
        st.html(
            "<p><b>Er is internet.</b> De monitor kan alle open cijfers van de eigen gemeente ophalen, vanaf "
            f"{kwb.list_jaren()[0]}: {GENOEMD['ophalen']}. Elke bron en elk jaar is daarna terug te draaien.</p>"
        )
        st.page_link(get_doel("beheer-upload"), label="Haal alle open cijfers op", query_params={"deel": "ophalen"})
