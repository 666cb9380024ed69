"""Doelen: vision, goals and werkvelden, with under each what is counted, told and done."""

from collections.abc import Iterable, Mapping
from functools import partial
from urllib.parse import quote, urlencode

from markupsafe import Markup

from lwd_monitor.gebied import Gebieden
from lwd_monitor.indicator import Bron, Indicator, Thema
from lwd_monitor.plan import (
    Activiteit,
    Activiteitsoort,
    Doel,
    Doelsoort,
    list_activiteiten,
    load_bestand,
    load_clusters,
    load_doelen,
)
from lwd_monitor.register import get_register, list_stukken
from lwd_monitor.ui.laden import load_verhalen
from lwd_monitor.ui.onderdelen.badge import FICTIEF
from lwd_monitor.ui.onderdelen.html import show_html
from lwd_monitor.ui.opslag import get_database, remember
from lwd_monitor.ui.pagina import Pagina
from lwd_monitor.ui.plan.tabel import build_bron, build_punten
from lwd_monitor.ui.register import Beheer, Formuliervorm, show_beheer, show_klaar
from lwd_monitor.verhaal import Verhaal

KOPPELING = "koppeling"
GEEN_CIJFER = "Nog geen cijfer. De monitor heeft nog niets dat dit werkveld meet."
# So many figures stand in one list; of more the basisset stands open and the rest folds out by theme.
OPEN = 12
GEEN_VERHAAL = "Nog geen verhaal bij dit werkveld."
GEEN_KOPPELING = "De stukken zeggen niet bij welk werkveld een inspanning hoort."
GEEN_ACTIVITEIT = "De stukken zeggen niet welke activiteiten bij dit werkveld horen, en niemand heeft ze gekoppeld."


def show_doelen(pagina: Pagina) -> None:
    """Show the plan from vision to activity, and let who may link activities to werkvelden."""
    show_klaar()
    sleutel = ("doelen", pagina.gebruiker.rol)
    show_html(remember(sleutel, partial(_build_pagina, pagina)))
    con = get_database().cursor()
    activiteiten = {a.id: f"{a.id}: {a.naam}"[:90] for a in list_activiteiten(con, pagina.gebruiker)}
    register = get_register(KOPPELING)
    beheer = Beheer(register, "activiteit", Formuliervorm(opties={"activiteit": activiteiten}))
    show_beheer(pagina, beheer, list_stukken(con, pagina.gebruiker, register))


def _build_pagina(pagina: Pagina) -> Markup:
    doelen = load_doelen()
    activiteiten = list_activiteiten(get_database().cursor(), pagina.gebruiker)
    verhalen = load_verhalen(pagina.gebruiker)
    [visie] = [d for d in doelen if d.soort is Doelsoort.VISIE]
    werkvelden = {d.id: d for d in doelen if d.soort is Doelsoort.WERKVELD}
    delen = [Markup("<h2>Visie</h2><p class='visie'>{}</p>{}").format(visie.naam, build_bron(visie.bron))]
    for nummer, doel in enumerate((d for d in doelen if d.soort is Doelsoort.DOEL), 1):
        delen.append(
            Markup("<h2>Doel {}. {}</h2><p class='lead'>{}</p>{}").format(
                nummer, doel.naam, doel.uitleg, build_bron(doel.bron)
            )
        )
        delen += [
            _build_werkveld(werkvelden[id_], pagina, _select(activiteiten, id_), verhalen) for id_ in doel.werkvelden
        ]
    return Markup().join(delen) + _build_inspanningen(activiteiten, werkvelden) + _build_jaarplan(activiteiten)


def _select(activiteiten: Iterable[Activiteit], werkveld: str) -> list[Activiteit]:
    return [a for a in activiteiten if werkveld in a.werkvelden]


def _build_werkveld(doel: Doel, pagina: Pagina, activiteiten: list[Activiteit], verhalen: list[Verhaal]) -> Markup:
    indicatoren = [i for i in pagina.indicatoren.values() if doel.id in i.werkvelden]
    eigen = [v for v in verhalen if doel.id in v.werkvelden]
    doen = _count(len(activiteiten), "activiteit", "activiteiten") if activiteiten else "nog geen activiteit gekoppeld"
    telling = f"{_count(len(indicatoren), 'cijfer', 'cijfers')}, {_count(len(eigen), 'verhaal', 'verhalen')}, {doen}"
    return Markup(
        "<details class='plan' id='{id}'><summary>{naam} <span class='meta'>{telling}</span></summary>"
        "<h3>Dat betekent dat</h3>{betekent}<h3>Tellen</h3>{tellen}<h3>Vertellen</h3>{vertellen}"
        "<h3>Doen</h3>{doen}{bron}</details>"
    ).format(
        id=doel.id,
        naam=doel.naam,
        telling=telling,
        betekent=build_punten(doel.betekent),
        tellen=_build_tellen(indicatoren, pagina.bronnen),
        vertellen=_build_vertellen(doel.id, eigen),
        doen=_build_doen(activiteiten, pagina.gebieden),
        bron=build_bron(doel.bron),
    )


def _build_tellen(indicatoren: list[Indicator], bronnen: Mapping[str, Bron]) -> Markup:
    """Return the figures of the basisset open, and the others folded by theme: a hundred in one list show no goal."""
    if not indicatoren:
        return Markup("<p>{}</p>").format(GEEN_CIJFER)
    basis, meer = ([i for i in indicatoren if i.is_basis is kant] for kant in (True, False))
    if len(indicatoren) <= OPEN:
        basis, meer = indicatoren, []
    per_thema = {thema: [i for i in meer if i.thema is thema] for thema in Thema}
    vouwen = Markup().join(
        Markup("<details class='plan thema'><summary>{} {} <span class='meta'>{}</span></summary>{}</details>").format(
            "Andere cijfers over" if basis else "Cijfers over",
            _lower_first(thema.titel),
            _count(len(deel), "cijfer", "cijfers"),
            _build_cijfers(deel, bronnen),
        )
        for thema, deel in per_thema.items()
        if deel
    )
    return (_build_cijfers(basis, bronnen) if basis else Markup()) + vouwen


def _build_cijfers(indicatoren: list[Indicator], bronnen: Mapping[str, Bron]) -> Markup:
    return build_punten(
        Markup(
            "{}: <a href='kaart?{q}' target='_self'>kaart</a>, <a href='trend?{q}' target='_self'>trend</a> {fictief}"
        ).format(
            i.titel,
            q=urlencode({"indicator": i.id}),
            fictief=FICTIEF if (bron := bronnen.get(i.bron)) and bron.fictief else "",
        )
        for i in sorted(indicatoren, key=lambda i: i.titel)
    )


def _build_vertellen(werkveld: str, verhalen: list[Verhaal]) -> Markup:
    if not verhalen:
        return Markup("<p>{}</p>").format(GEEN_VERHAAL)
    nieuwste = max(verhalen, key=lambda v: v.datum)
    return Markup(
        "<p>{}. Het nieuwste: {}. <a href='verhalen?werkveld={}' target='_self'>Lees de verhalen</a></p>"
    ).format(_count(len(verhalen), "verhaal", "verhalen"), nieuwste.titel.rstrip("."), quote(werkveld))


def _build_doen(activiteiten: list[Activiteit], gebieden: Gebieden) -> Markup:
    if not activiteiten:
        return Markup("<p>{}</p>").format(GEEN_ACTIVITEIT)
    return build_punten(
        Markup("{}{}").format(
            a.naam, Markup("<span class='sub'>{}</span>").format(_describe_plek(a, gebieden)) if a.gebieden else ""
        )
        for a in activiteiten
    )


def _describe_plek(activiteit: Activiteit, gebieden: Gebieden) -> str:
    namen = [plek.naam if (plek := gebieden.find(code)) else code for code in activiteit.gebieden]
    return ", ".join(dict.fromkeys(namen))


def _build_inspanningen(activiteiten: list[Activiteit], werkvelden: dict[str, Doel]) -> Markup:
    groepen = [
        (naam, [a for a in activiteiten if a.soort is Activiteitsoort.INSPANNING and a.cluster == id_])
        for id_, naam in load_clusters().items()
    ]
    alle = [a for _, leden in groepen for a in leden]
    gekoppeld = any(a.werkvelden for a in alle)
    pm = load_bestand("activiteiten")["pm"]
    return Markup(
        "<h2>{} inspanningen</h2><p>De meeste inspanningen dienen beide doelen. Daarom staan zij naast elkaar, niet onder één "
        "doel. In elk deel staat ook een open regel: wat inwoners zelf nog willen, is vooraf niet bekend. {}</p>{}{}"
    ).format(
        len(alle),
        "" if gekoppeld else GEEN_KOPPELING,
        Markup().join(_build_cluster(naam, leden, werkvelden) for naam, leden in groepen),
        build_bron(pm["bron"]),
    )


def _build_cluster(naam: str, leden: list[Activiteit], werkvelden: dict[str, Doel]) -> Markup:
    regels = [
        Markup("{}<span class='sub'>{}</span>").format(a.naam, _describe_inspanning(a, werkvelden)) for a in leden
    ]
    return Markup("<details class='plan'><summary>{} <span class='meta'>{}</span></summary>{}</details>").format(
        naam,
        _count(len(leden), "inspanning", "inspanningen"),
        build_punten([*regels, "Wat inwoners nog willen (open)"]),
    )


def _describe_inspanning(inspanning: Activiteit, werkvelden: dict[str, Doel]) -> str:
    namen = ", ".join(werkvelden[id_].naam for id_ in inspanning.werkvelden)
    return " ".join(deel for deel in (f"Werkvelden: {namen}." if namen else "", inspanning.toelichting) if deel)


def _build_jaarplan(activiteiten: list[Activiteit]) -> Markup:
    van_jaar = [a for a in activiteiten if a.soort is Activiteitsoort.JAAR]
    jaar = max((jaar for a in van_jaar for jaar in a.jaren), default=None)
    regels = [
        Markup("<details class='plan'><summary>{}</summary>{}{}</details>").format(
            a.naam,
            build_punten(Markup("{}{}").format(d.naam, f" ({d.status})" if d.status else "") for d in a.delen),
            build_bron(a.bron),
        )
        for a in van_jaar
    ]
    return Markup("<h2>Activiteiten voor {}</h2>{}").format(jaar, Markup().join(regels))


def _lower_first(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]


def _count(aantal: int, een: str, meer: str) -> str:
    # A number stays with its word where the line ends.
    return f"1\N{NO-BREAK SPACE}{een}" if aantal == 1 else f"{aantal}\N{NO-BREAK SPACE}{meer}"
