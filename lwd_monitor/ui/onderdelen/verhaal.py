"""A story as a card on paper."""

from urllib.parse import urlencode

from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Werkveld
from lwd_monitor.opmaak import format_datum
from lwd_monitor.ui.onderdelen.badge import build_merk
from lwd_monitor.verhaal import Verhaal, render_tekst

_STUKKEN = "Uit een plan, begroting of verslag van de gemeente. Niemand vertelde dit."
_STEMMEN = {
    "bewoner": "Verteld door een bewoner",
    "professional": "Verteld door een professional",
    "vrijwilliger": "Verteld door een vrijwilliger",
    "ondernemer": "Verteld door een ondernemer",
    "wijkregisseur": "Opgeschreven door de wijkregisseur",
}


def build_verhaalkaart(
    verhaal: Verhaal,
    gebieden: Gebieden,
    reden: str = "",
    kop: str = "h3",
    *,
    links: bool = False,
    onder: Markup = Markup(),  # noqa: B008
) -> Markup:
    """Return the card: kind, place, date, title, text and source; `reden` says why it stands here.

    Notes: `links` leads from each place to its page, and gives the card an address of its own. `onder` stands between
    the text and its source: photos, figures, what was done with it.
    """
    regel = Markup("<p class='reden'>{}</p>").format(reden) if reden else Markup()
    return Markup(
        "<article class='verhaal'>{reden}<p class='meta'><b>{soort}</b>{merk}<span>{plaats}</span></p>"
        "<{kop} class='titel'>{titel}</{kop}><div class='tekst'>{tekst}</div>{onder}{bron}</article>"
    ).format(
        reden=regel,
        soort=verhaal.soort.titel,
        merk=build_herkomstmerk(verhaal),
        plaats=Markup("{} · {}").format(
            build_plaats(verhaal, gebieden) if links else describe_plaats(verhaal, gebieden),
            format_datum(verhaal.datum, verhaal.datum_soort),
        ),
        kop=Markup(kop),  # nosec B704 # the name of a heading
        titel=verhaal.titel,
        # Safe by render_tekst: no images, scripts, styles or HTML of the writer.
        tekst=Markup(render_tekst(verhaal.tekst)),  # nosec B704
        onder=onder,
        bron=_build_bron(verhaal, links),
    )


def build_herkomstmerk(verhaal: Verhaal) -> Markup:
    """Return the mark of a text from plans and budgets; nothing for what was told."""
    return build_merk("§", "uit de stukken", _STUKKEN) if verhaal.uit_stukken else Markup()


def build_plaats(verhaal: Verhaal, gebieden: Gebieden) -> Markup:
    """Return the names of all places of a story, each a link to its page."""
    namen = []
    for code in verhaal.gebieden:
        gebied = gebieden.eigen.get(code) or gebieden.find(code, verhaal.indeling)
        if gebied is None:
            namen.append(Markup("{}").format(code))
        else:
            adres = _build_adres(code, verhaal.indeling, gebieden)
            namen.append(Markup("<a href='{}' target='_self'>{}</a>").format(adres, gebied.naam))
    return Markup(" en ").join([Markup(", ").join(namen[:-1]), namen[-1]] if len(namen) > 1 else namen)


def describe_plaats(verhaal: Verhaal, gebieden: Gebieden) -> str:
    """Return the names of a story's places: one, two, or the first and how many more."""
    namen = []
    for code in verhaal.gebieden:
        gebied = gebieden.eigen.get(code) or gebieden.find(code, verhaal.indeling)
        namen.append(gebied.naam if gebied else code)
    if len(namen) <= 2:
        return " en ".join(namen)
    return f"{namen[0]} en {len(namen) - 1} andere gebieden"


def _build_adres(code: str, indeling: int, gebieden: Gebieden) -> str:
    wanneer = {} if code in gebieden.eigen or indeling == gebieden.nieuwste else {"indeling": indeling}
    return f"gebied?{urlencode({'gebied': code, **wanneer})}"


def _build_bron(verhaal: Verhaal, links: bool) -> Markup:
    delen = []
    if verhaal.bron:
        naam = Markup("{}").format(verhaal.bron)
        if verhaal.bron_url.startswith(("https://", "http://")):
            naam = Markup("<a href='{}' target='_blank' rel='noopener noreferrer'>{}</a>").format(
                verhaal.bron_url, verhaal.bron
            )
        delen.append(Markup("Bron: {}.").format(naam))
    elif verhaal.stem in _STEMMEN:
        delen.append(Markup("{}.").format(_STEMMEN[verhaal.stem]))
    if verhaal.hoort_bij:
        delen.append(Markup("Hoort bij: {}.").format(verhaal.hoort_bij))
    if verhaal.periode:
        delen.append(Markup("Gaat over {}.").format(verhaal.periode))
    if verhaal.toelichting:
        delen.append(Markup("<i>{}</i>").format(verhaal.toelichting))
    velden = ", ".join(Werkveld(w).titel.lower() for w in verhaal.werkvelden)
    if velden:
        delen.append(Markup("Werkveld: {}.").format(velden))
    if links:
        delen.append(
            Markup("<a href='verhalen?{}' target='_self'>Link naar dit verhaal</a>").format(
                urlencode({"verhaal": verhaal.id})
            )
        )
    return Markup("<p class='bron'>{}</p>").format(Markup(" ").join(delen))
