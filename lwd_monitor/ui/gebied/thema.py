"""One theme: its rows, a large chart, the source, and the story that belongs to it."""

from markupsafe import Markup

from lwd_monitor.bewering import Rijoordeel
from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Bron, Thema, Werkveld
from lwd_monitor.profiel import ProfielRij
from lwd_monitor.ui.gebied.rij import build_tabel
from lwd_monitor.ui.onderdelen.bron import build_bronregel, describe_bronnen
from lwd_monitor.ui.onderdelen.leeg import build_leeg
from lwd_monitor.ui.onderdelen.methode import build_methodelink
from lwd_monitor.ui.onderdelen.verhaal import build_verhaalkaart
from lwd_monitor.ui.verhalen.kaart import build_bijlagen
from lwd_monitor.verhaal import Verhaal


def build_thema(
    thema: Thema,
    oordelen: list[Rijoordeel],
    naam: str,
    soort: str,
    bronnen: dict[str, Bron],
    grafiek: Markup,
    verhaal: Markup,
    vragen: Markup = Markup(),  # noqa: B008
) -> Markup:
    """Return the section of a theme with the questions that its figures raise; where figures or stories lack it says so."""
    delen = [Markup("<h2>{}</h2>").format(thema.titel)]
    rijen = [oordeel.rij for oordeel in oordelen]
    if rijen:
        delen += [build_tabel(oordelen, naam, soort, bronnen), grafiek]
        hoe = build_methodelink("enquete", "Hoe de enquête werkt")
        enquete = Markup(" {}.").format(hoe) if any(rij.indicator.afscherming for rij in rijen) else Markup()
        delen.append(build_bronregel(Markup("{}{}").format(describe_bronnen(rijen, bronnen), enquete)))
    delen.append(build_themaleegte(thema, rijen, naam, bronnen, bool(verhaal)))
    delen += [vragen, verhaal]
    return Markup("<section class='thema'>{}</section>").format(Markup().join(delen))


def build_themaverhaal(verhaal: Verhaal, veld: Werkveld | None, gebieden: Gebieden) -> Markup:
    """Return the story of a theme with the reason why it stands here."""
    reden = (
        f"Bij dit thema verteld: {veld.titel[0].lower()}{veld.titel[1:]}"
        if veld
        else "Verteld bij een cijfer hierboven"
    )
    return Markup("<div class='bijthema'>{}</div>").format(
        build_verhaalkaart(verhaal, gebieden, reden, onder=build_bijlagen(verhaal, gebieden))
    )


def build_themaleegte(
    thema: Thema, rijen: list[ProfielRij], naam: str, bronnen: dict[str, Bron], heeft_verhaal: bool
) -> Markup:
    """Return the empty state of a theme without open figures, or nothing."""
    if any(_is_openbaar(rij, bronnen) for rij in rijen):
        return Markup()
    over = f"Over {thema.titel[0].lower()}{thema.titel[1:]} zijn er nog geen openbare cijfers"
    wat = f"{over}." if heeft_verhaal else f"{over} en geen verhalen uit {naam}."
    fictief = "De cijfers hierboven zijn verzonnen en laten zien hoe het eruit kan zien. " if rijen else ""
    return build_leeg(
        wat,
        f"{fictief}Gemeten cijfers komen hier te staan als de gemeente ze levert.",
        "Een analist kan cijfers inlezen; een wijkregisseur kan een verhaal toevoegen.",
    )


def _is_openbaar(rij: ProfielRij, bronnen: dict[str, Bron]) -> bool:
    bron = bronnen.get(rij.indicator.bron)
    return not (bron and bron.fictief)
