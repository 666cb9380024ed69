"""Beleving beside feiten: where what people say and what is counted disagree beyond their margins."""

import math
from collections.abc import Iterable

from markupsafe import Markup

from lwd_monitor.bewering import ANDERS, build_verhouding
from lwd_monitor.indicator import Thema
from lwd_monitor.opmaak import join_namen
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.html import build_leeg, build_tabelrol
from lwd_monitor.ui.oordeel.laden import Oordeelbeeld, format_score

FICTIEF_TELT_NIET = "Een van de twee is verzonnen. Verzonnen cijfers tellen hier niet mee: de tabel laat zien hoe het eruit komt te zien."
SCHAAL = 3.0
RAND = 1.1  # the outermost mark stays off the end of its strip


def build_beleving(beeld: Oordeelbeeld) -> Markup:
    """Return a section per theme that has both sides; without any, the reason why."""
    themas = [t for t in Thema if (beeld.beleving["thema"] == t.value).any()]
    if not themas:
        return build_leeg(
            "Er is geen thema met beleving én feiten.",
            "Op dit niveau is er van elk thema maar een van de twee. Een enquête kent geen buurten.",
            "Kies wijken en dorpen, of vraag een analist om een enquête te verwerken.",
        )
    return Markup().join(_build_thema(beeld, thema) for thema in themas) + _build_overige(beeld, themas)


def _build_overige(beeld: Oordeelbeeld, themas: list[Thema]) -> Markup:
    """Return which themes are not here, since only one of the two sides has figures with a good and a bad side."""
    overig = [t.titel.lower() for t in Thema if t not in themas and t.value in {thema for thema, _ in beeld.kolommen}]
    if not overig:
        return Markup()
    return Markup(
        "<p class='sub'>Niet te vergelijken: {}. Bij die thema's is er maar een van de twee: beleving of feiten waarbij "
        "hoger of lager gunstig is.</p>"
    ).format(", ".join(overig))


def _build_thema(beeld: Oordeelbeeld, thema: Thema) -> Markup:
    rijen = {rij.gebied: rij for rij in beeld.beleving[beeld.beleving["thema"] == thema.value].itertuples()}
    fictief = beeld.is_fictief(thema.value)
    kop = FICTIEF_TELT_NIET if fictief else _describe_kop(beeld, list(rijen.values()))
    badge = FICTIEF if fictief else Markup()
    schaal = compute_schaal([x for rij in rijen.values() for x in (rij.beleving, rij.feiten)])
    regels = Markup().join(
        _build_regel(beeld, thema, gebied.naam, rijen[gebied.code], schaal)
        for gebied in beeld.gebieden
        if gebied.code in rijen
    )
    tabel = Markup(
        "<table class='cijfers beleving'><caption>Score met het "
        "nieuwste cijfer tot en met {}, naast het gemiddelde van het basisjaar: onder 0 (links) is ongunstiger, boven 0 (rechts) gunstiger.</caption><thead><tr><th scope='col'>Gebied</th>"
        "<th scope='col' class='breed'>○ beleving, ■ feiten</th><th scope='col' class='getal'>Beleving</th>"
        "<th scope='col' class='getal'>Feiten</th><th scope='col'>Verschil</th></tr></thead><tbody>{}</tbody></table>"
    ).format(beeld.jaar, regels)
    return Markup("<section><h2>{} {}</h2><p>{}</p>{}</section>").format(
        thema.titel, badge, kop, build_tabelrol(tabel, thema.titel)
    )


def _describe_kop(beeld: Oordeelbeeld, rijen: list) -> str:
    """Return where survey and figures differ, and in how many places that could be tested."""
    namen = {g.code: g.naam for g in beeld.gebieden}
    getoetst = [rij for rij in rijen if not math.isnan(rij.p)]
    anders = [namen[rij.gebied] for rij in getoetst if rij.verhouding in ANDERS]
    hoeveel = f"In {len(getoetst)} van de {len(rijen)} gebieden is dit te toetsen"
    if not getoetst:
        return f"{hoeveel}."
    daar = f"is er een aantoonbaar verschil in {join_namen(anders)}" if anders else "is er geen aantoonbaar verschil"
    return f"{hoeveel}; daar {daar}."


def _build_regel(beeld: Oordeelbeeld, thema: Thema, naam: str, rij, schaal: float) -> Markup:
    bewering = build_verhouding(rij, beeld.is_fictief(thema.value))
    scores = [_format(x) for x in (rij.beleving, rij.feiten)]
    return Markup(
        "<tr><th scope='row'>{}</th><td class='breed'>{}</td><td class='getal'>{}</td><td class='getal'>{}</td>"
        "<td><span aria-hidden='true'>{}</span> {}</td></tr>"
    ).format(naam, _build_duo(beeld, thema, rij, schaal), *scores, bewering.teken, bewering.zin)


def _build_duo(beeld: Oordeelbeeld, thema: Thema, rij, schaal: float) -> Markup:
    delen = [Markup("<b class='nul'></b>")]
    for soort, score, klasse in (("subjectief", rij.beleving, "rond"), ("objectief", rij.feiten, "blok")):
        cel = beeld.cellen.get((rij.gebied, thema.value, soort))
        if cel is None or math.isnan(score):
            continue
        if cel["met_marge"] and not math.isnan(cel["laag"]):
            laag, hoog = _place(cel["laag"], schaal), _place(cel["hoog"], schaal)
            delen.append(
                Markup("<u class='{}' style='left:{:.1f}%;width:{:.1f}%'></u>").format(klasse, laag, hoog - laag)
            )
        delen.append(Markup("<em class='{}' style='left:{:.1f}%'></em>").format(klasse, _place(score, schaal)))
    return Markup("<div class='duo' aria-hidden='true'>{}</div>").format(Markup().join(delen))


def compute_schaal(scores: Iterable[float]) -> float:
    """Return the score at the ends of all strips of a theme: wide enough for every mark, never narrower than 3.

    >>> compute_schaal([0.5, -1.0]), round(compute_schaal([0.5, -4.0, float("nan")]), 1)
    (3.0, 4.4)
    """
    return max(SCHAAL, RAND * max((abs(score) for score in scores if not math.isnan(score)), default=0.0))


def _place(score: float, schaal: float) -> float:
    return 100 * (min(max(score, -schaal), schaal) + schaal) / (2 * schaal)


def _format(score: float) -> str:
    return "–" if math.isnan(score) else format_score(score)
