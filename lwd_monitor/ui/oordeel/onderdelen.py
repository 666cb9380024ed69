"""What lies behind the verdicts of one place: the indicators, their figures and how firm the verdict is."""

import math
from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from lwd_monitor.bewering import Bewering, Rijoordeel, list_themabeweringen
from lwd_monitor.gebied import Gebied, Gebieden
from lwd_monitor.indicator import Indicator, Thema, format_waarde
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.gebied.kruimel import build_link
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.html import build_tabel
from lwd_monitor.ui.onderdelen.lijntje import build_lijntje_html
from lwd_monitor.ui.onderdelen.verandering import build_verandering
from lwd_monitor.ui.oordeel.laden import GEEN_SCORE, SOORTEN, Kolom, Oordeelbeeld, format_score
from lwd_monitor.waarneming import Status

KOPPEN = ("Indicator", ">Cijfer", "Door de jaren", "Score (marge)")


def build_onderdelen(
    beeld: Oordeelbeeld,
    gebied: Gebied,
    catalogus: dict[str, Indicator],
    gebieden: Gebieden,
    reeksen: Mapping[str, Rijoordeel],
) -> Markup:
    """Return the section of one place: per theme the verdict in words, and its indicators with their years."""
    delen = Markup().join(_build_thema(beeld, gebied, kolom, catalogus, reeksen) for kolom in beeld.kolommen)
    return Markup(
        "<section class='onderdelen'><h2>Hoe komt het oordeel over {naam} tot stand?</h2><p>{link}</p>{delen}</section>"
    ).format(
        naam=gebied.naam,
        link=build_link(gebied, gebieden, f"Alle cijfers en verhalen van {gebied.naam}"),
        delen=delen,
    )


def _build_thema(
    beeld: Oordeelbeeld,
    gebied: Gebied,
    kolom: Kolom,
    catalogus: dict[str, Indicator],
    reeksen: Mapping[str, Rijoordeel],
) -> Markup:
    cel = beeld.cellen.get((gebied.code, *kolom))
    if cel is None:
        return Markup()
    normen = beeld.indicatoren.set_index("id")
    ids = list(normen.index[(normen["thema"] == kolom[0]) & (normen["soort"] == kolom[1])])
    eigen = beeld.onderdelen[(beeld.onderdelen["gebied"] == gebied.code) & beeld.onderdelen["indicator"].isin(ids)]
    fictief = Markup(" {}").format(FICTIEF) if kolom in beeld.voorbeeld else Markup()
    rijen = (
        _build_rij(rij, gebied, catalogus[rij.indicator], normen.loc[rij.indicator], reeksen.get(rij.indicator))
        for rij in eigen.itertuples()
        if catalogus[rij.indicator].richting != "neutraal"
    )
    naam = f"{Thema(kolom[0]).titel}: {SOORTEN[kolom[1]]}"
    zinnen = _describe(cel, list_themabeweringen(beeld.get_thema(kolom), cel))
    return Markup("<h3>{}{}</h3><p>{}</p>{}").format(naam, fictief, zinnen, build_tabel("cijfers", KOPPEN, rijen, naam))


def _describe(cel: Mapping, zinnen: list[Bewering]) -> str:
    """Return the verdict of a theme in sentences: position, change, coverage, firmness."""
    delen = [f"{b.teken} {b.zin}" for b in zinnen]
    if not math.isnan(cel["score"]):
        marge = ""
        if not math.isnan(cel["laag"]) and cel["met_marge"]:
            marge = f", marge {format_score(cel['laag'])} tot {format_score(cel['hoog'])}"
        delen[0] += f" (score {format_score(cel['score'])}{marge})"
    else:
        delen.insert(0, f"{GEEN_SCORE[0]} {GEEN_SCORE[1].capitalize()}")
    delen.insert(1, cel["reden"].rstrip("."))
    if cel["ontwikkeling"] == "niet_te_toetsen":
        delen.append("De verandering sinds het basisjaar is niet te toetsen")
    delen.append(f"Van {format_getal(cel['dekking'])}% van de indicatoren is er een cijfer")
    if not math.isnan(cel["houdt_stand"]):
        delen.append(
            "Rekenen we met een ander basisjaar of andere gewichten, dan komt er in "
            f"{format_getal(cel['houdt_stand'])}% van de gevallen hetzelfde uit"
        )
    return ". ".join(deel for deel in delen if deel) + "."


def _build_rij(rij, gebied: Gebied, indicator: Indicator, norm, reeks: Rijoordeel | None) -> Markup:
    if math.isnan(rij.waarde):
        waarde: str | Markup = Status.ONTBREEKT.woord
    else:
        waarde = Markup("{} <span class='sub'>{:.0f}</span>").format(format_waarde(indicator, rij.waarde), rij.jaar)
    score = "–"
    if not math.isnan(rij.z):
        score = format_score(rij.z)
        if not math.isnan(rij.z_laag) and rij.z_laag < rij.z_hoog:
            score += f" ({format_score(rij.z_laag)} tot {format_score(rij.z_hoog)})"
        else:
            score += " (volledige telling)" if norm["telling"] else " (geen marge bekend)"
    return Markup(
        "<tr><th scope='row'><a href='trend?{}' target='_self'>{}</a><span class='sub'>vergeleken met {:.0f}</span></th>"
        "<td class='getal'>{}</td><td>{}</td><td>{}</td></tr>"
    ).format(
        urlencode({"indicator": indicator.id, "gebied": gebied.code}),
        indicator.titel_kort,
        norm["basisjaar"],
        waarde,
        _build_reeks(reeks),
        score,
    )


def _build_reeks(reeks: Rijoordeel | None) -> Markup:
    """Return the figures over the years, and whether they changed."""
    return build_lijntje_html(reeks.rij) + build_verandering(reeks) if reeks else Markup()
