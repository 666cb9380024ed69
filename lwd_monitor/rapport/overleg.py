"""The vergaderpakket: per wijk what changed, open questions, lines in trouble and decisions to take."""

from lwd_monitor.accommodatie import list_accommodaties
from lwd_monitor.evaluatie import is_over_tijd, list_evaluaties
from lwd_monitor.gebied import EigenGebied, Gebied, GebiedNiveau
from lwd_monitor.gesprek import list_vragen
from lwd_monitor.opgave import Regelstatus
from lwd_monitor.opmaak import format_datum
from lwd_monitor.rapport import onderdelen as o
from lwd_monitor.rapport.model import Alinea, Blok, Lijst, Rapport, Sectie
from lwd_monitor.rapport.stof import Rapportplek, Rapportstof
from lwd_monitor.toegang import Recht, has_recht

AANTAL_VERANDERD = 6
VRAGEN = 8
INLEIDING = "Per wijk en dorp staat wat er veranderde. Open vragen en regels van het jaarplan die niet lopen, staan erbij waar die er zijn."


def build_vergaderpakket(stof: Rapportstof, veranderd: int = AANTAL_VERANDERD) -> Rapport:
    """Return what a meeting about a place, or about each wijk of the gemeente, has to talk about."""
    plekken = _list_plekken(stof)
    secties = [sectie for plek in plekken for sectie in _build_plek(stof, plek, len(plekken) > 1, veranderd)]
    secties.append(Sectie("Besluiten", (_build_lijst(_list_besluiten(stof), "Er wacht geen besluit."),)))
    adres, qr = o.build_adres(stof)
    return Rapport(
        stof.vraag.soort,
        f"Vergaderpakket {stof.gebied.naam} {stof.vraag.jaar}",
        f"Te bespreken over {stof.gebied.naam}",
        tuple(secties),
        (),
        format_datum(stof.nu.date()),
        INLEIDING if len(plekken) > 1 else "",
        adres=adres,
        qr=qr,
    )


def _list_plekken(stof: Rapportstof) -> list[Gebied | EigenGebied]:
    return list(stof.gebieden.list_niveau(GebiedNiveau.WIJK)) if stof.is_gemeente else [stof.gebied]


def _build_plek(stof: Rapportstof, gebied: Gebied | EigenGebied, met_naam: bool, veranderd: int) -> list[Sectie]:
    plek: Rapportplek = stof.load_plek(gebied)
    delen: list[tuple[str, Blok]] = [(o.VERANDERD, o.build_veranderd(plek, veranderd))]
    for titel, regels, leeg in (
        ("Open vragen", _list_vragen(stof, gebied), "Er staat geen vraag open."),
        ("Jaarplan: loopt niet", _list_vast(stof, gebied), "Geen regel is gestopt of over tijd."),
    ):
        # Of twelve wijken, twelve times that there is nothing would hide the one where there is.
        if regels or not met_naam:
            delen.append((titel, _build_lijst(regels, leeg)))
    achter = f": {gebied.naam}" if met_naam else ""
    kop = [Sectie(gebied.naam, ())] if len(delen) > 1 and met_naam else []
    return kop + [Sectie(f"{titel}{achter}", (blok,), 3 if kop else 2) for titel, blok in delen]


def _list_vragen(stof: Rapportstof, gebied: Gebied | EigenGebied) -> list[str]:
    codes = stof.gebieden.compute_bereik(gebied)
    vragen = list_vragen(stof.con, stof.lezer, {v.id for v in stof.verhalen})
    return [v.vraag for v in vragen if v.is_open and v.gebied_code in codes][:VRAGEN]


def _list_vast(stof: Rapportstof, gebied: Gebied | EigenGebied) -> list[str]:
    """Return the lines that were stopped, and those of a year that passed while they are still open."""
    regels = [regel for opgave in stof.list_opgaven(gebied) for regel in opgave.regels]
    zinnen = []
    for regel in regels:
        status, jaar = Regelstatus(str(regel.get("status"))), int(str(regel.get("jaar")))
        if status is Regelstatus.GESTOPT:
            zinnen.append(f"{regel.get('activiteit')} ({jaar}): gestopt. {regel.get('reden', '')}".strip())
        elif not status.is_gesloten and jaar < stof.nu.year:
            zinnen.append(f"{regel.get('activiteit')} ({jaar}): {status.value}, en het jaar is voorbij.")
    return zinnen


def _list_besluiten(stof: Rapportstof) -> list[str]:
    codes = stof.gebieden.compute_bereik(stof.gebied)
    zinnen = [
        f"{stuk.get('naam')}: {stuk.get('besluit_nodig')}"
        + (f", voor {stuk.get('besluit_voor')}." if stuk.get("besluit_voor") else ".")
        for stuk in list_accommodaties(stof.con, stof.gebruiker)
        if stuk.get("besluit_nodig") and stuk.get("gebied") in codes
    ]
    if has_recht(stof.gebruiker, Recht.LEZEN_INTERN):
        for stuk in list_evaluaties(stof.con, stof.gebruiker):
            hier = not stuk.list_waarden("gebieden") or codes.intersection(stuk.list_waarden("gebieden"))
            if hier and not stuk.get("besluit"):
                gepland = stuk.get("gepland_tekst") or stuk.get("gepland") or "onbekend"
                laat = " De datum is voorbij." if is_over_tijd(stuk, stof.nu.date()) else ""
                zinnen.append(f"Evaluatie {stuk.get('onderwerp')}. Gepland: {gepland}.{laat}")
    return zinnen


def _build_lijst(regels: list[str], leeg: str) -> Blok:
    return Lijst(tuple(regels)) if regels else Alinea(leeg)
