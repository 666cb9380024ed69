"""A figure beside a story: its title, its value in the years that the story is about, and what the story does with it."""

from collections.abc import Mapping

from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Indicator, format_waarde
from lwd_monitor.oordeel import explain_leeg
from lwd_monitor.ui import bronnen
from lwd_monitor.verhaal import Duiding, Houding, Verhaal
from lwd_monitor.waarneming import VERBORGEN, Status

WOORDEN = {
    Houding.BEVESTIGT: ("=", "bevestigt dit cijfer"),
    Houding.NUANCEERT: ("±", "nuanceert dit cijfer"),
    Houding.WEERSPREEKT: ("≠", "weerspreekt dit cijfer"),
}


def build_duidingen(verhaal: Verhaal, gebieden: Gebieden) -> Markup:
    """Return the figures that a story stands beside, or nothing."""
    indicatoren = bronnen.load_indicatoren()
    return Markup().join(build_duiding(duiding, indicatoren, gebieden) for duiding in verhaal.duidingen)


def build_duiding(duiding: Duiding, indicatoren: Mapping[str, Indicator], gebieden: Gebieden) -> Markup:
    """Return one figure with its value and the sentence why; a figure that left the catalogue is told so."""
    indicator = indicatoren.get(duiding.indicator_id)
    teken, woord = WOORDEN[duiding.houding]
    gebied = gebieden.eigen.get(duiding.gebied_code) or gebieden.find(duiding.gebied_code, duiding.indeling)
    return Markup(
        "<div class='duiding'><p class='meta'><span aria-hidden='true'>{}</span> Dit verhaal {}</p>"
        "<p><b>{}</b> {}</p><p class='meta'>{}</p></div>"
    ).format(
        teken,
        woord,
        indicator.titel if indicator else "Dit cijfer staat niet meer in de monitor.",
        describe_waarden(duiding, indicator, gebied.naam if gebied else duiding.gebied_code) if indicator else "",
        Markup("{} <i>Toegevoegd door de redactie.</i>").format(duiding.waarom) if duiding.door else duiding.waarom,
    )


def describe_waarden(duiding: Duiding, indicator: Indicator, naam: str) -> str:
    """Return the figure over the years of the duiding in words: `Kerkelanden: 101 in 2021, 74 in 2025. Hier niet getoetst.`."""
    reeks = bronnen.load_gebiedreeks(indicator.id, duiding.gebied_code, duiding.indeling)
    binnen = reeks[reeks["jaar"].between(duiding.jaar_van, duiding.jaar_tot)]
    passend = binnen.dropna(subset=["waarde"])
    if passend.empty:
        verborgen = {int(rij.jaar): Status(rij.status) for rij in binnen.itertuples() if rij.status in VERBORGEN}
        if verborgen:
            return f"{naam}: niet te zien. {explain_leeg(list(verborgen), verborgen)}"
        jaren = (
            str(duiding.jaar_van) if duiding.jaar_van == duiding.jaar_tot else f"{duiding.jaar_van}–{duiding.jaar_tot}"
        )
        return f"{naam}: geen cijfer over {jaren}."
    eerste, laatste = passend.iloc[0], passend.iloc[-1]
    delen = [f"{format_waarde(indicator, rij.waarde, eenheid=True)} in {int(rij.jaar)}" for rij in (eerste, laatste)]
    punten = list(dict.fromkeys(delen))
    # These years were picked by a writer; the change is tested at Trend, over the years that count there.
    return f"{naam}: {', '.join(punten)}.{' Hier niet getoetst.' if len(punten) > 1 else ''}"
