"""The figures behind the small maps: every year beside each other, a table for each set of boundaries."""

from collections.abc import Callable

from markupsafe import Markup

from lwd_monitor.kaart import TabelRij, Volgorde, sort_tabel
from lwd_monitor.opmaak import join_namen
from lwd_monitor.profiel import Meting
from lwd_monitor.ui.kaartpagina.beeld import Jaartabel
from lwd_monitor.ui.kaartpagina.keuze import Keuze

OP = {
    Volgorde.NAAM: "op naam",
    Volgorde.NAAM_OM: "op naam, Z naar A",
    Volgorde.LAAG: "op het nieuwste cijfer, laag naar hoog",
    Volgorde.HOOG: "op het nieuwste cijfer, hoog naar laag",
}


def build_jaartabellen(
    keuze: Keuze,
    reeksen: tuple[Jaartabel, ...],
    volgorde: Volgorde,
    is_gevraagd: Callable[[TabelRij], bool],
    build_cel: Callable[[Meting], Markup],
    onder: str,
) -> Markup:
    """Return the tables, the newest boundaries first; `onder` says what was measured, and in what.

    Notes: older ones are folded and hold all places, since a wijk of then is not that of now.
    """
    delen = []
    for tabel in reversed(reeksen):
        is_oud = tabel.indeling != keuze.indeling
        rijen = [rij for rij in tabel.rijen if is_oud or is_gevraagd(rij)]
        kop = f"{onder}. Indeling van {tabel.indeling}, {OP[volgorde]}."
        inhoud = _build_tabel(keuze, tabel, sort_tabel(rijen, volgorde, tabel.jaren[-1]), build_cel, kop)
        vorm = Markup("<details class='uitleg'><summary>Cijfers over {}, met de grenzen van toen</summary>{}</details>")
        delen.append(vorm.format(join_namen([str(jaar) for jaar in tabel.jaren]), inhoud) if is_oud else inhoud)  # nosec B704 # our own tags
    return Markup().join(delen)


def _build_tabel(
    keuze: Keuze,
    tabel: Jaartabel,
    rijen: list[TabelRij],
    build_cel: Callable[[Meting], Markup],
    bijschrift: str,
) -> Markup:
    kop = Markup().join(Markup("<th scope='col' class='getal'>{}</th>").format(jaar) for jaar in tabel.jaren)
    lijnen = Markup().join(
        Markup("<tr{}><th scope='row'>{}</th>{}</tr>").format(
            Markup(" class='gekozen' aria-current='true'") if _is_gekozen(keuze, tabel, rij) else "",
            rij.naam,
            Markup().join(
                Markup("<td class='getal'>{}</td>").format(build_cel(rij.get_meting(jaar))) for jaar in tabel.jaren
            ),
        )
        for rij in rijen
    )
    naam = f"Cijfers per {keuze.niveau.enkelvoud}, indeling van {tabel.indeling}"
    return Markup(
        "<div class='tabelrol' tabindex='0' role='region' aria-label='{naam}'><table class='cijfers kaarttabel jaartabel'>"
        "<caption>{bijschrift}</caption><thead><tr><th scope='col'>{niveau}</th>{kop}</tr></thead>"
        "<tbody>{lijnen}</tbody></table></div>"
    ).format(
        naam=naam,
        bijschrift=bijschrift,
        niveau=keuze.niveau.enkelvoud.capitalize(),
        kop=kop,
        lijnen=lijnen,
    )


def _is_gekozen(keuze: Keuze, tabel: Jaartabel, rij: TabelRij) -> bool:
    gebied = keuze.gebied
    return gebied is not None and (gebied.code, gebied.indeling) == (rij.code, tabel.indeling)
