"""What must be right before a story can be handed in or published."""

from dataclasses import dataclass
from datetime import date

from lwd_monitor.fout import Bevinding
from lwd_monitor.invoer import check_adres, check_kort, check_tekens
from lwd_monitor.tekst import TekstBevinding, check_tekst
from lwd_monitor.verhaal.model import Verhaal

MAX_TITEL, MAX_TEKST, MAX_KORT = 120, 20_000, 300
MIN_WOORDEN, ADVIES_WOORDEN = 10, (40, 400)
BLOKKEERT = "blokkeert"
_NAMEN = {
    "naam": "een naam",
    "adres": "een adres",
    "postcode": "een postcode",
    "telefoon": "een telefoonnummer",
    "email": "een e-mailadres",
    "bsn": "een burgerservicenummer",
    "iban": "een rekeningnummer",
    "kenteken": "een kenteken",
    "geboortedatum": "een geboortedatum",
    "gezondheid": "iets over iemands gezondheid",
}


@dataclass(frozen=True)
class Vondst:
    """Personal data in one field of a story."""

    veld: str
    bevinding: TekstBevinding

    @property
    def sleutel(self) -> str:
        """Return by what a person confirms this find, wherever it stands in the story."""
        return f"{self.bevinding.soort}:{self.bevinding.tekst}"

    @property
    def naam(self) -> str:
        """Return in words what was found."""
        return _NAMEN[self.bevinding.soort]


def check_persoonsgegevens(verhaal: Verhaal) -> list[Vondst]:
    """Return the personal data in every text that a reader could see, the title first."""
    velden = [("titel", verhaal.titel), ("tekst", verhaal.tekst), ("periode", verhaal.periode)]
    velden += [("hoort_bij", verhaal.hoort_bij)]
    velden += [(f"foto {nummer}", foto.alt) for nummer, foto in enumerate(verhaal.fotos, 1)]
    velden += [(f"duiding {nummer}", duiding.waarom) for nummer, duiding in enumerate(verhaal.duidingen, 1)]
    return [Vondst(veld, bevinding) for veld, tekst in velden for bevinding in check_tekst(tekst)]


def check_verhaal(verhaal: Verhaal, vandaag: date, vondsten: list[Vondst] | None = None) -> list[Bevinding]:
    """Return everything that stands in the way of handing the story in.

    Notes: `vondsten` are those of this very story, where the caller has looked for personal data already.
    """
    return [
        *_check_invulling(verhaal, vandaag),
        *_check_tekens(verhaal),
        *_check_toestemming(verhaal, vandaag),
        *_check_fotos(verhaal),
        *_check_vondsten(verhaal, check_persoonsgegevens(verhaal) if vondsten is None else vondsten),
    ]


def count_woorden(tekst: str) -> int:
    """Return the number of words."""
    return len(tekst.split())


def _check_invulling(verhaal: Verhaal, vandaag: date) -> list[Bevinding]:
    bevindingen = []
    if not verhaal.titel.strip():
        bevindingen.append(Bevinding("Geef het verhaal een titel.", kolom="titel"))
    if len(verhaal.titel) > MAX_TITEL:
        bevindingen.append(Bevinding(f"De titel is langer dan {MAX_TITEL} tekens. Maak hem korter.", kolom="titel"))
    if count_woorden(verhaal.tekst) < MIN_WOORDEN:
        bevindingen.append(Bevinding("Het verhaal is nog te kort. Schrijf wat er gebeurde.", kolom="tekst"))
    if len(verhaal.tekst) > MAX_TEKST:
        bevindingen.append(Bevinding("Het verhaal is te lang. Maak er twee verhalen van.", kolom="tekst"))
    if not verhaal.gebieden:
        bevindingen.append(Bevinding("Kies waar het verhaal over gaat.", kolom="gebied"))
    if not verhaal.werkvelden:
        bevindingen.append(Bevinding("Kies een of meer werkvelden.", kolom="werkvelden"))
    if verhaal.datum > vandaag:
        bevindingen.append(Bevinding("De datum ligt in de toekomst. Kies wanneer het gebeurde.", kolom="datum"))
    if any(not duiding.waarom.strip() for duiding in verhaal.duidingen):
        bevindingen.append(Bevinding("Schrijf bij elk cijfer in één zin waarom het erbij hoort.", kolom="duiding"))
    return bevindingen


def _check_tekens(verhaal: Verhaal) -> list[Bevinding]:
    """Return the signs in a text that are no text, the fields that are too long, and a source that is no link."""
    kort = {"periode": verhaal.periode, "hoort_bij": verhaal.hoort_bij, "bron": verhaal.bron, "stem": verhaal.stem}
    kort |= {f"foto {nummer}": foto.alt for nummer, foto in enumerate(verhaal.fotos, 1)}
    kort |= {f"duiding {nummer}": duiding.waarom for nummer, duiding in enumerate(verhaal.duidingen, 1)}
    kort |= {"toestemming": verhaal.toestemming.hoe} if verhaal.toestemming else {}
    lang = {"tekst": verhaal.tekst, "toelichting": verhaal.toelichting}
    gevonden = [("titel", melding) for melding in check_tekens(verhaal.titel, "de titel")]
    gevonden += [
        (veld, m) for veld, tekst in lang.items() for m in check_tekens(tekst, f"het veld {veld}", regels=True)
    ]
    gevonden += [(veld, m) for veld, tekst in kort.items() for m in check_kort(tekst, f"het veld {veld}", MAX_KORT)]
    gevonden += [("bron_url", melding) for melding in check_adres(verhaal.bron_url, "de bron")]
    return [Bevinding(melding, kolom=veld) for veld, melding in gevonden]


def _check_toestemming(verhaal: Verhaal, vandaag: date) -> list[Bevinding]:
    if not verhaal.has_verteller:
        return []
    gegeven = verhaal.toestemming
    if gegeven is None:
        return [Bevinding("Vraag de verteller om toestemming en vul in wat is afgesproken.", kolom="toestemming")]
    if not gegeven.is_geldig(vandaag):
        return [
            Bevinding("De toestemming van de verteller is voorbij. Vraag opnieuw toestemming.", kolom="toestemming")
        ]
    if not gegeven.hoe:
        return [Bevinding("Vul in hoe de verteller toestemming gaf.", kolom="toestemming")]
    kring = list(type(gegeven.omvang))
    if kring.index(verhaal.zichtbaar) > kring.index(gegeven.omvang):
        melding = (
            f"De verteller gaf toestemming voor: {gegeven.omvang.value}. Het verhaal staat op: "
            f"{verhaal.zichtbaar.value}. Kies een kleinere kring of vraag meer toestemming."
        )
        return [Bevinding(melding, kolom="toestemming")]
    return []


def _check_fotos(verhaal: Verhaal) -> list[Bevinding]:
    bevindingen = []
    for nummer, foto in enumerate(verhaal.fotos, 1):
        if not foto.alt.strip():
            bevindingen.append(Bevinding(f"Beschrijf in woorden wat er op foto {nummer} staat.", kolom="foto"))
        if not foto.toestemming:
            melding = f"Vink bij foto {nummer} aan dat de maker en wie herkenbaar is toestemming geven."
            bevindingen.append(Bevinding(melding, kolom="foto"))
    return bevindingen


def _check_vondsten(verhaal: Verhaal, vondsten: list[Vondst]) -> list[Bevinding]:
    bevindingen = []
    for vondst in vondsten:
        if vondst.bevinding.ernst == BLOKKEERT:
            melding = f"Er staat {vondst.naam} in het verhaal: {vondst.bevinding.tekst}. Haal het weg."
        elif vondst.sleutel not in verhaal.bevestigd:
            melding = f"Er staat misschien {vondst.naam} in: {vondst.bevinding.tekst}. Haal het weg of bevestig."
        else:
            continue
        bevindingen.append(Bevinding(melding, kolom=vondst.veld, waarde=vondst.bevinding.tekst))
    return bevindingen
