"""Words around the table of the wijkkompas: what is shown, the early warning, and the sources."""

from collections.abc import Collection

from markupsafe import Markup

from lwd_monitor.indicator import Bron, Indicator, Richting, Thema, format_bron
from lwd_monitor.ui.onderdelen.bron import build_bronregel, format_jaren
from lwd_monitor.ui.oordeel.laden import SOORTEN, Kolom, Oordeelbeeld

METHODE = "uitleg?deel=methode#"
LEAD = (
    "Per thema ziet u waar een gebied staat, of er iets veranderde en welke cijfers daarachter zitten. Om te bekijken en om over te "
    "praten: een cijfer zegt niet waarom."
)


def build_lead(beeld: Oordeelbeeld) -> Markup:
    """Return what the table shows and how to read it."""
    return Markup(
        "<p class='lead'>{lead}</p>"
        "<p>Een gebied staat naast het gemiddelde van alle gebieden in een vast basisjaar. "
        "<a href='{m}positie' target='_self'>Hoe werkt de positie?</a> · "
        "<a href='{m}rookmelder' target='_self'>Rookmelder</a></p>"
        "<p class='sleutel'><span><span class='teken gunstig' aria-hidden='true'>●</span> gunstiger dan het gemiddelde in het basisjaar</span>"
        "<span><span class='teken ongunstig' aria-hidden='true'>◆</span> ongunstiger</span>"
        "<span><span class='teken gelijk' aria-hidden='true'>○</span> geen aantoonbaar verschil</span>"
        "<span>↗ ↘ aantoonbare verandering</span><span class='breed'>→ geen aantoonbare verandering</span>"
        "<span class='breed'>■ niet te toetsen</span><span class='breed'>– te weinig cijfers</span>"
        "<span>▲ alarm: laag en slechter</span><span>△ let op: een van de twee</span></p>"
        "<p class='sub'>Alle gebieden ({n}) en thema's zijn tegelijk getoetst. Daarom zijn we strenger: van de verschillen die "
        "we noemen is gemiddeld hooguit 5% toeval. <a href='{m}veel-tegelijk' target='_self'>Waarom?</a></p>"
    ).format(
        m=METHODE,
        n=len(beeld.gebieden),
        lead=LEAD,
    )


def build_bronnen(
    beeld: Oordeelbeeld,
    catalogus: dict[str, Indicator],
    bronnen: dict[str, Bron],
    themas: Collection[str] | None = None,
) -> Markup:
    """Return the source line of the figures that made the verdicts, or those of some themes, with their years."""
    telt = {
        i.id: i.bron
        for i in catalogus.values()
        if i.richting is not Richting.NEUTRAAL and (themas is None or i.thema.value in themas)
    }
    rijen = beeld.onderdelen[beeld.onderdelen["waarde"].notna() & beeld.onderdelen["indicator"].isin(list(telt))]
    jaren = rijen.groupby(rijen["indicator"].map(telt))["jaar"].agg(["min", "max"]).astype(int)
    delen = [
        format_bron(bronnen[str(id_)], format_jaren([int(rij["min"]), int(rij["max"])]))
        for id_, rij in jaren.iterrows()
        if id_ in bronnen
    ]
    return build_bronregel("; ".join(delen) + ".") if delen else Markup()


def build_rookmelder(beeld: Oordeelbeeld) -> Markup:
    """Return the places where level and change call for a look, by name; invented figures light no alarm."""
    regels = []
    for gebied in beeld.gebieden:
        themas = [
            f"{Thema(thema).titel.lower()} ({SOORTEN[soort]})"
            for thema, soort in beeld.kolommen
            if is_alarm(beeld, gebied.code, (thema, soort))
        ]
        if themas:
            regels.append(Markup("<li><b>{}</b>: {}</li>").format(gebied.naam, ", ".join(themas)))
    fictief = " Verzonnen cijfers tellen hier niet mee." if beeld.voorbeeld else ""
    if regels:
        zin = "Hier staat een gebied laag én gaat het aantoonbaar achteruit. Kijk hier eerst."
        return Markup("<h2>Rookmelder</h2><p>{}{}</p><ul>{}</ul>").format(zin, fictief, Markup().join(regels))
    toetsbaar, totaal = beeld.count_toetsbaar()
    daar = " In geen daarvan staat een gebied laag en gaat het ook aantoonbaar achteruit." if toetsbaar else ""
    zin = f"In {toetsbaar} van de {totaal} vakken is een verandering te toetsen.{daar}"
    return Markup("<h2>Rookmelder</h2><p>{}{}</p>").format(zin, fictief)


def is_alarm(beeld: Oordeelbeeld, code: str, kolom: Kolom) -> bool:
    """Tell whether a place stands low on a theme and goes down there, on figures that are not invented."""
    return kolom not in beeld.voorbeeld and beeld.cellen.get((code, *kolom), {}).get("rookmelder") == "alarm"
