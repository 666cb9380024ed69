"""Wijkopgaven: the document of one wijk or dorp, with analysis, opgaven, yearly plan and figures."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from lwd_monitor.gebied import Gebied, GebiedNiveau
from lwd_monitor.indicator import WIJKANALYSE
from lwd_monitor.opgave import (
    CIJFER,
    PUNT,
    REGEL,
    REGISTER,
    Opgave,
    Staat,
    carry_over,
    check_einde,
    list_feiten,
    list_opgaven,
    save_opgave,
    save_regel,
)
from lwd_monitor.opmaak import format_datum, format_getal, join_namen
from lwd_monitor.register import Stuk, get_register
from lwd_monitor.toegang import Recht, has_recht_in
from lwd_monitor.ui.adres import kies
from lwd_monitor.ui.onderdelen.html import build_leeg, show_html, show_leeg
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.opgavecijfers import build_cijferrij, show_klaarzetten
from lwd_monitor.ui.plan.tabel import ONBEKEND, build_bron, build_feiten, build_punten, build_tabel
from lwd_monitor.ui.register import Beheer, Formuliervorm, show_beheer, show_klaar
from lwd_monitor.ui.register.formulier import get_nu
from lwd_monitor.ui.stap import run_stap

BIJWERKEN = "bijwerken_"


def show_opgaven(pagina: Pagina) -> None:
    """Show the choice of a wijk or dorp and its opgaven, the newest period first."""
    show_klaar()
    wijken = {g.code: g.naam for g in pagina.gebieden.list_niveau(GebiedNiveau.WIJK)}
    alle = list_opgaven(get_database().cursor(), pagina.gebruiker, set(wijken))
    leesbaar = [code for code in wijken if any(opgave.gebied == code for opgave in alle)]
    # Who has wijken of his own begins there.
    code = kies("Wijk of dorp", "gebied", list(wijken), next(iter([*leesbaar, *wijken])), wijken.__getitem__, "gebied")
    wijk = pagina.gebieden.get(code)
    assert isinstance(wijk, Gebied)
    opgaven = [opgave for opgave in alle if opgave.gebied == code]
    if not opgaven:
        waar = f" Wel te lezen: {join_namen([wijken[c] for c in leesbaar])}." if leesbaar else ""
        show_leeg(
            f"Van {wijk.naam} staat hier geen opgave die u kunt lezen.",
            "Wat is vastgesteld, kan iedereen hier lezen. De stukken van de gemeente bevatten de tekst van de opgaven niet.",
            Markup("<a href='gebied?gebied={}' target='_self'>{} in cijfers en verhalen</a>.{}").format(
                code, wijk.naam, waar
            ),
        )
        return
    for opgave in sorted(opgaven, key=lambda o: o.periode, reverse=True):
        show_html(_build_opgave(opgave, wijk, pagina))
        if has_recht_in(pagina.gebruiker, Recht.OPGAVE_BEHEREN, [code]):
            _show_beheer(pagina, opgave)


def _build_opgave(opgave: Opgave, wijk: Gebied, pagina: Pagina) -> Markup:
    van, tot = opgave.periode
    delen = [
        Markup("<h2>Opgave {}, {} tot en met {}</h2>").format(wijk.naam, van, tot),
        _build_staat(opgave),
        _build_analyse(opgave),
        _build_punten(opgave),
        _build_regels(opgave),
        _build_cijfers(opgave, pagina),
        _build_verhalen(opgave),
        _build_bekend(opgave),
    ]
    return Markup().join(delen)


def _build_staat(opgave: Opgave) -> Markup:
    keuzes = get_register(REGISTER).get_veld("status").keuzes
    op = opgave.stuk.get("vastgesteld_op")
    return build_feiten(
        [
            ("Staat van het stuk", keuzes[opgave.staat.value]),
            ("Vastgesteld op", format_datum(date.fromisoformat(str(op))) if op else None),
            ("Vastgesteld door", opgave.stuk.get("vastgesteld_door")),
            ("Toelichting", opgave.stuk.get("toelichting")),
        ]
    )


def _build_analyse(opgave: Opgave) -> Markup:
    velden = get_register(REGISTER)
    teksten = [
        (velden.get_veld(naam).titel.partition(": ")[2].capitalize(), opgave.stuk.get(naam)) for naam in WIJKANALYSE
    ]
    inhoud = build_feiten(teksten) or build_leeg(
        "Er is nog geen analyse.",
        "De analyse beschrijft veerkracht, leefbaarheid en weerbaarheid.",
        "De wijkregisseur schrijft haar.",
    )
    links = Markup(
        "<p><a href='gebied?{0}' target='_self'>Cijfers van dit gebied</a> · <a href='verhalen?{0}' target='_self'>Verhalen uit dit "
        "gebied</a></p>"
    ).format(urlencode({"gebied": opgave.gebied}))
    return Markup("<h3>Analyse</h3>{}{}").format(inhoud, links)


def _build_punten(opgave: Opgave) -> Markup:
    if not opgave.punten:
        return Markup("<h3>Opgaven</h3><p>Nog geen opgaven ingevoerd.</p>")
    velden = get_register(PUNT)
    rijen = [
        (
            Markup("{}<span class='sub'>{}</span>").format(punt.gegevens["naam"], punt.get("omschrijving", "")),
            punt.get("thema", ONBEKEND),
            velden.get_veld("sturing").keuzes.get(str(punt.get("sturing")), ONBEKEND),
            punt.get("eigenaar", ONBEKEND),
        )
        for punt in opgave.punten
    ]
    return Markup("<h3>Opgaven</h3>{}").format(build_tabel(("Opgave", "Thema", "Sturing", "Eigenaar"), rijen))


def _build_regels(opgave: Opgave) -> Markup:
    if not opgave.regels:
        return Markup("<h3>Jaarplan</h3><p>Nog geen activiteiten ingevoerd.</p>")
    regels = sorted(opgave.regels, key=lambda r: (r.gegevens["jaar"], r.gegevens["activiteit"]))
    rijen = [
        (
            regel.gegevens["activiteit"],
            regel.gegevens["jaar"],
            regel.get("partner", ""),
            format_getal(float(bedrag)) if (bedrag := regel.gegevens.get("bedrag")) is not None else "",
            _describe_status(regel),
            regel.get("uitkomst", ""),
        )
        for regel in regels
    ]
    koppen = ("Activiteit", "Jaar", "Partner", "Euro", "Status", "Wat kwam ervan?")
    return Markup("<h3>Jaarplan</h3>{}").format(build_tabel(koppen, rijen, (3,)))


def _describe_status(regel: Stuk) -> str:
    sinds, reden = regel.get("status_op"), regel.get("reden")
    delen = [str(regel.gegevens["status"])]
    if sinds:
        delen.append(f"sinds {format_datum(date.fromisoformat(str(sinds)))}")
    if reden:
        delen.append(f"omdat: {reden}")
    return ", ".join(delen)


def _build_cijfers(opgave: Opgave, pagina: Pagina) -> Markup:
    if not opgave.cijfers:
        return Markup("<h3>Cijfers</h3><p>Nog geen cijfers gekoppeld.</p>")
    rijen = [build_cijferrij(stuk, opgave.gebied, pagina.indicatoren) for stuk in opgave.cijfers]
    koppen = ("Cijfer", "Nulmeting", "Streefwaarde", "Stand", "Waarom")
    return Markup("<h3>Cijfers</h3>{}<p>{}</p>").format(
        build_tabel(koppen, rijen),
        build_methodelink("streefwaarde", "Wanneer zeggen wij dat een streefwaarde is gehaald?"),
    )


def _build_verhalen(opgave: Opgave) -> Markup:
    nummers = opgave.stuk.list_waarden("verhalen")
    if not nummers:
        return Markup()
    links = (
        Markup("<a href='verhalen?verhaal={0}' target='_self'>Verhaal {0}</a>").format(nummer) for nummer in nummers
    )
    return Markup("<h3>Verhalen</h3>{}").format(build_punten(links))


def _build_bekend(opgave: Opgave) -> Markup:
    feiten = list_feiten(opgave.id)
    if not feiten:
        return Markup()
    return Markup("<h3>Wat de stukken over dit gebied zeggen</h3>{}{}").format(
        build_punten(feit["wat"] for feit in feiten),
        build_bron("; ".join(dict.fromkeys(feit["bron"] for feit in feiten))),
    )


def _show_beheer(pagina: Pagina, opgave: Opgave) -> None:
    """Show what may be changed, one part at a time: five lists of tools would drown the opgave itself."""
    vast = {"opgave": opgave.id, "gebied": opgave.gebied}
    indicatoren = {i.id: i.titel for i in pagina.indicatoren.values()}
    punten = {str(p.gegevens["naam"]): str(p.gegevens["naam"]) for p in opgave.punten}
    db, wie, gebieden = get_database(), pagina.gebruiker, pagina.gebieden
    delen: dict[str, Callable[[], None]] = {
        "Stuk en analyse": lambda: _show_stuk(pagina, opgave),
        "Opgaven": lambda: show_beheer(
            pagina, Beheer(get_register(PUNT), "naam", Formuliervorm(vast)), list(opgave.punten)
        ),
        "Jaarplan": lambda: show_beheer(
            pagina,
            Beheer(
                get_register(REGEL),
                "activiteit",
                Formuliervorm(vast, {"punt": punten} if punten else {}),
                lambda ruw, vorige: save_regel(db, wie, ruw, gebieden, get_nu(), vorige),
            ),
            list(opgave.regels),
        ),
        "Cijfers": lambda: show_beheer(
            pagina,
            Beheer(get_register(CIJFER), "indicator", Formuliervorm(vast, {"indicator": indicatoren})),
            list(opgave.cijfers),
        ),
        "Volgende periode": lambda: _show_einde(pagina, opgave),
    }
    sleutel = f"{BIJWERKEN}{opgave.id}"
    keuze = st.pills("Wat wilt u bijwerken?", list(delen), key=sleutel, on_change=_close_anderen, args=(sleutel,))
    if keuze:
        delen[keuze]()


def _close_anderen(sleutel: str) -> None:
    """Close the tools of the other periods, with what was typed there: the forms of a register stand on a page once."""
    anderen = [naam for naam in map(str, st.session_state) if naam.startswith(BIJWERKEN) and naam != sleutel]
    if not any(st.session_state[naam] for naam in anderen):
        return
    st.session_state.update(dict.fromkeys(anderen))
    formulieren = tuple(f"{soort}_" for soort in (REGISTER, PUNT, REGEL, CIJFER))
    for naam in [naam for naam in map(str, st.session_state) if naam.startswith(formulieren)]:
        del st.session_state[naam]


def _show_stuk(pagina: Pagina, opgave: Opgave) -> None:
    show_klaarzetten(pagina, opgave)
    db, wie, gebieden = get_database(), pagina.gebruiker, pagina.gebieden
    beheer = Beheer(
        get_register(REGISTER),
        "periode_van",
        bewaar=lambda ruw, vorige: save_opgave(db, wie, ruw, gebieden, get_nu(), vorige),
    )
    show_beheer(pagina, beheer, [opgave.stuk])


def _show_einde(pagina: Pagina, opgave: Opgave) -> None:
    if opgave.staat is Staat.ONBEKEND and not opgave.regels:
        st.write("Van deze periode staan er geen regels in de monitor. U kunt wel de volgende periode openen.")
    open_ = check_einde(opgave)
    if open_:
        show_html(Markup("<p>Nog niet afgesloten:</p>{}").format(build_punten(open_)))
    mogelijk = {regel.id: str(regel.gegevens["activiteit"]) for regel in opgave.regels}
    with st.form(f"einde_{opgave.id}_form", border=False):
        mee = st.multiselect(
            "Welke regels gaan door?", list(mogelijk), [r.id for r in opgave.list_open()], mogelijk.__getitem__,
            key=f"einde_{opgave.id}_mee", placeholder="Kies regels", select_all=False,
        )  # fmt: skip
        tot = st.number_input(
            "Laatste jaar van de nieuwe periode", opgave.periode[1] + 1, 2100, opgave.periode[1] + 4, step=1
        )
        if not st.form_submit_button("Volgende periode openen"):
            return
    klaar = f"De periode {opgave.periode[1] + 1} tot en met {tot} is geopend."
    run_stap(lambda: carry_over(get_database(), pagina.gebruiker, opgave, mee, int(tot), get_nu()), klaar)
