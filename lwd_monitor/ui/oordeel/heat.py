"""The table of the wijkkompas: every place by every theme, in signs and words."""

from collections.abc import Sequence

from markupsafe import Markup

from lwd_monitor.bewering import Bewering, Beweringsoort, list_themabeweringen
from lwd_monitor.gebied import Gebied
from lwd_monitor.indicator import Thema
from lwd_monitor.opmaak import format_getal
from lwd_monitor.ui.oordeel.laden import GEEN_SCORE, SOORTEN, Kolom, Oordeelbeeld
from lwd_monitor.waarneming import Status


def build_heattabel(beeld: Oordeelbeeld, gekozen: str | None = None) -> Markup:
    """Return the table; places stand by wijk and name, never by score."""
    rijen = Markup().join(_build_rij(beeld, gebied, gebied.code == gekozen) for gebied in beeld.gebieden)
    return build_heat(beeld, beeld.kolommen, "Oordeel per thema", rijen)


def build_heat(beeld: Oordeelbeeld, kolommen: Sequence[Kolom], titel: str, rijen: Markup) -> Markup:
    """Return a table of places by themes around its rows, with its caption and the two rows of headings."""
    kop = Markup().join(_build_kop(beeld, kolom) for kolom in kolommen)
    volgorde = "wijk en dan naam" if beeld.niveau == "buurt" else "naam"
    return Markup(
        "<div class='heatrol' tabindex='0' role='region' aria-label='Tabel met alle oordelen'><table class='heat'>"
        "<caption>{}, met het nieuwste cijfer tot en met {}. Volgorde: {}, geen ranglijst.</caption>"
        "<thead><tr><td></td>{}</tr><tr><th scope='col'>Gebied</th>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(titel, beeld.jaar, volgorde, _build_groepen(kolommen), kop, rijen)


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
    echt = [kolom for kolom in beeld.kolommen if kolom not in beeld.voorbeeld]
    merken = [merk for kolom in echt if (merk := _build_merk(beeld, gebied, kolom))]
    rest = len(beeld.kolommen) - len(merken)
    over = f"en {rest} andere" if merken else f"Toon {rest} thema's"
    return Markup("<details class='vouw'><summary>{} <span class='sub'>{}</span></summary></details>").format(
        Markup(" ").join(merken), over
    )


def _build_merk(beeld: Oordeelbeeld, gebied: Gebied, kolom: Kolom) -> Markup:
    """Return a theme in short: where it stands, that it changed, and the early flag; nothing where no test found anything."""
    gevonden = [b for b in _list_zinnen(beeld, gebied, kolom) if b.is_aangetoond]
    if not gevonden:
        return Markup()
    thema = f"{Thema(kolom[0]).titel}: "
    woorden = Markup(", ").join(
        Markup("<i aria-hidden='true'>{}</i> {}{}").format(b.teken, "" if nr else thema, b.klasse or b.zin)
        for nr, b in enumerate(gevonden)
    )
    return Markup("<span class='merk {}'>{}</span>").format(gevonden[0].klasse, woorden)


def _list_zinnen(beeld: Oordeelbeeld, gebied: Gebied, kolom: Kolom) -> list[Bewering]:
    cel = beeld.cellen.get((gebied.code, *kolom))
    return list_themabeweringen(beeld.get_thema(kolom), cel) if cel else []


def _build_cel(beeld: Oordeelbeeld, gebied: Gebied, kolom: Kolom) -> Markup:
    cel = beeld.cellen.get((gebied.code, *kolom))
    label = build_smal(beeld, kolom)
    if cel is None:
        leeg = _build_kort((Status.ONTBREEKT.teken, Status.ONTBREEKT.woord))
        return Markup("<td class='stil'>{}{}</td>").format(label, leeg)
    zinnen = _list_zinnen(beeld, gebied, kolom)
    positie = zinnen[0] if zinnen and zinnen[0].soort == Beweringsoort.VERGELIJKING and zinnen[0].klasse else None
    regels = [] if positie else [_build_kort(GEEN_SCORE[:2])]
    regels += [(build_regel if b.is_aangetoond else _build_kort)((b.teken, b.zin)) for b in zinnen]
    if 0 < cel["dekking"] < 100:
        regels.append(build_regel(("", f"dekking {format_getal(cel['dekking'])}%")))
    klasse = positie.klasse if positie else GEEN_SCORE[2]
    return Markup("<td class='{}' title='{}'>{}{}</td>").format(klasse, cel["reden"], label, Markup().join(regels))


def _build_kort(regel: tuple[str, str]) -> Markup:
    """Return a line that says that there is nothing to say: on a wide screen its sign, of which the word stands in the key."""
    return Markup(
        "<span class='regel kort' title='{1}'><i aria-hidden='true'>{0}</i> <span class='woord'>{1}</span></span>"
    ).format(*regel)


def build_smal(beeld: Oordeelbeeld, kolom: Kolom) -> Markup:
    """Return what a cell is about, for a phone, where the headings are gone."""
    return Markup("<span class='smal'>{} ({}){}</span>").format(
        Thema(kolom[0]).titel, SOORTEN[kolom[1]], _build_fictief(beeld, kolom)
    )


def build_regel(regel: tuple[str, str]) -> Markup:
    """Return one line of a cell: its sign and its words."""
    return Markup("<span class='regel'><i aria-hidden='true'>{}</i> {}</span>").format(*regel)
