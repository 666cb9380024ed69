"""What the Trend page says in words."""

import re
from dataclasses import replace

import pandas as pd

from lwd_monitor.gebied import GEMEENTE_NAAM, EigenGebied, Gebieden, GebiedNiveau, Grens
from lwd_monitor.opmaak import join_namen
from lwd_monitor.ui.trend.gegevens import Grensbreuk, Trendgegevens, find_gebied
from lwd_monitor.waarneming import VERBORGEN, Status, describe_status


def escape_markdown(tekst: str) -> str:
    """Return text that Markdown shows as it is."""
    return re.sub(r"([\\`*_{}\[\]<>#+~$|]|:(?=\S))", r"\\\1", tekst)


def list_breuken(trend: Trendgegevens) -> list[str]:
    """Return why lines stop at a change of indeling: once for all places of which that is the same."""
    samen: dict[tuple[object, ...], list[Grensbreuk]] = {}
    for breuk in trend.breuken:
        los = breuk.naam == GEMEENTE_NAAM or breuk.grens not in (Grens.GELIJK, Grens.GEWIJZIGD)
        samen.setdefault((breuk.tot, breuk.grens, breuk.naam if los else ""), []).append(breuk)
    return [describe_breuk(replace(groep[0], naam=join_namen([b.naam for b in groep]))) for groep in samen.values()]


def describe_breuk(breuk: Grensbreuk) -> str:
    """Return why a line stops at a change of indeling."""
    begin = f"Na {breuk.tot} geldt een nieuwe indeling"
    if breuk.naam == GEMEENTE_NAAM:
        return f"{begin} in wijken, dorpen en buurten. De lijn van {GEMEENTE_NAAM} stopt daar ook."
    if breuk.grens == Grens.GELIJK:
        return (
            f"{begin}. De grens van {breuk.naam} is daarbij niet veranderd; de lijn stopt hier toch, net als de andere."
        )
    if breuk.grens == Grens.ANDER_GEBIED:
        return (
            f"{begin}: de grenzen van {breuk.naam} zijn veranderd. Tot en met {breuk.tot} hoorde deze code bij "
            f"{breuk.naam_oud}. Dat is een ander gebied. Vergelijk die cijfers dus niet met elkaar."
        )
    if breuk.grens == Grens.GEWIJZIGD:
        return (
            f"{begin}: de grenzen van {breuk.naam} zijn veranderd. Vergelijk de cijfers van voor en na dat jaar niet."
        )
    return f"{begin} in wijken, dorpen en buurten. Voor {breuk.naam} weten we niet of de grenzen gelijk bleven."


def list_reeksbreuken(trend: Trendgegevens) -> list[str]:
    """Return, per break within the years that stand there, from when the figure is another one and why."""
    jaren = trend.gevuld["jaar"]
    return [
        f"Vanaf {breuk.jaar} is dit een andere reeks; de lijn loopt niet door. {breuk.reden}"
        for breuk in trend.indicator.breuken
        if jaren.min() < breuk.jaar <= jaren.max()
    ]


def list_zonder_overgang(trend: Trendgegevens) -> list[str]:
    """Return which older figures are left out because nothing tells where their places went."""
    return [
        f"Cijfers in de indeling van {indeling} staan er niet bij: er is nog geen overgang van {indeling} naar {trend.naar}. "
        "Een analist kan die maken bij Uploaden, onder Overgang."
        for indeling in trend.zonder_overgang
    ]


def list_leemtes(trend: Trendgegevens) -> list[str]:
    """Return the years without a value and why: once for all places of which that is the same."""
    namen: dict[str, list[str]] = {}
    for (_, indeling), deel in trend.reeksen.groupby(["sleutel", "indeling"], sort=False):
        if not deel["waarde"].notna().any():
            continue
        jaren = _list_jaren(trend, int(indeling))
        bekend = {int(rij.jaar): rij for rij in deel.itertuples()}
        leeg: dict[Status, list[str]] = {}
        for jaar in jaren:
            if jaar not in bekend or pd.isna(bekend[jaar].waarde):
                status = Status(bekend[jaar].status) if jaar in bekend else Status.ONTBREEKT
                leeg.setdefault(status.leegte, []).append(str(jaar))
        if leeg:
            redenen = [f"{_explain_leegte(status, trend)} in {join_namen(van)}" for status, van in leeg.items()]
            namen.setdefault("; ".join(redenen), []).append(str(deel["naam"].iloc[0]))
    return [f"{join_namen(list(dict.fromkeys(van)))}: {reden}." for reden, van in namen.items()]


def list_niet_getoond(trend: Trendgegevens, gebieden: Gebieden) -> list[str]:
    """Return that older figures of own areas wait for a choice: they hold for other boundaries.

    Notes: an own area is made of buurten of today; before the last change of indeling it has figures only when they
    are carried over.
    """
    if trend.reeksen["grondslag"].notna().any():
        return []
    namen: dict[int, list[str]] = {}
    for sleutel in trend.keuze:
        eigen = gebieden.eigen.get(sleutel)
        jaren = trend.gevuld.loc[trend.gevuld["sleutel"] == sleutel, "jaar"]
        if eigen and not jaren.empty and trend.meetjaren[0] < jaren.min():
            namen.setdefault(int(jaren.min()), []).append(eigen.naam)
    return [
        f"{join_namen(van)}: cijfers van voor {jaar} gaan over de buurten van toen. "
        "Kies 'Omrekenen naar nu' om ze erbij te zien."
        for jaar, van in namen.items()
    ]


def _explain_leegte(status: Status, trend: Trendgegevens) -> str:
    """Return what stands for a value that is not there, and why; what is hidden says so in its own word."""
    woord = describe_status(status.leegte, trend.bron)
    if status not in VERBORGEN and trend.indicator.afleiding:
        return "een van de aantallen om het te berekenen ontbreekt"
    return woord if status in VERBORGEN else f"bij de bron {woord}"


def _list_jaren(trend: Trendgegevens, indeling: int) -> list[int]:
    """Return the years in which a place of this indeling may be expected to have a figure."""
    binnen = trend.reeksen[(trend.reeksen["indeling"] == indeling) & trend.reeksen["waarde"].notna()]["jaar"]
    if binnen.empty:
        return []
    return [jaar for jaar in trend.verwacht if binnen.min() <= jaar <= binnen.max()]


def list_zonder(trend: Trendgegevens, gebieden: Gebieden) -> list[str]:
    """Return, per chosen place that has no figure at all, why."""
    return [_explain_zonder(trend, sleutel, gebieden) for sleutel in trend.zonder_cijfers]


def _explain_zonder(trend: Trendgegevens, sleutel: str, gebieden: Gebieden) -> str:
    plaats = find_gebied(sleutel, gebieden)
    naam = plaats.naam if plaats else sleutel
    if isinstance(plaats, EigenGebied) and not plaats.leden:
        return f"{naam} heeft nog geen cijfers: er zijn nog geen buurten aan gekoppeld. Een beheerder kan dat doen."
    rijen = trend.reeksen[trend.reeksen["sleutel"] == sleutel]
    if not rijen.empty:
        redenen = {_explain_leegte(Status(status), trend) for status in rijen["status"]}
        return f"{naam} heeft geen waarde: {', '.join(sorted(redenen))}."
    if not isinstance(plaats, EigenGebied) and plaats and plaats.niveau in trend.indicator.niveaus:
        return f"{naam} heeft geen cijfers over dit onderwerp: de bron geeft er geen."
    niveaus = [GebiedNiveau(n).meervoud for n in trend.indicator.niveaus if n != GebiedNiveau.GEMEENTE]
    return f"{naam} heeft geen cijfers over dit onderwerp. Die zijn er alleen voor {' en '.join(niveaus)}."
