"""Leren: what is looked back on and when, signals of nuisance by wijk, and the meetings around the plan."""

from datetime import date

from markupsafe import Markup

from lwd_monitor.evaluatie import REGISTER, SIGNAAL, count_signalen, is_over_tijd, list_evaluaties, list_signalen
from lwd_monitor.gebied import Gebieden
from lwd_monitor.opmaak import format_datum
from lwd_monitor.plan import load_bestand
from lwd_monitor.register import Stuk, get_register
from lwd_monitor.ui.onderdelen.badge import build_merk
from lwd_monitor.ui.onderdelen.html import build_leeg, show_html
from lwd_monitor.ui.opslag import get_database
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.tabel import ONBEKEND, build_bron, build_feiten, build_tabel
from lwd_monitor.ui.register import Beheer, show_beheer, show_klaar


def show_leren(pagina: Pagina) -> None:
    """Show evaluations, signals and meetings, with the tools of whoever may keep them."""
    show_klaar()
    con = get_database().cursor()
    evaluaties, signalen = list_evaluaties(con, pagina.gebruiker), list_signalen(con, pagina.gebruiker)
    show_html(_build_evaluaties(evaluaties, pagina.gebieden))
    show_beheer(pagina, Beheer(get_register(REGISTER), "onderwerp"), evaluaties)
    show_html(_build_signalen(signalen, pagina.gebieden))
    show_beheer(pagina, Beheer(get_register(SIGNAAL), "wat"), signalen)
    show_html(_build_overleggen())


def _build_evaluaties(evaluaties: list[Stuk], gebieden: Gebieden) -> Markup:
    open_ = any(not (stuk.get("uitkomst") and stuk.get("besluit")) for stuk in evaluaties)
    uitleg = Markup("<p>Staat er geen uitkomst of besluit bij, dan is dat er nog niet.</p>") if open_ else Markup()
    delen = Markup().join(_build_evaluatie(stuk, gebieden) for stuk in evaluaties)
    return Markup("<h2>Evaluaties</h2>{}{}").format(uitleg, delen)


def _build_evaluatie(stuk: Stuk, gebieden: Gebieden) -> Markup:
    merk = Markup()
    if is_over_tijd(stuk, date.today()):
        merk = build_merk("!", "over tijd", "De geplande dag is voorbij en er is nog geen besluit.")
    besluit = get_register(REGISTER).get_veld("besluit").keuzes.get(str(stuk.get("besluit", "")))
    besloten_op = stuk.get("besluit_op")
    return Markup("<section><h3>{} {}</h3>{}{}</section>").format(
        stuk.gegevens["onderwerp"],
        merk,
        build_feiten(
            [
                ("Vraag", stuk.get("vraag")),
                ("Gebied", _describe_gebieden(stuk, gebieden)),
                ("Gepland", _describe_gepland(stuk)),
                ("Cijfers", stuk.get("cijfers")),
                ("Uitkomst", stuk.get("uitkomst")),
                ("Besluit", besluit),
                ("Besloten door", stuk.get("besluit_door")),
                ("Besloten op", format_datum(date.fromisoformat(str(besloten_op))) if besloten_op else None),
            ]
        ),
        build_bron(stuk.get("bron")),
    )


def _describe_gepland(stuk: Stuk) -> str:
    gepland = stuk.get("gepland")
    if gepland:
        return format_datum(date.fromisoformat(str(gepland)))
    return str(stuk.get("gepland_tekst", ONBEKEND))


def _describe_gebieden(stuk: Stuk, gebieden: Gebieden) -> str:
    namen = [plek.naam if (plek := gebieden.find(code)) else code for code in stuk.list_waarden("gebieden")]
    return ", ".join(namen) or "hele gemeente"


def _build_signalen(signalen: list[Stuk], gebieden: Gebieden) -> Markup:
    kop = Markup("<h2>Signalen van overlast</h2><p>Geteld per gebied en soort, zonder personen.</p>")
    if not signalen:
        return kop + build_leeg(
            "Er zijn nog geen signalen.", "Een wijkregisseur voert ze in, zonder namen of adressen."
        )
    soorten = get_register(SIGNAAL).get_veld("soort").keuzes
    rijen = [
        (plek.naam if (plek := gebieden.find(code)) else code, soorten[soort], aantal)
        for (code, soort), aantal in sorted(count_signalen(signalen).items())
    ]
    return kop + build_tabel(("Gebied", "Soort", "Aantal"), rijen, (2,))


def _build_overleggen() -> Markup:
    overleggen = load_bestand("spelregels")["overleg"]
    rijen = [(o["naam"], o["ritme"], o.get("voorzitter", ONBEKEND)) for o in overleggen]
    return Markup("<h2>{} overleggen</h2>{}{}").format(
        len(rijen),
        build_tabel(("Overleg", "Hoe vaak", "Voorzitter"), rijen),
        build_bron(overleggen[0]["bron"].rsplit(",", 1)[0]),
    )
