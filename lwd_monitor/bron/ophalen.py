"""One way to fetch from outside: patient with busy servers, sparing with them, and never without an end."""

import email.utils
import hashlib
import json
import re
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from lwd_monitor.fout import Fout
from lwd_monitor.instellingen import GEMEENTE

HERKANSEN = {408, 425, 429, 500, 502, 503, 504}
MAX_ANTWOORD = 60 * 1024 * 1024
MAX_BLADZIJDEN = 500
GELDIG_SECONDEN = 24 * 3600
NAAM = f"lwd-monitor (gemeente {GEMEENTE.naam})"
# StatLine answers a question for more rows than this with an error, and so would a page without a next one.
MAX_RIJEN_STATLINE = 10_000


class NietGevonden(Fout):
    """The source does not know this table, year or place."""


@dataclass
class Ophaler:
    """Fetches JSON with retries, a total time limit and a cache on disk; `wacht` and `klok` are the clock.

    Notes: one Ophaler is one job: its time limit runs from the first request. `pauze` is the rest between pages. What is
    kept counts for `geldig` seconds, or as long as the source said; after that the source is asked whether it changed.
    """

    cache: Path | None = None
    tijd: float = 180.0
    pogingen: int = 4
    max_bytes: int = MAX_ANTWOORD
    stilte: float = 20.0
    pauze: float = 0.2
    geldig: float = GELDIG_SECONDEN
    wacht: Callable[[float], None] = time.sleep
    klok: Callable[[], float] = time.monotonic
    _einde: float | None = field(default=None, init=False)

    def get_json(self, url: str) -> Mapping[str, Any]:
        """Give the JSON object at an address, from the cache as long as that counts or the source says it is the same."""
        bewaard = self._find_bewaard(url)
        if bewaard is not None and bewaard.is_vers(self.geldig):
            return bewaard.inhoud
        gehaald = self._get_antwoord(url, bewaard)
        if gehaald.ongewijzigd and bewaard is not None:
            self._keep(url, None, {**bewaard.merk, **gehaald.merk})
            return bewaard.inhoud
        try:
            antwoord = json.loads(gehaald.inhoud)
        except (ValueError, RecursionError):
            raise Fout(
                f"{_host(url)} gaf geen leesbaar antwoord (de JSON is niet heel). Probeer het later opnieuw."
            ) from None
        if not isinstance(antwoord, dict):
            raise Fout(f"{_host(url)} gaf een antwoord in een andere vorm dan verwacht. Meld dit aan de beheerder.")
        self._keep(url, gehaald.inhoud, gehaald.merk)
        return antwoord

    def iter_bladzijden(
        self, url: str, volgende: Callable[[Mapping[str, Any]], str | None]
    ) -> Iterator[Mapping[str, Any]]:
        """Give page after page; stays on the same server and stops on a page that was there before."""
        gezien: set[str] = set()
        adres: str | None = url
        while adres is not None:
            if adres in gezien or len(gezien) >= MAX_BLADZIJDEN:
                raise Fout(f"{_host(url)} blijft naar een volgende bladzijde verwijzen. De app is ermee gestopt.")
            gezien.add(adres)
            bladzijde = self.get_json(adres)
            yield bladzijde
            verwijzing = volgende(bladzijde)
            adres = urljoin(adres, verwijzing) if verwijzing else None
            if adres and urlsplit(adres).hostname != urlsplit(url).hostname:
                raise Fout(f"{_host(url)} verwijst naar een andere server ({_host(adres)}). De app volgt dat niet.")
            if adres:
                self.wacht(self.pauze)

    def _get_antwoord(self, url: str, bewaard: "_Bewaard | None") -> "_Gehaald":
        laatste = ""
        for poging in range(self.pogingen):
            try:
                return self._try_once(url, bewaard)
            except _OpnieuwProberen as opnieuw:
                laatste = str(opnieuw)
                rust = opnieuw.na if opnieuw.na is not None else min(2.0**poging, 15.0)
            except httpx.TransportError as error:
                laatste, rust = _explain(error, url), min(2.0**poging, 15.0)
            if poging + 1 < self.pogingen:
                self._rest(rust, url)
        raise Fout(f"{laatste} Na {self.pogingen} pogingen is de app ermee gestopt; probeer het later opnieuw.")

    def _rest(self, rust: float, url: str) -> None:
        if rust >= self._get_over():
            raise Fout(
                f"{_host(url)} vraagt om {rust:.0f} seconden te wachten, langer dan de app wacht. "
                "Probeer het later opnieuw."
            )
        self.wacht(rust)

    def _get_over(self) -> float:
        if self._einde is None:
            self._einde = self.klok() + self.tijd
        return self._einde - self.klok()

    def _require_tijd(self, url: str) -> None:
        if self._get_over() <= 0:
            raise Fout(f"Het ophalen bij {_host(url)} duurde langer dan {self.tijd:.0f} seconden en is gestopt.")

    def _try_once(self, url: str, bewaard: "_Bewaard | None") -> "_Gehaald":
        self._require_tijd(url)
        koppen = {"User-Agent": NAAM, "Accept": "application/json, application/geo+json"}
        koppen |= bewaard.build_vraag() if bewaard else {}
        grens = httpx.Timeout(min(self.stilte, max(1.0, self._get_over())))
        with httpx.stream(
            "GET", url, headers=koppen, timeout=grens, follow_redirects=True, verify=_get_tls()
        ) as antwoord:
            if antwoord.status_code == httpx.codes.NOT_MODIFIED and bewaard is not None:
                return _Gehaald(b"", _read_merk(antwoord), ongewijzigd=True)
            if antwoord.status_code >= 400:
                self._refuse(antwoord, url)
            soort = antwoord.headers.get("content-type", "")
            if "json" not in soort:
                raise Fout(
                    f"{_host(url)} gaf een webpagina in plaats van gegevens ({soort or 'soort onbekend'}): een storing "
                    "of inlogscherm ertussen. Open het adres in een browser om te zien wat er staat."
                )
            return _Gehaald(self._read_body(antwoord, url), _read_merk(antwoord))

    def _refuse(self, antwoord: httpx.Response, url: str) -> None:
        """Raise what the code of an answer means: try again, not there, or refused."""
        code = antwoord.status_code
        if code >= 500 and _is_te_veel(self._read_body(antwoord, url)):
            raise Fout(
                f"{_host(url)} geeft niet meer dan {MAX_RIJEN_STATLINE:,} rijen tegelijk".replace(",", ".")
                + " en weigert deze vraag. Er is niets half ingelezen. Meld dit aan de beheerder: de vraag moet in delen."
            )
        if code in HERKANSEN:
            melding = f"{_host(url)} is te druk of heeft een storing (code {code})."
            raise _OpnieuwProberen(melding, _read_retry_after(antwoord))
        if code == 404:
            raise NietGevonden(
                f"{_host(url)} kent dit niet (code 404). Bestaat de tabel of het jaar wel? Gevraagd: {url}"
            )
        raise Fout(f"{_host(url)} weigert de vraag (code {code}). Gevraagd: {url}")

    def _read_body(self, antwoord: httpx.Response, url: str) -> bytes:
        inhoud = bytearray()
        for deel in antwoord.iter_bytes():
            inhoud += deel
            if len(inhoud) > self.max_bytes:
                raise Fout(
                    f"Het antwoord van {_host(url)} is groter dan {self.max_bytes // 1024**2} MB; gestopt met lezen."
                )
            self._require_tijd(url)
        return bytes(inhoud)

    def _find_bewaard(self, url: str) -> "_Bewaard | None":
        plek = self._find_plek(url)
        if plek is None or not plek.exists():
            return None
        try:
            inhoud = json.loads(plek.read_bytes())
            merk = json.loads(_get_merkplek(plek).read_bytes()) if _get_merkplek(plek).exists() else {}
            leeftijd = datetime.now(UTC).timestamp() - plek.stat().st_mtime
        except (ValueError, OSError):
            return None
        return _Bewaard(inhoud, merk, leeftijd) if isinstance(inhoud, dict) and isinstance(merk, dict) else None

    def _keep(self, url: str, inhoud: bytes | None, merk: Mapping[str, str]) -> None:
        """Keep an answer with what tells whether it changed; without `inhoud` the one that is there counts anew."""
        plek = self._find_plek(url)
        if plek is None:
            return
        plek.parent.mkdir(parents=True, exist_ok=True)
        if inhoud is None:
            plek.touch()
        else:
            # Without its marks an answer is asked for anew: older marks beside a newer answer would keep it for ever.
            _get_merkplek(plek).unlink(missing_ok=True)
            _write(plek, inhoud)
        _write(_get_merkplek(plek), json.dumps(merk).encode())

    def _find_plek(self, url: str) -> Path | None:
        return None if self.cache is None else self.cache / f"{hashlib.sha256(url.encode()).hexdigest()}.json"


@dataclass(frozen=True)
class _Gehaald:
    """An answer: its body with what the source says of its age, or that it is still the one we have."""

    inhoud: bytes
    merk: Mapping[str, str]
    ongewijzigd: bool = False


@dataclass(frozen=True)
class _Bewaard:
    """An answer that was kept, `leeftijd` seconds ago, with the marks that the source gave to it."""

    inhoud: Mapping[str, Any]
    merk: Mapping[str, str]
    leeftijd: float

    def is_vers(self, geldig: float) -> bool:
        """Tell whether it may be used without asking: for `geldig` seconds, or longer when the source said so."""
        gegeven = self.merk.get("max-age", "")
        return self.leeftijd < max(geldig, float(gegeven) if gegeven.isdigit() else 0.0)

    def build_vraag(self) -> dict[str, str]:
        """Return the heads that ask whether it changed."""
        paren = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
        return {kop: self.merk[naam] for kop, naam in paren if self.merk.get(naam)}


def _write(doel: Path, inhoud: bytes) -> None:
    tijdelijk = doel.with_name(doel.name + ".deel")
    tijdelijk.write_bytes(inhoud)
    tijdelijk.replace(doel)


@cache
def _get_tls() -> ssl.SSLContext:
    """Return the certificates to trust; reading them takes longer than most answers."""
    return httpx.create_ssl_context()


def _get_merkplek(plek: Path) -> Path:
    return plek.with_suffix(".merk")


def _read_merk(antwoord: httpx.Response) -> dict[str, str]:
    merk = {naam: antwoord.headers[naam] for naam in ("etag", "last-modified") if naam in antwoord.headers}
    leeftijd = re.search(r"max-age=(\d+)", antwoord.headers.get("cache-control", ""))
    return merk | ({"max-age": leeftijd.group(1)} if leeftijd else {})


def _is_te_veel(inhoud: bytes) -> bool:
    """Tell whether an error is that of StatLine for more rows than it gives in one answer."""
    return b"10000" in inhoud.replace(b".", b"").replace(b",", b"") and b"records" in inhoud.lower()


class _OpnieuwProberen(Exception):
    def __init__(self, melding: str, na: float | None) -> None:
        super().__init__(melding)
        self.na = na


def _host(url: str) -> str:
    return urlsplit(url).netloc or url


def _read_retry_after(antwoord: httpx.Response) -> float | None:
    tekst = antwoord.headers.get("retry-after", "").strip()
    if tekst.isdigit():
        return float(tekst)
    try:
        moment = email.utils.parsedate_to_datetime(tekst)
        return max(0.0, (moment - datetime.now(moment.tzinfo or UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _explain(error: httpx.TransportError, url: str) -> str:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return f"De app kan {_host(url)} niet bereiken: er is geen verbinding met internet, of de bron ligt eruit."
    if isinstance(error, httpx.TimeoutException):
        return f"{_host(url)} bleef te lang stil."
    return f"De verbinding met {_host(url)} brak af."


def replace_server(adres: str, basis: str | None) -> str:
    """Give an address on another server; the path stays.

    >>> replace_server("https://api.pdok.nl/cbs", "http://127.0.0.1:8000/")
    'http://127.0.0.1:8000/cbs'
    """
    return adres if not basis else basis.rstrip("/") + urlsplit(adres).path


def write_json(inhoud: Mapping[str, Any], doel: Path) -> Path:
    """Write a fetched answer whole or not at all, and give its place."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = doel.with_name(doel.name + ".deel")
    tijdelijk.write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
    return tijdelijk.replace(doel)
