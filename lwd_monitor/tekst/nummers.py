"""Burgerservicenummers and bank accounts, by their check digits and by the words before them."""

import re
from collections.abc import Iterator

from stdnum import iban as iban_check
from stdnum.nl import bsn as bsn_check

Plek = tuple[int, int]

_BSN = re.compile(
    r"(?<![\w.,€/-])(?:\d{8,9}|\d{4}[. -]\d{2}[. -]\d{3}|\d{3}([. -])\d{3}\1\d{3}|\d{2}(?:[. -]\d{3}){2})(?![\w/-]|[.,]\d)"
)
_BSN_WOORD = re.compile(r"\b(?:bsn|burger\s?service|sofi|persoonsnummer)[^.!?]{0,45}$", re.IGNORECASE)
# Behind the word any grouping counts.
_NA_BSN_WOORD = re.compile(
    r"\b(?:bsn|burger\s?service|sofi)[\w-]*[^.!?\d]{0,20}(?P<bsn>(?!\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d\b)\d(?:[. \u00a0/-]?\d){7,8})(?![\w])",
    re.IGNORECASE,
)
_BSN_ERNA = re.compile(
    r"\s?(?:,\s|\(|(?:is|was|=)\s)(?:(?:het|haar|zijn|mijn|de)\s)?(?:bsn|burgerservice)", re.IGNORECASE
)
# A case or client number passes the 11-test one time in eleven: the word before it tells them apart.
_ANDER_NUMMER = re.compile(
    r"(?:zaak|melding|kvk|kamer van koophandel|referentie|dossier|order|factuur|kenmerk|artikel|serie|project|klant|klacht"
    r"|polis|bestel|besluit|isbn|rsin|contract|bestek|ticket|vergunning|relatie|lid(?:maatschap)?s?|code"
    r"|object|vestiging|btw|incident|case|volg|kadaster|€|eur)[\w-]*"
    r"(?:\s*(?:nummer|nr\.?|no\.?))?(?:(?!(?<=[a-z]{3})\.\s)[^!?\d]){0,35}$",
    re.IGNORECASE,
)
_BEDRAG = re.compile(r"^\s*(?:euro|eur\b|€|inwoners|keer|stuks|kg|m2|m3)", re.IGNORECASE)

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ .\u00a0/-]?\d{2}(?:[ .\u00a0/-]?[A-Za-z0-9]){11,30}")
_IBAN_WOORD = re.compile(
    r"(?:iban|rekening|bank|overmaken|overgemaakt|stort|gestort|maak\w*|giro)[^.!?]{0,50}$", re.IGNORECASE
)
_LENGTE = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "PL": 28, "GB": 22, "ES": 24, "IT": 27, "TR": 26, "LU": 20, "AT": 20,
    "CH": 21, "PT": 25, "RO": 24, "BG": 22, "HU": 28, "CZ": 24, "SK": 24, "GR": 27, "IE": 22, "DK": 18, "SE": 24,
    "NO": 15, "FI": 18, "HR": 21, "SI": 19, "LT": 20, "LV": 21, "EE": 20, "UA": 29, "MT": 31, "CY": 28, "SR": 16,
}  # fmt: skip


def find_bsns(tekst: str) -> Iterator[Plek]:
    """Find burgerservicenummers.

    Notes: after a word like `bsn` every number of 8 or 9 digits counts, also one with a typing error; without such
    a word nine digits that pass the 11-test count, unless another word before them says what the number is.
    """
    for match in _BSN.finditer(tekst):
        cijfers = re.sub(r"\D", "", match[0])
        ervoor = tekst[max(0, match.start() - 60) : match.start()]
        if (
            _BSN_WOORD.search(ervoor)
            or _BSN_ERNA.match(tekst, match.end())
            or (
                len(cijfers) == 9
                and bsn_check.is_valid(cijfers)
                and not cijfers.startswith("06")
                and not _ANDER_NUMMER.search(ervoor)
                and not _BEDRAG.match(tekst[match.end() :])
            )
        ):
            yield match.span()
    for match in _NA_BSN_WOORD.finditer(tekst):
        yield match.span("bsn")


def _cut_iban(gevonden: str) -> str | None:
    """Return the part of the match that has the length of its country's accounts."""
    lengte = _LENGTE.get(gevonden[:2].upper())
    geteld = 0
    for plaats, teken in enumerate(gevonden):
        geteld += teken.isalnum()
        if geteld == lengte:
            rest = gevonden[plaats + 1 :]
            return None if rest[:1].isalnum() else gevonden[: plaats + 1]
    return None


def find_ibans(tekst: str) -> Iterator[Plek]:
    """Find Dutch and foreign accounts; one with a wrong check digit only after a word like `rekening`."""
    for match in _IBAN.finditer(tekst):
        gevonden = _cut_iban(match[0])
        if gevonden is None:
            continue
        kaal = re.sub(r"[^A-Za-z0-9]", "", gevonden).upper()
        ervoor = tekst[max(0, match.start() - 60) : match.start()]
        nederlands = re.fullmatch(r"NL\d{2}[A-Z]{4}\d{10}", kaal)
        if iban_check.is_valid(kaal, check_country=False) or (nederlands and _IBAN_WOORD.search(ervoor)):
            yield match.start(), match.start() + len(gevonden)
