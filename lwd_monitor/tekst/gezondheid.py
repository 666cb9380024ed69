"""Remarks on the health of one person; policy about health is none."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from lwd_monitor.tekst import aanwijzing
from lwd_monitor.tekst.aanwijzing import AANDOENING, HULPMIDDEL, LIJDT

Plek = tuple[int, int]

_DUUR = r"(?:al\s|elke\s\w+\s|iedere\s\w+\s|nog\s|steeds\s|vaak\s|weer\s|soms\s)*"
# Within a clause: what follows `die` or `want` is about something else.
_TUSSEN = r"(?:(?!\b(?:die|dat|omdat|want|maar|toen)\b)[^.!?;\n])"
_EN_MEER = rf"(?:(?: en|,| of) (?:\w+ ){{0,3}}?(?:{AANDOENING})\b)*"
_KERN = re.compile(
    rf"\b(?:(?:{LIJDT})\b{_TUSSEN}{{0,45}}?\b(?:{AANDOENING})\b{_EN_MEER}(?: meer| van \w+| in het ziekenhuis)?(?:\s(?:heeft|had|kreeg|gekregen|gehad|is|was|werd)\b)?"
    rf"|(?:(?:een|haar|zijn|mijn|de)\s(?:\w+\s)?)?(?:{AANDOENING})\b[^.!?,;:\n]{{0,30}}?\b(?:{LIJDT}|heeft gekregen|werd \w+ fataal)\b"
    rf"|(?:wegens|door|vanwege|na|sinds|aan|ondanks|om) (?:haar|zijn|mijn|een|ernstige)\s(?:\w+\s){{0,2}}?(?:{AANDOENING})\b"
    rf"|(?:loopt|liep|lopen|zit|zat|gebruikt|gebruikte|draagt|heeft|kreeg|krijgt|ligt|lag|rijdt|verplaatst)\b[^.!?,;\n]{{0,30}}?\b(?:{HULPMIDDEL})\b"
    r")",
    re.IGNORECASE,
)
# What somebody does or cannot do says it as well, without the name of an illness.
_HANDELING = re.compile(
    rf"\b(?:(?:slaapt|sliep|ziet|hoort) (?:\w+ )?(?:nauwelijks|slecht|niets|niks|niet meer|bijna niet|stemmen)(?: meer)?"
    rf"|slaapt niet|kan (?:\w+ )?(?:niet|nauwelijks|amper|bijna niet|haast niet)(?: meer| goed)? (?:\w+ )?(?:lopen|traplopen|zien|horen|praten|staan|bukken|slapen|ademen|fietsen|eten|slikken)"
    rf"|(?:hoort|ziet) (?:bijna )?niets(?: meer)?|neemt (?:zijn|haar) (?:pillen|medicijnen) niet|gediagnosticeerd met [^.!?]{{2,40}}|diagnose [^.!?]{{2,30}}"
    rf"|(?:zijn|haar|mijn) (?:arm|been|heup|enkel|pols|knie|rug) (?:brak|gebroken)|brak (?:zijn|haar|mijn) \w+"
    rf"|(?:drinkt|dronk|zuipt|blowt|blowde|snuift|spuit|gebruikt) {_DUUR}(?:te veel|teveel|elke (?:dag|avond)|iedere (?:dag|avond)|een (?:krat|fles) \w+|alcohol|drugs|coke|wiet|insuline|heroïne)"
    rf"|(?:is|was|raakte|zit|zat) (?:\w+ ){{0,2}}aan (?:de|lager) (?:drank|drugs|wal|wiet|coke|pillen|zuurstof|dialyse|fles)"
    rf"|(?:krijgt|kreeg|heeft|had|ontvangt|krijg|heb) (?:\w+ ){{0,5}}?(?:thuiszorg|wijkverpleging|mantelzorg|persoonlijke verzorging|dagbesteding|ambulante begeleiding|beschermd wonen)"
    rf"|(?:vergeet|vergat) (?:steeds|vaak|alles|telkens)|(?:pleegde|deed) (?:een )?(?:poging tot )?zelf(?:moord|doding)|maakte een einde aan (?:zijn|haar) leven"
    rf"|(?:heeft|had|kreeg|zit|zat|heb) (?:veel |erg |al \w+ |zo'n |constante |chronische )*(?:last van|pijn (?:in|aan)) (?:zijn|haar|mijn|de|het|\w+)(?: \w+)?"
    rf"|viel flauw|kreeg een toeval|(?:ligt|lag|belandde|opgenomen|werd opgenomen|moest|moet|is) (?:\w+ ){{0,4}}(?:in|naar) (?:het|een) (?:ziekenhuis|verpleeghuis|kliniek|hospice|inrichting)"
    rf"|(?:in|naar) (?:het|een) (?:ziekenhuis|verpleeghuis|hospice|kliniek|afkickkliniek) (?:zit|zat|ligt|lag|woont|verblijft|moest|moet|belandde|is opgenomen|werd opgenomen|overleed|stierf)"
    rf"|plek in (?:het|een) (?:verpleeghuis|hospice|kliniek)|ligt (?:\w+ )?(?:aan|op) (?:de|het) (?:zuurstof|beademing|ic|intensive care|sterfbed)"
    rf"|leeft met (?:een )?(?:{AANDOENING})|(?:is|zijn|was) (?:\w+ )?(?:ernstig|erg|heel|zwaar|langdurig|chronisch) ziek"
    rf"|(?:been|arm|teen|voet|borst) (?:is |werd |moest )?(?:\w+ )?(?:geamputeerd|eraf|afgezet)|sterft|gaat dood aan|stierf aan|overleed aan"
    r"|aan \w+ (?:oog|oor|kant) (?:blind|doof|verlamd))",
    re.IGNORECASE,
)
_ENKELVOUD = sorted(
    (aanwijzing.RELATIES | aanwijzing.TITELS) - aanwijzing.GROEPEN - aanwijzing.load("geen_persoon_alleen"),
    key=len,
    reverse=True,
)
_PERSOON = re.compile(
    r"\b(?:hij|zij|ze|ik|mijn|zijn|haar|iemand|die|(?:een|de|deze|die|onze) (?:\w+ )?(?:man|vrouw|jongen|meisje|oudere|bewoner|bewoonster"
    r"|\w+tiger|automobilist|client|moeder|vader|kind|\w+-jarige|\w+jarige)"
    rf"|{'|'.join(map(re.escape, _ENKELVOUD))})\b",
    re.IGNORECASE,
)
_BELEID = re.compile(
    r"\b(?:mensen|ouderen|inwoners|jongeren|bewoners|leerlingen|volwassenen|kinderen|mantelzorgers|cliënten|patiënten|vrijwilligers|procent"
    r"|%|cursus|lezing|beleid|preventie|training|opleiding|workshop|voorlichting|les|lessen|campagne|thema\w*|onderzoek|informatie\w*"
    r"|programma|gemeente|subsidie|indicator\w*|café|centrum|gezondheidscentrum|spreekuur|wie zorgt|groepen|buurten|wijk(?:en)?|huisartsen"
    r"|afspraak|het team|akkoord|enquête|cijfers|plan|stichting|vijver|bomen?|populieren|lindes|park|container\w*|weg|school|brug"
    r"|maatregel\w*|project|regeling|lift|hond|kat|poes|paard|duiven|eenden|winkel|gebouw|pand|markt|werkt|werkte|gewerkt|werkzaam"
    r"|specialist|verpleegkundigen?)\b",
    re.IGNORECASE,
)
_ENKEL = re.compile(r"\b(?:[Hh]ij|[Zz]ij|[Zz]e|[Ii]k|[Mm]ijn|[Zz]ijn (?:vrouw|man|zoon|dochter|moeder|vader))\b")
_ZIN = re.compile(r"(?:[^.!?\n]|[.!?](?!['’\"”)]?\s+['‘\"“(]?[A-ZÀ-Ý]))+[.!?\n]?")
_DING = re.compile(
    r"te veel (?!gedronken|alcohol)|dealers|drugs(?:overlast|handel|gebruik onder)|is gebruikt|onder behandeling genomen door de raad"
    r"|verslaafd aan (?!de |alcohol|drank|drugs|coke|cocaïne|heroïne|ghb|wiet|pillen|medicijnen|gokken|speed|lachgas|gamen)"
    r"|zwak is|is een ziekte|^ziek (?:was|werd)|(?:dronk(?:en)?|drinkt) (?:we |ze |\w+ )?(?:thee|koffie|water|limonade)|ziek(?:enhuis|enhuizen) (?:is|was|komt)|blind(?:e|elings)? (?:muur|gevel|varen)"
    r"|staat (?:te|nog) |loopt (?:te|een) stok|trauma(?:helikopter|heli)|doof(?:pot|potje)|behandeld (?:in de|door de) raad|ziekenhuis gebouwd"
    r"|(?:melding|klacht|aanvraag|verzoek|zaak|brief|bezwaar)\w* (?:\w+ )?(?:is|was|wordt|werd|in) (?:\w+ )?behandel",
    re.IGNORECASE,
)
VER_ERVOOR = 60


def _is_ding(gevonden: str) -> bool:
    """Tell whether the words are about nuisance or work instead of illness."""
    return _DING.search(gevonden) is not None and not re.search(r"(?:dronk|drinkt) te veel", gevonden, re.IGNORECASE)


def _find_in_zin(zin: str, heeft_naam: bool) -> Iterator[Plek]:
    persoonlijk = heeft_naam or _ENKEL.search(zin)
    for patroon in (_KERN, _HANDELING):
        for match in patroon.finditer(zin):
            omgeving = zin[max(0, match.start() - VER_ERVOOR) : match.start()] if persoonlijk else zin
            if not (_BELEID.search(omgeving) or _is_ding(zin[match.start() : match.end() + 20])):
                yield match.span()


def _drop_overlap(plekken: list[Plek]) -> Iterator[Plek]:
    einde = -1
    for start, eind in sorted(plekken):
        if start >= einde:
            yield start, eind
            einde = eind


def find_gezondheid(tekst: str, namen: list[Plek]) -> Iterator[Plek]:
    """Find remarks on somebody's illness, handicap, addiction or treatment.

    Notes: the sentence must be about one person (a name, `hij`, `mijn moeder`); sentences about groups, courses and
    policy are left alone.
    """
    einden = sorted(eind for _, eind in namen)
    for zin in _ZIN.finditer(tekst):
        eerste = bisect_left(einden, zin.start() + 1)
        heeft_naam = eerste < len(einden) and einden[eerste] <= zin.end()
        if heeft_naam or _PERSOON.search(zin[0]):
            for start, eind in _drop_overlap(list(_find_in_zin(zin[0], heeft_naam))):
                yield zin.start() + start, zin.start() + eind
