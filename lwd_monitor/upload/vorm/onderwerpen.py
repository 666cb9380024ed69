"""Which column or short name stands for which indicator, per source."""

import re

BRON_KWB = "CBS, Kerncijfers wijken en buurten"
BRON_POLITIE = "Politie via CBS, geregistreerde misdrijven"
BRON_RIVM = "RIVM, GGD'en en CBS, Gezondheidsmonitor"
BRON_LBM = "Leefbaarometer 3.0, ministerie van BZK"
BRON_CBS = "CBS StatLine"

KWB = {
    "AantalInwoners": "kwb_inwoners",
    "k_65JaarOfOuder": "kwb_inwoners_65plus",
    "k_0Tot15Jaar": "kwb_inwoners_0_15",
    "Bevolkingsdichtheid": "kwb_dichtheid",
    "GemiddeldeHuishoudensgrootte": "kwb_huishoudensgrootte",
    "HuishoudensTotaal": "kwb_huishoudens",
    "GemiddeldeWoningwaarde": "kwb_woz_waarde",
    "GemiddeldeWOZWaardeVanWoningen": "kwb_woz_waarde",
    "Koopwoningen": "kwb_koopwoningen",
    "PercentageEengezinswoning": "kwb_eengezinswoningen",
    "GemiddeldInkomenPerInwoner": "kwb_inkomen_per_inwoner",
    "MateVanStedelijkheid": "kwb_stedelijkheid",
    "Omgevingsadressendichtheid": "kwb_adressendichtheid",
    "OppervlakteLand": "kwb_oppervlakte_land",
    "AfstandTotHuisartsenpraktijk": "kwb_afstand_huisarts",
    "AfstandTotGroteSupermarkt": "kwb_afstand_supermarkt",
    "AfstandTotSchool": "kwb_afstand_school",
    "ScholenBinnen3Km": "kwb_scholen_3km",
}
"""Names without the suffix number, which shifts from year to year and even between revisions of one year's table."""

KWB_TITELS = {
    "Aantal inwoners": "kwb_inwoners",
    "65 jaar of ouder": "kwb_inwoners_65plus",
    "0 tot 15 jaar": "kwb_inwoners_0_15",
    "Bevolkingsdichtheid": "kwb_dichtheid",
    "Gemiddelde huishoudensgrootte": "kwb_huishoudensgrootte",
    "Huishoudens totaal": "kwb_huishoudens",
    "Gemiddelde WOZ-waarde van woningen": "kwb_woz_waarde",
    "Gemiddelde woningwaarde": "kwb_woz_waarde",
    "Koopwoningen": "kwb_koopwoningen",
    "Percentage eengezinswoning": "kwb_eengezinswoningen",
    "Gemiddeld inkomen per inwoner": "kwb_inkomen_per_inwoner",
    "Mate van stedelijkheid": "kwb_stedelijkheid",
    "Omgevingsadressendichtheid": "kwb_adressendichtheid",
    "Oppervlakte land": "kwb_oppervlakte_land",
    "Afstand tot huisartsenpraktijk": "kwb_afstand_huisarts",
    "Afstand tot grote supermarkt": "kwb_afstand_supermarkt",
    "Afstand tot school": "kwb_afstand_school",
    "Scholen binnen 3 km": "kwb_scholen_3km",
}

KORT = {
    "inwoners": "kwb_inwoners",
    "inwoners65plus": "kwb_inwoners_65plus",
    "inwoners0tot15": "kwb_inwoners_0_15",
    "dichtheid": "kwb_dichtheid",
    "huishoudensgrootte": "kwb_huishoudensgrootte",
    "huishoudens": "kwb_huishoudens",
    "wozWaarde": "kwb_woz_waarde",
    "koopwoningen": "kwb_koopwoningen",
    "eengezinswoning": "kwb_eengezinswoningen",
    "inkomenPerInwoner": "kwb_inkomen_per_inwoner",
    "stedelijkheid": "kwb_stedelijkheid",
    "adressendichtheid": "kwb_adressendichtheid",
    "oppervlakteLandHa": "kwb_oppervlakte_land",
    "afstandHuisarts": "kwb_afstand_huisarts",
    "afstandSupermarkt": "kwb_afstand_supermarkt",
    "afstandSchool": "kwb_afstand_school",
    "scholenBinnen3km": "kwb_scholen_3km",
    "misdrijven_totaal": "misdrijven",
    "misdrijven": "misdrijven",
    "goed_ervaren_gezondheid": "ervaren_gezondheid_goed",
    "ervarenGezondheid": "ervaren_gezondheid_goed",
}

LEEFBAAROMETER = {
    "lbm": "leefbaarometer",
    "afw": "leefbaarometer_afwijking",
    "fys": "leefbaarometer_fysiek",
    "onv": "leefbaarometer_onveiligheid",
    "soc": "leefbaarometer_sociaal",
    "vrz": "leefbaarometer_voorzieningen",
    "won": "leefbaarometer_woningen",
}

LEEFTIJD = {"20300": "18plus", "53115": "18_65", "80200": "65plus"}
"""Codes of the dimension Leeftijd: 18 jaar of ouder, 18 tot 65 jaar, 65 jaar of ouder."""

KWB_TABEL_JAAR = {
    "83765NED": 2017,
    "84286NED": 2018,
    "84583NED": 2019,
    "84799NED": 2020,
    "85039NED": 2021,
    "85318NED": 2022,
    "85618NED": 2023,
    "85984NED": 2024,
}


def get_bron(indicator_id: str) -> str:
    """Give the source that goes with an indicator id."""
    for begin, bron in (
        ("kwb_", BRON_KWB),
        ("misdrijven", BRON_POLITIE),
        ("ervaren_gezondheid", BRON_RIVM),
        ("rivm_", BRON_RIVM),
        ("leefbaarometer", BRON_LBM),
        ("cbs_", BRON_CBS),
    ):
        if indicator_id.startswith(begin):
            return bron
    return ""


def format_id(naam: str) -> str:
    """Turn a column name or a title into an id of lower case words.

    >>> format_id("ErvarenGezondheidGoedZeerGoed"), format_id("% inwoners (65+)")
    ('ervaren_gezondheid_goed_zeer_goed', 'inwoners_65')
    """
    los = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)", "_", naam.strip())
    plat = los.lower().translate(str.maketrans("éèëêïíóöôüúáàäç", "eeeeiiooouuaaac"))
    return re.sub(r"[^a-z0-9]+", "_", plat).strip("_")
