"""The parts of Wat veranderde as HTML."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from lwd_monitor.bewering import Stadsreeks, Veranderd, describe_telling
from lwd_monitor.gebied import EigenGebied, Gebied, Gebieden, GebiedNiveau
from lwd_monitor.grafiek import build_lijntje
from lwd_monitor.indicator import Bron, Thema, format_bron, format_in_zin, format_waarde
from lwd_monitor.opmaak import format_datum, format_getal
from lwd_monitor.portret import select_plaats
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.bron import build_bronregel, format_jaren
from lwd_monitor.ui.onderdelen.html import build_leeg, build_tabel, build_tabelrol
from lwd_monitor.ui.onderdelen.lijntje import build_beeld
from lwd_monitor.ui.onderdelen.schakel import build_methodelink
from lwd_monitor.ui.onderdelen.verandering import build_zin
from lwd_monitor.ui.onderdelen.verhaal import build_herkomstmerk
from lwd_monitor.ui.trend.gegevens import describe_gebied
from lwd_monitor.verhaal import Verhaal

MAX_VERHALEN = 3
LEAD = Markup(
    "<p class='lead'>Cijfers schommelen van jaar tot jaar. Hier staat een verandering pas als toeval een slechte verklaring is: "
    "in een buurt, een wijk, een dorp of in heel de gemeente.</p>"
)


def build_stand(veranderd: Veranderd, gekozen: Sequence[Stadsreeks], *, gefilterd: bool) -> Markup:
    """Return how much was tested and how much of it changed, of all and of what the reader chose."""
    keuze = Markup()
    if gefilterd:
        bewezen = sum(r.bewering is not None for r in gekozen)
        woorden = describe_telling(len(gekozen), bewezen) if gekozen else "niets getoetst."
        keuze = Markup("<p><b>In uw keuze: {}</b></p>").format(woorden)
    return Markup(
        "<h2 class='stand'>{}</h2>{}<p class='sub'>Een reeks is één cijfer van één gebied door de jaren. Alle reeksen zijn "
        "samen getoetst, ook als u hier kiest: van de veranderingen die we noemen is gemiddeld hooguit 5% toeval. {}</p>"
    ).format(veranderd.samenvatting, keuze, build_methodelink("veel-tegelijk", "Waarom samen?"))


def build_bewezen(
    gekozen: Sequence[Stadsreeks], gebieden: Gebieden, verhalen: Sequence[Verhaal], bronnen: Mapping[str, Bron]
) -> Markup:
    """Return each proven change with its figures, course and stories, and their sources."""
    kaarten = Markup().join(_build_kaart(reeks, gebieden, verhalen) for reeks in gekozen)
    return Markup("{}{}").format(kaarten, build_bronnen(gekozen, bronnen))


def build_geen() -> Markup:
    """Return how a change gets here, for when there is none."""
    return build_leeg(
        "Hier staat nog geen verandering.",
        "Een verandering komt hier als het verschil groot genoeg is naast de marges, ook nu alle reeksen samen zijn getoetst. "
        "Elk nieuw jaar toetsen we alles opnieuw. Dat hier niets staat, wil niet zeggen dat alles gelijk bleef: in een "
        "kleine buurt valt een verschil pas op als het groot is.",
    )


def build_themas(veranderd: Veranderd) -> Markup:
    """Return how many series were tested and changed per theme, and what was not tested."""
    getoetst = Counter(r.indicator.thema for r in veranderd.getoetst)
    bewezen = Counter(r.indicator.thema for r in veranderd.bewezen)
    rijen = (
        Markup("<tr><th scope='row'>{}</th><td class='getal'>{}</td><td class='getal'>{}</td></tr>").format(
            thema.titel, format_getal(getoetst[thema]), format_getal(bewezen[thema]) if bewezen[thema] else "geen"
        )
        for thema in Thema
        if getoetst[thema]
    )
    tabel = build_tabel("cijfers smal", ("Thema", ">Reeksen getoetst", ">Aantoonbaar veranderd"), rijen)
    return Markup("<h2>Wat is er getoetst?</h2>{}{}").format(tabel, _build_buiten(veranderd))


def _build_buiten(veranderd: Veranderd) -> Markup:
    delen = []
    if veranderd.niet_te_toetsen:
        delen.append(
            Markup("{} niet te toetsen: de bron geeft geen marge, of het aantal erachter ontbreekt. {}").format(
                _tel(veranderd.niet_te_toetsen), build_methodelink("niet-te-toetsen", "Waarom?")
            )
        )
    if veranderd.fictief:
        delen.append(Markup("{} weggelaten: de cijfers zijn verzonnen {}").format(_tel(veranderd.fictief), FICTIEF))
    return Markup("<p class='sub'>{}</p>").format(Markup(" ").join(delen)) if delen else Markup()


def _tel(aantal: int) -> str:
    return "1 reeks is" if aantal == 1 else f"{format_getal(aantal)} reeksen zijn"


def build_kaal(gekozen: Iterable[Stadsreeks], gebieden: Gebieden, bronnen: dict[str, Bron]) -> Markup:
    """Return the tested figures without a word about them: by wijk and name."""
    op_plek = sorted(gekozen, key=lambda r: (_get_volgorde(r.plek, gebieden), r.indicator.titel_kort))
    namen = {id(r): describe_gebied(r.plek, gebieden) for r in op_plek}
    rijen = [
        (Markup("<a href='{}' target='_self'>{}</a>").format(_build_gebiedlink(r), namen[id(r)]), r) for r in op_plek
    ]
    titel = "Getoetst, zonder aantoonbaar verschil"
    tabel = build_tabelrol(_build_tabel(titel, ("Gebied", "Cijfer"), rijen), titel)
    return Markup("{}{}").format(tabel, build_bronnen(op_plek, bronnen))


def build_tellingen(tellingen: Sequence[Stadsreeks], naam: str, bronnen: Mapping[str, Bron]) -> Markup:
    """Return the full counts of one place from their first to their newest year."""
    kop = Markup(
        "<h2>Volledige telling: {}</h2><p class='sub'>Wie alles en iedereen telt, zoals inwoners en woningen, hoeft niet te toetsen: "
        "elk verschil is echt. Er staat dus geen oordeel bij.</p>"
    ).format(naam)
    if not tellingen:
        return kop + Markup("<p>In deze keuze zijn geen volledige tellingen van twee jaren of langer.</p>")
    rijen = [
        (None, r) for r in sorted(tellingen, key=lambda r: (list(Thema).index(r.indicator.thema), r.indicator.titel))
    ]
    return kop + _build_tabel("", ("Cijfer",), rijen) + build_bronnen(tellingen, bronnen)


def build_bronnen(reeksen: Iterable[Stadsreeks], bronnen: Mapping[str, Bron]) -> Markup:
    """Return the sources of some series, each once with its years."""
    jaren: dict[str, set[int]] = {}
    for reeks in reeksen:
        jaren.setdefault(reeks.indicator.bron, set()).update(m.jaar for m in reeks.reeks)
    delen = [format_bron(bronnen[id_], format_jaren(sorted(van))) for id_, van in jaren.items() if id_ in bronnen]
    return build_bronregel("; ".join(delen) + ".") if delen else Markup()


def build_rsslink(gebied: str) -> Markup:
    """Return the link to the feed, of the chosen place when there is one."""
    vraag = f"?{urlencode({'gebied': gebied})}" if gebied else ""
    return Markup(
        "<p class='bron'><a href='veranderingen.rss{}' target='_blank'>Volg de aantoonbare veranderingen (RSS)</a></p>"
    ).format(vraag)


def list_bij(reeks: Stadsreeks, gebieden: Gebieden, verhalen: Sequence[Verhaal]) -> list[Verhaal]:
    """Return the newest stories of the same place that stand beside this figure or are about its theme; told ones first."""
    hier = select_plaats(verhalen, reeks.plek, gebieden)
    velden = set(reeks.indicator.werkvelden)
    passend = [
        v for v in hier if velden & set(v.werkvelden) or any(d.indicator_id == reeks.indicator.id for d in v.duidingen)
    ]
    return sorted(passend, key=lambda v: v.uit_stukken)[:MAX_VERHALEN]


def _build_kaart(reeks: Stadsreeks, gebieden: Gebieden, verhalen: Sequence[Verhaal]) -> Markup:
    assert reeks.bewering is not None
    indicator = reeks.indicator
    return Markup(
        "<section class='wending'><div><h3><a href='{gebied}' target='_self'>{naam}</a>: {titel}</h3>"
        "<p class='vantot'>{vantot}</p><p>{zin}</p><p class='sub'><a href='{trend}' target='_self'>Bekijk door de jaren</a></p>"
        "</div>{lijn}{verhalen}</section>"
    ).format(
        gebied=_build_gebiedlink(reeks),
        naam=describe_gebied(reeks.plek, gebieden),
        titel=f"{indicator.titel_kort[:1].lower()}{indicator.titel_kort[1:]}",
        vantot=_build_vantot(reeks, Markup("<b>{}</b>")),
        zin=build_zin(reeks.bewering),
        trend=_build_trendlink(reeks),
        lijn=_build_lijn(reeks),
        verhalen=_build_verhalen(list_bij(reeks, gebieden, verhalen)),
    )


def _build_lijn(reeks: Stadsreeks) -> Markup:
    # Two figures are no course.
    if len(reeks.reeks) < 3:
        return Markup()
    tekst = "; ".join(f"{m.jaar}: {format_waarde(reeks.indicator, m.waarde)}" for m in reeks.reeks)
    svg = build_lijntje([(m.jaar, m.waarde) for m in reeks.reeks], titel=tekst) or ""
    return Markup(
        "<div class='lijntje'><div class='vlak'>{}</div><div class='jaren' style='width:160px'><span>{}</span><span>{}</span></div></div>"
    ).format(build_beeld(svg, tekst), reeks.van.jaar, reeks.tot.jaar)


def _build_verhalen(verhalen: Sequence[Verhaal]) -> Markup:
    verteld = [v for v in verhalen if not v.uit_stukken]
    stukken = [v for v in verhalen if v.uit_stukken]
    delen = Markup().join(
        Markup("<h4>{}</h4><ul>{}</ul>").format(kop, Markup().join(_build_verhaalregel(v) for v in deel))
        for kop, deel in (("Verteld over dit gebied", verteld), ("Uit de stukken van de gemeente", stukken))
        if deel
    )
    return Markup("<div class='erbij'>{}</div>").format(delen) if delen else delen


def _build_verhaalregel(verhaal: Verhaal) -> Markup:
    return Markup(
        "<li><a href='verhalen?verhaal={}' target='_self'>{}</a> <span class='meta'>{}</span> {}</li>"
    ).format(verhaal.id, verhaal.titel, format_datum(verhaal.datum, verhaal.datum_soort), build_herkomstmerk(verhaal))


def _build_tabel(bijschrift: str, koppen: tuple[str, ...], rijen: Sequence[tuple[Markup | None, Stadsreeks]]) -> Markup:
    kop = Markup().join(Markup("<th scope='col'>{}</th>").format(k) for k in (*koppen, "Van", "Tot"))
    regels = Markup().join(_build_regel(voor, reeks) for voor, reeks in rijen)
    return Markup("<table class='cijfers veranderd'>{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
        Markup("<caption>{}</caption>").format(bijschrift) if bijschrift else "", kop, regels
    )


def _build_regel(voor: Markup | None, reeks: Stadsreeks) -> Markup:
    titel = Markup("<a href='{}' target='_self'>{}</a>{}").format(
        _build_trendlink(reeks), reeks.indicator.titel_kort, _build_eenheid(reeks)
    )
    cellen = Markup().join(
        Markup("<td>{} <span class='meta'>in {}</span></td>").format(
            format_in_zin(reeks.indicator, m.waarde, False), m.jaar
        )
        for m in (reeks.van, reeks.tot)
    )
    eerste = Markup("<th scope='row'>{}</th>").format(titel if voor is None else voor)
    return Markup("<tr>{}{}{}</tr>").format(
        eerste, Markup() if voor is None else Markup("<td>{}</td>").format(titel), cellen
    )


def _build_eenheid(reeks: Stadsreeks) -> Markup:
    """Return the unit beneath a title that does not say it itself; amounts and shares carry theirs."""
    eenheid = reeks.indicator.eenheid
    if reeks.indicator.is_procent or eenheid.startswith("×") or eenheid.lower() in reeks.indicator.titel_kort.lower():
        return Markup()
    return Markup(" <span class='meta'>{}</span>").format(eenheid)


def _build_vantot(reeks: Stadsreeks, vorm: Markup) -> Markup:
    van, tot = ((format_in_zin(reeks.indicator, m.waarde), m.jaar) for m in (reeks.van, reeks.tot))
    return Markup("{} in {} → {} in {}").format(vorm.format(van[0]), van[1], vorm.format(tot[0]), tot[1])


def _build_gebiedlink(reeks: Stadsreeks) -> str:
    return f"gebied?{urlencode({'gebied': reeks.plek.sleutel})}"


def _build_trendlink(reeks: Stadsreeks) -> str:
    gebied = {} if getattr(reeks.plek, "niveau", None) is GebiedNiveau.GEMEENTE else {"gebied": reeks.plek.sleutel}
    return f"trend?{urlencode({'indicator': reeks.indicator.id, **gebied})}"


def _get_volgorde(plek: Gebied | EigenGebied, gebieden: Gebieden) -> tuple[int, str, int, str]:
    """Return where a place stands: the gemeente, own areas, then each wijk with its buurten behind it."""
    if isinstance(plek, EigenGebied):
        return (1, plek.naam, 0, "")
    if plek.niveau is GebiedNiveau.GEMEENTE:
        return (0, "", 0, "")
    wijk = plek if plek.niveau is GebiedNiveau.WIJK else gebieden.list_ouders(plek)[-1]
    return (2, wijk.naam, int(plek.niveau is GebiedNiveau.BUURT), plek.naam)
