"""A report as a page of HTML: without script, so that it can be pasted in a publication site."""

import base64
from collections.abc import Callable
from string import Template

from markupsafe import Markup

from lwd_monitor.kleuren import INKT, LIJN, PETROL
from lwd_monitor.rapport.model import Alinea, Beeld, Blok, Cijfer, Cijfers, Lijst, Rapport, Rapporttabel, Rapportverhaal

STIJL = Template("""
body{font:16px/1.5 Georgia,serif;color:$inkt;max-width:50rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3{line-height:1.2;color:$petrol}
.breed{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid $lijn}
thead th{border-bottom:2px solid $petrol}
blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid $petrol}
img{max-width:100%;height:auto}
@media print{body{margin:0}h2,h3,figure,tr{break-inside:avoid}}
""").substitute(inkt=INKT, petrol=PETROL, lijn=LIJN)
BLAD = Markup(
    "<!doctype html>\n<html lang='nl'><head><meta charset='utf-8'>"
    "<meta name='viewport' content='width=device-width, initial-scale=1'><title>{titel}</title>"
    "<style>{stijl}</style></head><body><main><article>\n{inhoud}\n</article></main></body></html>\n"
)


def format_html(rapport: Rapport, schrijf: Callable[[Rapportverhaal], Markup] | None = None) -> str:
    """Return the report as a whole page; `schrijf` writes its stories in another way."""
    inhoud = build_inhoud(rapport, schrijf)
    return str(BLAD.format(titel=rapport.titel, stijl=Markup(STIJL), inhoud=inhoud))  # nosec B704 # our own style


def build_inhoud(rapport: Rapport, schrijf: Callable[[Rapportverhaal], Markup] | None = None) -> Markup:
    """Return what stands on that page, to put in another one."""
    delen = [
        Markup("<h1>{}</h1>").format(rapport.kop),
        Markup("<p>{}</p>").format(f"{rapport.ondertitel} Gemaakt op {rapport.datum}.{_build_editie(rapport)}".strip()),
    ]
    if rapport.inleiding:
        delen.append(Markup("<p>{}</p>").format(rapport.inleiding))
    if rapport.kaart:
        delen.append(_build_beeld(rapport.kaart))
    for sectie in rapport.secties:
        kop = Markup("h3") if sectie.niveau > 2 else Markup("h2")
        delen.append(Markup("<{kop}>{titel}</{kop}>").format(kop=kop, titel=sectie.titel))
        delen += [_build_blok(blok, schrijf or build_vertelling) for blok in sectie.blokken]
    return Markup("\n").join([*delen, *_build_einde(rapport)])


def _build_editie(rapport: Rapport) -> str:
    return f" Vastgelegde editie {rapport.editie}." if rapport.editie else ""


def _build_einde(rapport: Rapport) -> list[Markup]:
    delen = []
    if rapport.bronnen:
        delen += [Markup("<h2>Bronnen</h2>"), _build_lijst(rapport.bronnen)]
    if rapport.adres:
        delen.append(Markup("<p>Kijk verder: <a href='{0}'>{0}</a></p>").format(rapport.adres))
    if rapport.qr:
        delen.append(_build_beeld(rapport.qr))
    return delen


def _build_blok(blok: Blok, schrijf: Callable[[Rapportverhaal], Markup]) -> Markup:
    if isinstance(blok, Alinea):
        return Markup("<p>{}</p>").format(blok.tekst)
    if isinstance(blok, Lijst):
        return _build_lijst(blok.regels)
    if isinstance(blok, Rapporttabel):
        return _build_tabel(blok.titel, blok.koppen, [tuple(map(Markup.escape, rij)) for rij in blok.rijen])
    if isinstance(blok, Cijfers):
        return _build_cijfers(blok)
    if isinstance(blok, Beeld):
        return _build_beeld(blok)
    return schrijf(blok)


def build_vertelling(blok: Rapportverhaal) -> Markup:
    """Return one story."""
    return Markup("<blockquote><p><strong>{}</strong><br>{}</p><p>{}</p></blockquote>").format(
        blok.titel, blok.tekst, blok.herkomst
    )


def _build_cijfers(blok: Cijfers) -> Markup:
    return _build_tabel(blok.titel, blok.koppen, [_build_rij(cijfer, bool(blok.naast)) for cijfer in blok.regels])


def _build_rij(cijfer: Cijfer, met_naast: bool) -> tuple[Markup, ...]:
    merk = Markup("<br><em>{}</em>").format(cijfer.merk) if cijfer.merk else Markup()
    lijn = Markup("<br>{}").format(_build_img(cijfer.lijn)) if cijfer.lijn else Markup()
    naast = (Markup.escape(cijfer.naast), Markup.escape(cijfer.oordeel)) if met_naast else ()
    return (
        Markup("{}, {}{}").format(cijfer.naam, cijfer.jaar, merk),
        Markup("<strong>{}</strong>").format(cijfer.waarde),
        *naast,
        Markup("{}{}").format(cijfer.verandering, lijn),
    )


def _build_tabel(titel: str, koppen: tuple[str, ...], rijen: list[tuple[Markup, ...]]) -> Markup:
    bijschrift = Markup("<caption>{}</caption>").format(titel) if titel else Markup()
    kop = Markup().join(Markup("<th scope='col'>{}</th>").format(naam) for naam in koppen)
    inhoud = Markup().join(
        Markup("<tr><th scope='row'>{}</th>{}</tr>").format(
            rij[0], Markup().join(Markup("<td>{}</td>").format(cel) for cel in rij[1:])
        )
        for rij in rijen
    )
    # On a phone a wide table scrolls by itself; whoever uses keys has to be able to reach it.
    return Markup(
        "<div class='breed' role='group' tabindex='0' aria-label='{}'><table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody>"
        "</table></div>"
    ).format(titel or "Tabel", bijschrift, kop, inhoud)


def _build_lijst(regels: tuple[str, ...]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup().join(Markup("<li>{}</li>").format(regel) for regel in regels))


def _build_beeld(beeld: Beeld) -> Markup:
    onder = Markup("<figcaption>{}</figcaption>").format(beeld.bijschrift) if beeld.bijschrift else Markup()
    return Markup("<figure>{}{}</figure>").format(_build_img(beeld), onder)


def _build_img(beeld: Beeld) -> Markup:
    data = base64.b64encode(beeld.svg.encode()).decode()
    return Markup("<img alt='{}' width='{}' src='data:image/svg+xml;base64,{}'>").format(
        beeld.alt, round(beeld.breedte * 96 / 25.4), data
    )
