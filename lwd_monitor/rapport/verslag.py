"""The verslag: the plan at one moment of the yearly cycle, per werkveld, with money, risks and evaluations."""

import re
from collections.abc import Callable

from lwd_monitor.evaluatie import list_evaluaties
from lwd_monitor.gebied import GEMEENTE_NAAM
from lwd_monitor.geld import compute_totaal, list_toekenningen, load_posten
from lwd_monitor.opmaak import GEEN_CIJFER, format_datum, format_getal, join_namen
from lwd_monitor.plan import (
    Activiteit,
    Activiteitsoort,
    Doel,
    Doelsoort,
    list_activiteiten,
    load_bestand,
    load_clusters,
    load_doelen,
    select_activiteiten,
)
from lwd_monitor.rapport import onderdelen as o
from lwd_monitor.rapport.model import Alinea, Blok, Cijfers, Lijst, Moment, Rapport, Rapporttabel, Sectie
from lwd_monitor.rapport.stof import Rapportstof
from lwd_monitor.rapport.woorden import is_fictief
from lwd_monitor.toegang import Recht, has_recht
from lwd_monitor.waarneming import Status

Deel = Callable[[Rapportstof], list[Sectie]]
ONBEKEND = "onbekend"
VERHALEN_PER_WERKVELD = 2
LENGTE = 500


def build_verslag(stof: Rapportstof) -> Rapport:
    """Return the report of a moment; what no document says and nobody filled in stands there as such."""
    moment, jaar = stof.vraag.moment, stof.vraag.jaar
    waar = "" if stof.is_gemeente else f", {stof.gebied.naam}"
    secties = [sectie for deel in DELEN[moment] for sectie in deel(stof)]
    cijfers = [c for s in secties for b in s.blokken if isinstance(b, Cijfers) for c in b.regels]
    adres, qr = o.build_adres(stof)
    return Rapport(
        stof.vraag.soort,
        f"Verslag {moment.titel} {jaar}{waar}",
        f"Leefbare wijken en dorpen{waar}: {moment.titel} {jaar}",
        tuple(secties),
        (*stof.list_bronnen(cijfers), *_list_stukken()),
        format_datum(stof.nu.date()),
        adres=adres,
        qr=qr,
    )


def _list_stukken() -> list[str]:
    """Return the documents behind the goals, each once, with all its sections."""
    plekken: dict[str, set[str]] = {}
    for doel in load_doelen():
        stuk, _, waar = doel.bron.partition(", par. ")
        plekken.setdefault(stuk, set()).update(filter(None, re.split(r", | en ", waar)))
    return [
        f"{stuk}, par. {join_namen(sorted(waar, key=lambda plek: (not plek[0].isdigit(), plek)))}."
        if waar
        else f"{stuk}."
        for stuk, waar in sorted(plekken.items())
    ]


def _build_doelen(stof: Rapportstof) -> list[Sectie]:
    regels = tuple(f"{doel.naam}: {doel.uitleg}" for doel in load_doelen() if doel.soort is Doelsoort.DOEL)
    werkvelden = [doel for doel in load_doelen() if doel.soort is Doelsoort.WERKVELD]
    return [
        Sectie("Doelen van het plan", (Lijst(regels),)),
        *(sectie for werkveld in werkvelden for sectie in _build_werkveld(stof, werkveld)),
    ]


def _build_werkveld(stof: Rapportstof, werkveld: Doel) -> list[Sectie]:
    rijen = [r for r in o.list_rijen(stof.plek) if werkveld.id in r.rij.indicator.werkvelden]
    cijfers: Blok = o.build_cijfers(stof.plek, rijen) if rijen else Alinea("Bij dit werkveld is er nog geen cijfer.")
    secties = [
        Sectie(werkveld.naam, (Alinea("Het plan belooft:"), Lijst(werkveld.betekent))),
        Sectie(f"Cijfers: {werkveld.naam}", (*_warn_fictief(rijen), cijfers), 3),
    ]
    activiteiten = [a for a in _list_activiteiten(stof) if werkveld.id in a.werkvelden]
    if activiteiten:
        secties.append(Sectie(f"Wat is gedaan: {werkveld.naam}", (_build_activiteiten(activiteiten, ""),), 3))
    verhalen = [v for v in stof.verhalen if werkveld.id in v.werkvelden and v.datum.year == stof.vraag.jaar]
    if verhalen:
        vertellingen = tuple(o.build_vertelling(v, LENGTE) for v in verhalen[:VERHALEN_PER_WERKVELD])
        secties.append(Sectie(f"Verhalen: {werkveld.naam}", vertellingen, 3))
    return secties


def _warn_fictief(rijen: list) -> tuple[Blok, ...]:
    if any(is_fictief(oordeel.rij) for oordeel in rijen):
        return (Alinea(f"Een cijfer met {Status.VOORBEELD.merk} is verzonnen, om te laten zien hoe het werkt."),)
    return ()


def _list_activiteiten(stof: Rapportstof, jaar: int | None = None) -> list[Activiteit]:
    code = None if stof.is_gemeente else stof.gebied.sleutel
    alle = list_activiteiten(stof.con, stof.gebruiker)
    return select_activiteiten(alle, stof.gebieden, code, jaar or stof.vraag.jaar)


def _build_overig(stof: Rapportstof) -> list[Sectie]:
    activiteiten = [a for a in _list_activiteiten(stof) if not a.werkvelden]
    if not activiteiten:
        return [Sectie("Activiteiten", (Alinea(f"Geen stuk noemt een activiteit van {stof.vraag.jaar}."),))]
    uitleg = "Geen stuk zegt bij welk werkveld deze activiteiten horen, en niemand heeft dat nog ingevuld."
    return [Sectie("Activiteiten", (Alinea(uitleg), _build_activiteiten(activiteiten, "")))]


def _build_vooruit(stof: Rapportstof) -> list[Sectie]:
    jaar = stof.vraag.jaar + 1
    activiteiten = _list_activiteiten(stof, jaar)
    blok: Blok = Alinea(f"Voor {jaar} staat er nog niets vast.")
    if activiteiten:
        blok = _build_activiteiten(activiteiten, "")
    return [Sectie(f"Vooruit naar {jaar}", (blok,))]


def _build_activiteiten(activiteiten: list[Activiteit], titel: str) -> Rapporttabel:
    clusters = load_clusters()
    return Rapporttabel(
        titel,
        ("Activiteit", "Cluster", "Stand volgens het stuk"),
        tuple((a.naam, clusters.get(a.cluster, GEEN_CIJFER), _describe_stand(a)) for a in activiteiten),
    )


def _describe_stand(activiteit: Activiteit) -> str:
    if activiteit.soort is Activiteitsoort.JAAR and activiteit.delen:
        return "; ".join(f"{deel.naam}: {deel.status}" if deel.status else deel.naam for deel in activiteit.delen)
    return activiteit.toelichting or ONBEKEND


def _build_opgaven(stof: Rapportstof) -> list[Sectie]:
    blokken: list[Blok] = [o.build_opgaven(stof, stof.list_opgaven(stof.gebied), 20)]
    gestopt = [
        (str(r.get("activiteit")), str(r.get("status")), str(r.get("uitkomst") or r.get("reden") or ONBEKEND))
        for opgave in stof.list_opgaven(stof.gebied)
        for r in opgave.regels
        if r.get("jaar") == stof.vraag.jaar and r.get("status") in ("klaar", "gestopt")
    ]
    if gestopt:
        blokken.append(Rapporttabel("Wat kwam ervan", ("Activiteit", "Status", "Uitkomst of reden"), tuple(gestopt)))
    return [Sectie("Wijk- en dorpsopgaven", tuple(blokken))]


def _build_geld(stof: Rapportstof) -> list[Sectie]:
    """Return the money of the whole plan; what was granted only for who may read inside."""
    jaar = stof.vraag.jaar
    posten = load_posten(jaar)
    if not posten:
        return [Sectie("Geld", (Alinea(f"In de stukken staat geen bedrag voor {jaar}."),))]
    rijen = tuple((p.naam, format_getal(p.bedrag), p.eenheid, _describe_telt(p.telt_mee, p.deel_van)) for p in posten)
    blokken: list[Blok] = [
        Rapporttabel(f"Begroot voor {jaar}", ("Post", "Bedrag", "Eenheid", "Telt mee in de som"), rijen)
    ]
    if has_recht(stof.gebruiker, Recht.LEZEN_INTERN):
        totaal = compute_totaal(load_posten(), list_toekenningen(stof.con, stof.gebruiker, jaar), jaar)
        namen = ("begroot", "toegekend", "vastgelegd", "betaald", "rest") if totaal.is_ingevoerd else ("begroot",)
        sommen = tuple((naam.capitalize(), format_getal(getattr(totaal, naam))) for naam in namen)
        blokken.append(Rapporttabel(f"Stand van {jaar}", ("Som", "Euro"), sommen))
        if not totaal.is_ingevoerd:
            blokken.append(Alinea(f"Over {jaar} is nog niet ingevoerd wat is toegekend en betaald."))
    return [Sectie(f"Geld voor heel {GEMEENTE_NAAM}", tuple(blokken))]


def _describe_telt(telt_mee: bool, deel_van: str | None) -> str:
    if deel_van:
        return "nee, is deel van een andere post"
    return "ja" if telt_mee else "nee"


def _build_risicos(stof: Rapportstof) -> list[Sectie]:
    regels = tuple(f"{r['naam'][:1].upper()}{r['naam'][1:]}." for r in load_bestand("spelregels")["risicos"])
    return [Sectie("Risico's", (Alinea("Het plan noemt deze risico's:"), Lijst(regels)))]


def _build_evaluaties(stof: Rapportstof) -> list[Sectie]:
    if not has_recht(stof.gebruiker, Recht.LEZEN_INTERN):
        return []
    codes = stof.gebieden.compute_bereik(stof.gebied)
    rijen = tuple(
        (
            str(stuk.get("onderwerp")),
            str(stuk.get("gepland_tekst") or stuk.get("gepland") or ONBEKEND),
            str(stuk.get("uitkomst", "nog niet")),
            str(stuk.get("besluit", "nog niet")),
        )
        for stuk in list_evaluaties(stof.con, stof.gebruiker)
        if not stuk.list_waarden("gebieden") or codes.intersection(stuk.list_waarden("gebieden"))
    )
    if not rijen:
        return []
    return [Sectie("Evaluaties", (Rapporttabel("", ("Onderwerp", "Gepland", "Uitkomst", "Besluit"), rijen),))]


# What each moment asks: looking ahead, deciding on money, or looking back.
DELEN: dict[Moment, tuple[Deel, ...]] = {
    Moment.PERSPECTIEFNOTA: (_build_doelen, _build_risicos, _build_evaluaties, _build_vooruit, _build_geld),
    Moment.BEGROTING: (_build_doelen, _build_overig, _build_opgaven, _build_geld, _build_risicos, _build_vooruit),
    Moment.TUSSENTIJDS: (_build_doelen, _build_overig, _build_opgaven, _build_geld, _build_risicos, _build_evaluaties),
    Moment.JAARVERSLAG: (
        _build_doelen,
        _build_overig,
        _build_opgaven,
        _build_geld,
        _build_risicos,
        _build_evaluaties,
        _build_vooruit,
    ),
}
