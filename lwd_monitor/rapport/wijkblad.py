"""What a wijkblad holds, and a sheet of stories."""

from dataclasses import dataclass

from lwd_monitor.opmaak import format_datum
from lwd_monitor.rapport import onderdelen as o
from lwd_monitor.rapport.model import Alinea, Blok, Rapport, Sectie
from lwd_monitor.rapport.stof import Rapportstof, refuse_gebied
from lwd_monitor.verhaal import Verhaal

LEEG = "Over dit gebied zijn er geen cijfers om te laten zien."


@dataclass(frozen=True)
class Maat:
    """How much stands on the sheet; `lengte` is that of a story in characters."""

    cijfers: int = 5
    veranderd: int = 4
    opgaven: int = 3
    verhalen: int = 2
    lengte: int = 420


# From roomy to tight: the first that fits on one page is taken. Stories give way first, figures last.
MATEN = (
    Maat(),
    Maat(lengte=260),
    Maat(lengte=160, veranderd=3, opgaven=2),
    Maat(verhalen=1, lengte=120, veranderd=2, opgaven=1),
    Maat(verhalen=1, lengte=60, veranderd=1, opgaven=1, cijfers=4),
    Maat(verhalen=0, veranderd=1, opgaven=0, cijfers=3),
)

# Not for paper: everything that there is to say.
ALLES = Maat(cijfers=1000, veranderd=1000, opgaven=1000)


def build_wijkblad(stof: Rapportstof, maat: Maat = MATEN[0]) -> Rapport:
    """Return the sheet of a place in a size."""
    if stof.is_gemeente:
        refuse_gebied(stof)
    plek = stof.plek
    cijfers = o.build_cijfers(plek, o.list_rijen(plek)[: maat.cijfers])
    adres, qr = o.build_adres(stof)
    secties = [
        Sectie("Cijfers", (cijfers,) if cijfers.regels else (Alinea(LEEG),)),
        Sectie(o.VERANDERD, (o.build_veranderd(plek, maat.veranderd),)),
        Sectie("Opgaven", (o.build_opgaven(stof, stof.list_opgaven(stof.gebied), maat.opgaven),)),
        Sectie("Verhalen", _build_verhalen(stof, maat)),
    ]
    kaart = o.build_ligging(stof)
    bronnen = stof.list_bronnen(list(cijfers.regels))
    return Rapport(
        stof.vraag.soort,
        f"Wijkblad {stof.gebied.naam} {stof.vraag.jaar}",
        plek.kop,
        tuple(secties),
        (*bronnen, kaart.bijschrift) if kaart else bronnen,
        format_datum(stof.nu.date()),
        " ".join(zin.tekst for zin in plek.beweringen.lead),
        kaart,
        adres,
        qr,
    )


def _build_verhalen(stof: Rapportstof, maat: Maat) -> tuple[Blok, ...]:
    gekozen = sorted(stof.verhalen, key=lambda v: not v.is_verteld)[: maat.verhalen]
    if not stof.verhalen:
        return (Alinea(f"Over {stof.gebied.naam} is tot en met {stof.vraag.jaar} nog niets verteld."),)
    if not gekozen:
        return (Alinea(f"De verhalen uit {stof.gebied.naam} staan in de monitor."),)
    return tuple(o.build_vertelling(verhaal, maat.lengte) for verhaal in gekozen)


def build_verhalen(stof: Rapportstof) -> Rapport:
    """Return the stories of a year, what was told before what comes from plans and surveys."""
    jaar = stof.vraag.jaar
    van_jaar = [v for v in stof.verhalen if v.datum.year == jaar]
    verteld, overig = ([v for v in van_jaar if v.is_verteld is soort] for soort in (True, False))
    secties = [_build_sectie("Verteld", verteld)] if verteld else []
    if overig:
        secties.append(_build_sectie("Uit stukken en peilingen", overig))
    if not secties:
        secties = [Sectie("Verhalen", (Alinea(f"Over {stof.gebied.naam} is in {jaar} niets verteld."),))]
    adres, qr = o.build_adres(stof)
    titel = f"Verhalen uit {stof.gebied.naam}, {jaar}"
    return Rapport(stof.vraag.soort, titel, titel, tuple(secties), (), format_datum(stof.nu.date()), adres=adres, qr=qr)


def _build_sectie(titel: str, verhalen: list[Verhaal]) -> Sectie:
    return Sectie(titel, tuple(o.build_vertelling(verhaal) for verhaal in verhalen))
