"""The table of the wijkkompas: every place by every theme, in signs and words."""

from collections.abc import Sequence

from markupsafe import Markup

from lwd_monitor.bewering import Bewering, Beweringsoort, list_themabeweringen
from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import Thema
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.oordeel.laden import Kolom, Oordeelbeeld
from lwd_monitor.ui.oordeel.woorden import GEEN_SCORE, SOORTEN
from lwd_monitor.waarneming import Status

GETOETST = ("gunstig", "ongunstig")


def build_heattabel(beeld: Oordeelbeeld, gekozen: str | None = None) -> Markup:
    """Return the table; places stand by wijk and name, never by score."""
    rijen = Markup().join(_build_rij(beeld, gebied, gebied.code == gekozen) for gebied in beeld.gebieden)
    return build_tabel(beeld, beeld.kolommen, f"Oordeel per thema in {beeld.jaar}", rijen)


def build_tabel(beeld: Oordeelbeeld, kolommen: Sequence[Kolom], titel: str, rijen: Markup) -> Markup:
    """Return a table of places by themes around its rows, with its caption and the two rows of headings."""
    kop = Markup().join(_build_kop(beeld, kolom) for kolom in kolommen)
    volgorde = "wijk en dan naam" if beeld.niveau == "buurt" else "naam"
    return Markup(
        "<div class='heatrol' tabindex='0' role='region' aria-label='Tabel met alle oordelen'><table class='heat'>"
        "<caption>{}. Volgorde: {}, geen ranglijst.</caption>"
        "<thead><tr><td></td>{}</tr><tr><th scope='col'>Gebied</th>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(titel, volgorde, _build_groepen(kolommen), kop, rijen)


def _build_groepen(kolommen: Sequence[Kolom]) -> Markup:
    soorten = [soort for _, soort in kolommen]
    return Markup().join(
        Markup("<th scope='colgroup' class='groep' colspan='{}'>{}</th>").format(soorten.count(soort), SOORTEN[soort])
        for soort in dict.fromkeys(soorten)
    )


def _build_kop(beeld: Oordeelbeeld, kolom: Kolom) -> Markup:
    return Markup("<th scope='col'>{}{}</th>").format(Thema(kolom[0]).titel, _build_fictief(beeld, kolom))


def _build_fictief(beeld: Oordeelbeeld, kolom: Kolom) -> Markup:
    if kolom not in beeld.voorbeeld:
        return Markup()
    return Markup(" <span class='badge fictief' title='Met verzonnen cijfers'>◇ fictief</span>")


def _build_rij(beeld: Oordeelbeeld, gebied: Gebied, gekozen: bool) -> Markup:
    cellen = Markup().join(_build_cel(beeld, gebied, kolom) for kolom in beeld.kolommen)
    link = Markup("<a href='wijkkompas?niveau={}&amp;jaar={}&amp;gebied={}' target='_self'>{}</a>").format(
        beeld.niveau, beeld.jaar, gebied.code, gebied.naam
    )
    return Markup("<tr{}><th scope='row'>{}{}</th>{}</tr>").format(
        Markup(" class='gekozen' aria-current='true'") if gekozen else "", link, _build_vouw(beeld, gebied), cellen
    )


def _build_vouw(beeld: Oordeelbeeld, gebied: Gebied) -> Markup:
    """Return what stands under the name on a phone, where the cells open with a tap: the themes with a verdict, and the rest counted.

    Notes: the style sheet shows it there alone, and the cells of a row while its fold is open. Invented figures say nothing here.
    """
    merken, rest = [], 0
    for kolom in beeld.kolommen:
        cel = beeld.cellen.get((gebied.code, *kolom))
        positie = _find_positie(beeld, cel, kolom) if cel and kolom not in beeld.voorbeeld else None
        if positie is None or positie.klasse not in GETOETST:
            rest += 1
            continue
        merken.append(
            Markup("<span class='merk {}'><i aria-hidden='true'>{}</i> {}: {}</span>").format(
                positie.klasse, positie.teken, Thema(kolom[0]).titel, positie.klasse
            )
        )
    over = f"en {rest} andere thema's" if merken else f"Toon {rest} thema's"
    return Markup("<details class='vouw'><summary>{} <span class='sub'>{}</span></summary></details>").format(
        Markup(" ").join(merken), over
    )


def _find_positie(beeld: Oordeelbeeld, cel: dict, kolom: Kolom) -> Bewering | None:
    """Return the verdict of a theme where there is one."""
    zinnen = list_themabeweringen(beeld.get_thema(kolom), cel)
    is_positie = zinnen and zinnen[0].soort == Beweringsoort.VERGELIJKING and zinnen[0].klasse
    return zinnen[0] if is_positie else None


def _build_cel(beeld: Oordeelbeeld, gebied: Gebied, kolom: Kolom) -> Markup:
    cel = beeld.cellen.get((gebied.code, *kolom))
    label = build_smal(beeld, kolom)
    if cel is None:
        return Markup("<td class='stil'>{}<span class='regel'><i aria-hidden='true'>{}</i> {}</span></td>").format(
            label, Status.ONTBREEKT.teken, Status.ONTBREEKT.woord
        )
    zinnen = list_themabeweringen(beeld.get_thema(kolom), cel)
    positie = _find_positie(beeld, cel, kolom)
    regels = [] if positie else [GEEN_SCORE[:2]]
    regels += [(b.teken, b.zin) for b in zinnen]
    if 0 < cel["dekking"] < 100:
        regels.append(("", f"dekking {format_getal(cel['dekking'])}%"))
    klasse = positie.klasse if positie else GEEN_SCORE[2]
    return Markup("<td class='{}' title='{}'>{}{}</td>").format(
        klasse, cel["reden"], label, Markup().join(build_regel(regel) for regel in regels)
    )


def build_smal(beeld: Oordeelbeeld, kolom: Kolom) -> Markup:
    """Return what a cell is about, for a phone, where the headings are gone."""
    return Markup("<span class='smal'>{} ({}){}</span>").format(
        Thema(kolom[0]).titel, SOORTEN[kolom[1]], _build_fictief(beeld, kolom)
    )


def build_regel(regel: tuple[str, str]) -> Markup:
    """Return one line of a cell: its sign and its words."""
    return Markup("<span class='regel'><i aria-hidden='true'>{}</i> {}</span>").format(*regel)
