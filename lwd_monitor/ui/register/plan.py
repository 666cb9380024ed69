"""What a workbook would change, and all that is wrong with it."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from lwd_monitor.fout import Bevinding
from lwd_monitor.register import Bladplan
from lwd_monitor.ui.stap import format_fout

MAX_REGELS = 20


def show_plan(plan: Bladplan) -> None:
    """Show the counts and, row by row, what is wrong."""
    st.html(build_plan(plan))


def build_plan(plan: Bladplan) -> Markup:
    """Return what a workbook would change, and all that is wrong with it by row."""
    kop = Markup("<p role='status'><b>{} nieuw, {} gewijzigd, {} ongewijzigd.</b></p>").format(
        len(plan.nieuw), len(plan.gewijzigd), plan.ongewijzigd
    )
    if plan.fouten:
        kop = Markup("<p role='alert'><b>{} fouten. Er is niets ingelezen.</b></p>").format(len(plan.fouten))
    return kop + _build_lijst(plan.fouten) + _build_lijst(plan.waarschuwingen)


def _build_lijst(bevindingen: Sequence[Bevinding]) -> Markup:
    regels = [
        Markup("<li>{}{}{}</li>").format(
            f"Rij {b.rij}. " if b.rij else "", f"Kolom '{b.kolom}'. " if b.kolom else "", format_fout(b)
        )
        for b in bevindingen[:MAX_REGELS]
    ]
    if len(bevindingen) > MAX_REGELS:
        regels.append(Markup("<li>En nog {} andere.</li>").format(len(bevindingen) - MAX_REGELS))
    return Markup("<ul class='bevindingen'>{}</ul>").format(Markup().join(regels)) if regels else Markup()
