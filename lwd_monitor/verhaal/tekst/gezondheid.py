"""Remarks on the health of one person; policy about health is none."""

import re
from collections.abc import Iterator

Plek = tuple[int, int]

_KWAAL = (
    r"dement\w*|alzheimer|kanker|\w+kanker|depressi\w*|autis\w*|adhd|add\b|pdd|diabetes|diabeet|suikerziekte|reuma|copd|astma"
    r"|burn-?\s?out|ptss|psychose\w*|psychotisch\w*|schizofren\w*|borderline|bipolair|epilepsie|parkinson|multiple sclerose|hiv|aids"
    r"|beroerte|tia|herseninfarct|hersenbloeding|hartinfarct|hartaanval|hartfalen|hartpatiënt|hartpatient|hart(?:klachten|ziekte)|tumor"
    r"|gehandicapt|handicap|beperking|verslaafd\w*|verslaving\w*|alcoholi\w+|drugs|cocaïne|speed|wiet|heroïne|blind|doof"
    r"|slechtziend|slechthorend|rolstoel|rollator|verlamd|verlamming|angst(?:stoornis|klachten|ig)?|paniekaanval\w*|pleinvrees|eetstoornis|anorexia"
    r"|trauma|getraumatiseerd|zwanger|miskraam|verward\w*|suïcid\w+|zelfmoord\w*|overspannen|somber|eenzaam en ziek|opgenomen"
    r"|ernstig ziek|ziek(?:te)?|chronisch|ongeneeslijk|terminaal|ziekenhuis|geopereerd|operatie|\w+operatie|chemo\w*|bestraling|bestraald"
    r"|medicijnen|medicatie|antidepressiva|pillen|therapie|psychiater|psychiatri\w+|psycholoog|ggz[\w-]*|kliniek|hernia|longontsteking"
    r"|nierdialyse|dialyse|stoma|prothese|gebroken (?:been|arm|heup|pols)|(?:been|arm|heup|pols) gebroken|hersenschudding|hersenletsel|niet-aangeboren"
    r"|fibromyalgie|artrose|reumatoïde|slaapt (?:nauwelijks|slecht|niet)|stents?|pacemaker|piep in|stemmen|schuldsanering"
    r"|onder invloed|te veel|dronk|drinkt|afkicken|afkick\w*|behandeling|behandeld|verstandelijk\w*|lvb|bloeddruk|migraine|long covid"
    r"|postcovid|ms\b|als\b(?= patiënt)|spierziekte|ziekte van \w+|syndroom\w*|stoornis\w*|hoort (?:bijna )?niets|hoort slecht|ziet slecht"
    r"|dyslexie|jicht|psoriasis|crohn|lyme|tourette|dwangstoornis|staar|glaucoom|incontinent|hartritme\w*|galstenen|nierstenen|hoge bloeddruk|insult"
    r"|longziekte|leverziekte|nierziekte|hepatitis|allergi\w+|eczeem|down\b|overgewicht|obesitas|maagverkleining|invalide|amputatie|geamputeerd"
    r"|scootmobiel nodig|arbeidsongeschikt|wao|wia|ziektewet|zelfbeschadiging|manisch|wanen|hallucin\w+|stotter\w*|uitgezaaid\w*|geriatr\w+"
)
_WERKWOORD = (
    r"heeft|had|kreeg|krijgt|krijg|lijdt aan|leed aan|is|was|ben|bent|raakte|raakt|werd|wordt|kampt(?: al)?|kampte|worstelt|ligt|lag|slikt|slik|gebruikt|gebruikte"
    r"|gebruik|zit|zat|hoort|wacht op|verblijft|staat|vertoont|dronk|drinkt|loopt bij|liep bij|volgt|herstelt|herstelde|neemt|overleed aan|stierf aan"
    r"|verloor|brak|heb|moest naar|moet naar|bekend met|belandde|verloor|krijgen|werd haar|werd hem"
)
_PERSOON = (
    r"\b(?:[Hh]ij|[Zz]ij|[Zz]e|[Ii]k|[Mm]ijn|[Zz]ijn|[Hh]aar|[Ee]en (?:\w+ )?(?:man|vrouw|jongen|meisje|bewoner|bewoonster|oudere)|[Bb]etrokkene|[Cc]liënte?"
    r"|[Mm]eneer|[Mm]evrouw|[Dd]e (?:buurman|buurvrouw|zoon|dochter|moeder|vader|bewoner|bewoonster|vrouw|man|jongen)|[Bb]uurman|[Bb]uurvrouw|[Oo]ma|[Oo]pa"
    r"|die|iemand|[Dd]e (?:twintiger|dertiger|veertiger|vijftiger|zestiger|verdachte|automobilist|cliënt|patiënt|huurder))\b"
)
_KERN = re.compile(
    rf"\b(?:(?:{_WERKWOORD})\b[^.!?;\n]{{0,45}}?\b(?:{_KWAAL})\b|(?:{_KWAAL})\b[^.!?,;:\n]{{0,30}}?\b(?:{_WERKWOORD}|heeft gekregen|werd \w+ fataal)\b"
    rf"|(?:wegens|door|vanwege|na|sinds|aan) (?:haar|zijn|mijn|een)\s(?:\w+\s){{0,2}}?(?:{_KWAAL})\b"
    rf"|slaapt (?:nauwelijks|slecht|niet)|ziet slecht|hoort (?:bijna )?(?:niets|slecht|stemmen)|neemt (?:zijn|haar) (?:pillen|medicijnen) niet"
    rf"|gediagnosticeerd met [^.!?]{{2,40}}|zijn (?:arm|been|heup) brak|brak (?:zijn|haar) \w+)",
    re.IGNORECASE,
)
_BELEID = re.compile(
    r"\b(?:mensen|ouderen|inwoners|jongeren|bewoners|leerlingen|volwassenen|kinderen|mantelzorgers|cliënten|vrijwilligers|procent|%|cursus|lezing|beleid|preventie"
    r"|programma|gemeente|subsidie|indicator\w*|café|centrum|gezondheidscentrum|spreekuur|wie zorgt|groepen|buurten|wijk(?:en)?|huisartsen|afspraak|het team"
    r"|akkoord|enquête|cijfers|plan|stichting|vijver|bomen?|populieren|lindes|park|container\w*|weg|school|brug|maatregel\w*|project|regeling|lift)\b",
    re.IGNORECASE,
)
_ENKEL = re.compile(r"\b(?:[Hh]ij|[Zz]ij|[Zz]e|[Ii]k|[Mm]ijn|[Zz]ijn (?:vrouw|man|zoon|dochter|moeder|vader))\b")
_ZIN = re.compile(r"(?:[^.!?\n]|[.!?](?!['’\"”)]?\s+['‘\"“(]?[A-ZÀ-Ý]))+[.!?\n]?")


def _is_ding(gevonden: str) -> bool:
    """Tell whether the words are about nuisance or work instead of illness."""
    vaag = r"te veel (?!gedronken|alcohol)|dealers|drugs(?:overlast|handel|gebruik onder)|is gebruikt|onder behandeling genomen door de raad|zwak is|dronk(?:en)? (?:we|ze thee|koffie)|drinkt (?:\w+ )?(?:koffie|thee)|dronk (?:\w+ )?(?:koffie|thee)"
    return bool(re.search(vaag, gevonden, re.IGNORECASE)) and not re.search(
        r"dronk te veel|drinkt te veel", gevonden, re.IGNORECASE
    )


def find_gezondheid(tekst: str, namen: list[Plek]) -> Iterator[Plek]:
    """Find remarks on somebody's illness, handicap, addiction or treatment.

    Notes: the sentence must be about one person (a name, `hij`, `mijn moeder`); sentences about groups, courses and
    policy are left alone.
    """
    for zin in _ZIN.finditer(tekst):
        heeft_naam = any(start < zin.end() and zin.start() < eind for start, eind in namen)
        if not heeft_naam and not re.search(_PERSOON, zin[0]):
            continue
        for match in _KERN.finditer(zin[0]):
            ervoor = zin[0][: match.start()]
            if _BELEID.search(ervoor[-60:] if heeft_naam or _ENKEL.search(zin[0]) else zin[0]) or _is_ding(match[0]):
                continue
            yield zin.start() + match.start(), zin.start() + match.end()
