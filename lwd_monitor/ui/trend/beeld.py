"""The line chart and the comparison of one measurement as HTML: marks and words on top of the drawn lines."""

import pandas as pd
from markupsafe import Markup

from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.grafiek import (
    STIJL_ALMELO,
    STIJLEN,
    Lijnstijl,
    Segment,
    Verloop,
    build_as,
    build_verloop_svg,
    spread_etiketten,
)
from lwd_monitor.indicator import Indicator, format_waarde
from lwd_monitor.ui.onderdelen.lijntje import build_beeld
from lwd_monitor.ui.trend.gegevens import Trendgegevens

# On a phone fewer year names fit under the chart.
JAREN_SMAL = 6


def list_stijlen(trend: Trendgegevens) -> dict[str, Lijnstijl]:
    """Return how each place is drawn; a place keeps its style as long as its rank in the choice is the same."""
    stijlen = dict(zip(trend.keuze, STIJLEN, strict=False))
    return {**stijlen, GEMEENTE_CODE: STIJL_ALMELO}


def build_grafiek(trend: Trendgegevens, verloop: Verloop, merken: Markup = Markup()) -> Markup:  # noqa: B008
    """Return the line chart; its words are those of the table beneath; `merken` stand at their date on top of it."""
    stijlen = list_stijlen(trend)
    return Markup(
        "<figure class='verloop' role='group' aria-label='{titel}'>"
        "<div class='waarden' aria-hidden='true'>{waarden}</div>"
        "<div class='vlak'>{beeld}{breuken}{punten}{jaarkolommen}{merken}</div>"
        "<div class='etiketten' aria-hidden='true'>{etiketten}</div>"
        "<div class='jaren' aria-hidden='true'>{jaren}</div></figure>{sleutel}"
    ).format(
        titel=describe_grafiek(trend, verloop),
        waarden=_build_waarden(trend.indicator, verloop),
        beeld=build_beeld(build_verloop_svg(verloop, stijlen), ""),
        breuken=_join(_build_breuk(verloop, jaar) for jaar in verloop.breuken)
        + _join(_build_breuk(verloop, jaar, "andere reeks") for jaar in verloop.reeksbreuken),
        punten=_join(_build_punten(verloop, segment, stijlen) for segment in verloop.segmenten),
        jaarkolommen=_join(_build_jaarkolom(trend, verloop, jaar, stijlen) for jaar in verloop.jaren),
        merken=merken,
        etiketten=_build_etiketten(trend, verloop, stijlen),
        jaren=_build_jaren(verloop),
        sleutel=build_sleutel(trend, stijlen),
    )


def get_asbegin(trend: Trendgegevens) -> float:
    """Return the value at which the axis begins."""
    return build_as(trend.reeksen, trend.vanaf_nul)[0]


def describe_grafiek(trend: Trendgegevens, verloop: Verloop) -> str:
    """Return the chart in words, for who does not see it."""
    namen = ", ".join(dict.fromkeys(trend.gevuld["naam"]))
    breuk = "".join(f" Na {jaar} begint een nieuwe indeling en lopen de lijnen niet door." for jaar in verloop.breuken)
    breuk += "".join(
        f" Na {jaar} is het een andere reeks en lopen de lijnen niet door." for jaar in verloop.reeksbreuken
    )
    return (
        f"Lijngrafiek van {trend.indicator.titel}, {verloop.jaren[0]} tot en met {verloop.jaren[-1]}, voor {namen}."
        f"{breuk} Alle cijfers staan in de tabel hieronder."
    )


def build_meting(trend: Trendgegevens) -> Markup:
    """Return the places beside each other for the only year there is: a mark each, with its margin."""
    rijen = trend.gevuld
    stappen = build_as(rijen, trend.vanaf_nul)
    stijlen = list_stijlen(trend)

    def place(waarde: float) -> float:
        return 100 * (waarde - stappen[0]) / (stappen[-1] - stappen[0])

    regels = [_build_metingrij(trend, rij, stijlen[rij.sleutel], place) for rij in rijen.itertuples()]
    return Markup(
        "<div class='meting' role='group' aria-label='Eén meting, {jaar}: {titel}. Alle cijfers staan in de tabel "
        "hieronder.'>{regels}<p class='einden' aria-hidden='true'><span>{laag}</span><span>{hoog}</span></p></div>"
    ).format(
        jaar=rijen["jaar"].iloc[0],
        titel=trend.indicator.titel,
        regels=_join(regels),
        laag=format_waarde(trend.indicator, stappen[0]),
        hoog=format_waarde(trend.indicator, stappen[-1]),
    )


def _build_metingrij(trend: Trendgegevens, rij, stijl: Lijnstijl, place) -> Markup:
    marge = Markup()
    if pd.notna(rij.ci_laag) and pd.notna(rij.ci_hoog):
        marge = Markup("<i class='marge' style='left:{:.2f}%;width:{:.2f}%'></i>").format(
            place(rij.ci_laag), place(rij.ci_hoog) - place(rij.ci_laag)
        )
    return Markup(
        "<p><span class='naam'>{naam}</span><span class='baan' style='color:{kleur}' aria-hidden='true'>{marge}"
        "<b class='punt {vorm}' style='left:{plek:.2f}%'></b></span><b class='waarde'>{waarde}</b></p>"
    ).format(
        naam=rij.naam,
        kleur=stijl.kleur,
        marge=marge,
        vorm=stijl.vorm,
        plek=place(rij.waarde),
        waarde=format_waarde(trend.indicator, rij.waarde),
    )


def build_sleutel(trend: Trendgegevens, stijlen: dict[str, Lijnstijl]) -> Markup:
    """Return the key that a phone shows, where names do not fit beside the lines."""
    laatste = trend.gevuld.drop_duplicates(["sleutel", "indeling"], keep="last")
    regels = [
        Markup("<li style='color:{}'><b class='punt los {}{}'></b><span>{}: <b>{}</b> ({})</span></li>").format(
            stijlen[rij.sleutel].kleur,
            stijlen[rij.sleutel].vorm,
            " oud" if rij.indeling < trend.reeksen["indeling"].max() else "",
            rij.naam,
            format_waarde(trend.indicator, rij.waarde),
            rij.jaar,
        )
        for rij in laatste.itertuples()
    ]
    return Markup("<ul class='verloopsleutel' aria-hidden='true'>{}</ul>").format(_join(regels))


def list_waarden(indicator: Indicator, verloop: Verloop) -> list[str]:
    """Return what stands beside each step of the axis: nothing at a step that the figures themselves cannot show."""
    return [
        format_waarde(indicator, stap) if abs(stap - round(stap, indicator.decimalen)) < 1e-9 else ""
        for stap in verloop.stappen
    ]


def _build_waarden(indicator: Indicator, verloop: Verloop) -> Markup:
    return _join(
        Markup("<span style='top:{:.2f}%'>{}</span>").format(100 * verloop.place_waarde(stap), woord)
        for stap, woord in zip(verloop.stappen, list_waarden(indicator, verloop), strict=True)
        if woord
    )


def _build_jaren(verloop: Verloop) -> Markup:
    om_en_om = len(verloop.jaren) > JAREN_SMAL
    return _join(
        Markup("<span class='{}' style='left:{:.2f}%'>{}</span>").format(
            "breed" if om_en_om and (len(verloop.jaren) - 1 - rang) % 2 else "", 100 * verloop.place_jaar(jaar), jaar
        )
        for rang, jaar in enumerate(verloop.jaren)
    )


def _build_breuk(verloop: Verloop, jaar: int, woord: str = "nieuwe indeling") -> Markup:
    plek = 100 * verloop.place_jaar(jaar + 0.5)
    return Markup("<span class='breuk' aria-hidden='true' style='left:{:.2f}%'>{}</span>").format(plek, woord)


def _build_punten(verloop: Verloop, segment: Segment, stijlen: dict[str, Lijnstijl]) -> Markup:
    stijl = stijlen[segment.sleutel]
    oud = " oud" if segment.indeling in verloop.breuken else ""
    return _join(
        Markup("<b class='punt {}{}' style='left:{:.2f}%;top:{:.2f}%;color:{}'></b>").format(
            stijl.vorm, oud, 100 * verloop.place_jaar(p.jaar), 100 * verloop.place_waarde(p.waarde), stijl.kleur
        )
        for p in segment.punten
    )


def _build_jaarkolom(trend: Trendgegevens, verloop: Verloop, jaar: int, stijlen: dict[str, Lijnstijl]) -> Markup:
    rijen = trend.gevuld[trend.gevuld["jaar"] == jaar].sort_values("waarde", ascending=False)
    zinnen = [f"{rij.naam} {format_waarde(trend.indicator, rij.waarde)}" for rij in rijen.itertuples()]
    links, rechts = _compute_kolom(verloop, jaar)
    regels = _join(
        Markup("<span><b class='punt los {}' style='color:{}'></b>{}</span>").format(
            stijlen[rij.sleutel].vorm, "#fff", zin
        )
        for rij, zin in zip(rijen.itertuples(), zinnen, strict=True)
    )
    return Markup(
        "<div class='jaarkolom' tabindex='0' role='img' aria-label='{jaar}: {zinnen}' "
        "style='left:{links:.2f}%;width:{breedte:.2f}%'><i style='left:{midden:.2f}%'></i>"
        "<div class='tip {kant}'><b>{jaar}</b>{regels}</div></div>"
    ).format(
        jaar=jaar,
        zinnen="; ".join(zinnen),
        links=100 * links,
        breedte=100 * (rechts - links),
        midden=100 * (verloop.place_jaar(jaar) - links) / (rechts - links),
        kant="links" if verloop.place_jaar(jaar) > 0.5 else "rechts",
        regels=regels,
    )


def _compute_kolom(verloop: Verloop, jaar: int) -> tuple[float, float]:
    rang = verloop.jaren.index(jaar)
    plek = [verloop.place_jaar(j) for j in verloop.jaren]
    links = -0.03 if rang == 0 else (plek[rang - 1] + plek[rang]) / 2
    rechts = 1.03 if rang == len(plek) - 1 else (plek[rang] + plek[rang + 1]) / 2
    return links, rechts


def _build_etiketten(trend: Trendgegevens, verloop: Verloop, stijlen: dict[str, Lijnstijl]) -> Markup:
    # An older piece with the same name needs no label of its own: the newer one stands in line with it.
    laatste = {(s.sleutel, s.naam): s for s in verloop.segmenten}
    segmenten = list(laatste.values())
    plekken = spread_etiketten([verloop.place_waarde(s.punten[-1].waarde) for s in segmenten])
    return _join(
        Markup(
            "<span style='top:{:.2f}%;color:{}' title='{}'><b class='punt los {}{}'></b> {} <b>{}</b>{}</span>"
        ).format(
            100 * plek,
            stijlen[s.sleutel].kleur,
            s.naam,
            stijlen[s.sleutel].vorm,
            " oud" if s.indeling in verloop.breuken else "",
            s.naam,
            format_waarde(trend.indicator, s.punten[-1].waarde),
            f" ({s.punten[-1].jaar})" if s.punten[-1].jaar != verloop.jaren[-1] else "",
        )
        for s, plek in zip(segmenten, plekken, strict=True)
    )


def _join(delen) -> Markup:
    return Markup().join(delen)
