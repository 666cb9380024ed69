"""One way to fetch from outside: patient with busy servers, sparing with them, and never without an end."""

import email.utils
import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
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


@dataclass
class Ophaler:
    """Fetches JSON with retries, a total time limit and a cache on disk; `wacht` and `klok` are the clock.

    Notes: one Ophaler is one job: its time limit runs from the first request. `pauze` is the rest between pages.
    """

    cache: Path | None = None
    tijd: float = 180.0
    pogingen: int = 4
    max_bytes: int = MAX_ANTWOORD
    stilte: float = 20.0
    pauze: float = 0.2
    wacht: Callable[[float], None] = time.sleep
    klok: Callable[[], float] = time.monotonic
    _einde: float | None = field(default=None, init=False)

    def get_json(self, url: str) -> dict[str, Any]:
        """Give the JSON object at an address, from the cache when it is less than a day old."""
        if (bewaard := self._find_in_cache(url)) is not None:
            return bewaard
        inhoud = self._get_bytes(url)
        try:
            antwoord = json.loads(inhoud)
        except (ValueError, RecursionError):
            raise Fout(
                f"{_host(url)} gaf geen leesbaar antwoord (de JSON is niet heel). Probeer het later opnieuw."
            ) from None
        if not isinstance(antwoord, dict):
            raise Fout(f"{_host(url)} gaf een antwoord in een andere vorm dan verwacht. Meld dit aan de beheerder.")
        self._keep(url, inhoud)
        return antwoord

    def iter_bladzijden(self, url: str, volgende: Callable[[dict[str, Any]], str | None]) -> Iterator[dict[str, Any]]:
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

    def _get_bytes(self, url: str) -> bytes:
        laatste = ""
        for poging in range(self.pogingen):
            try:
                return self._try_once(url)
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

    def _try_once(self, url: str) -> bytes:
        self._require_tijd(url)
        koppen = {"User-Agent": NAAM, "Accept": "application/json, application/geo+json"}
        grens = httpx.Timeout(min(self.stilte, max(1.0, self._get_over())))
        with httpx.stream("GET", url, headers=koppen, timeout=grens, follow_redirects=True) as antwoord:
            if antwoord.status_code in HERKANSEN:
                raise _OpnieuwProberen(
                    f"{_host(url)} is te druk of heeft een storing (code {antwoord.status_code}).",
                    _read_retry_after(antwoord),
                )
            if antwoord.status_code == 404:
                raise Fout(f"{_host(url)} kent dit niet (code 404). Bestaat de tabel of het jaar wel? Gevraagd: {url}")
            if antwoord.status_code >= 400:
                raise Fout(f"{_host(url)} weigert de vraag (code {antwoord.status_code}). Gevraagd: {url}")
            soort = antwoord.headers.get("content-type", "")
            if "json" not in soort:
                raise Fout(
                    f"{_host(url)} gaf een webpagina in plaats van gegevens ({soort or 'soort onbekend'}): een storing "
                    "of inlogscherm ertussen. Open het adres in een browser om te zien wat er staat."
                )
            return self._read_body(antwoord, url)

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

    def _find_in_cache(self, url: str) -> dict[str, Any] | None:
        plek = self._get_plek(url)
        if plek is None or not plek.exists():
            return None
        if datetime.now(UTC).timestamp() - plek.stat().st_mtime > GELDIG_SECONDEN:
            return None
        try:
            bewaard = json.loads(plek.read_bytes())
        except (ValueError, OSError):
            return None
        return bewaard if isinstance(bewaard, dict) else None

    def _keep(self, url: str, inhoud: bytes) -> None:
        plek = self._get_plek(url)
        if plek is not None:
            plek.parent.mkdir(parents=True, exist_ok=True)
            tijdelijk = plek.with_suffix(".deel")
            tijdelijk.write_bytes(inhoud)
            tijdelijk.replace(plek)

    def _get_plek(self, url: str) -> Path | None:
        return None if self.cache is None else self.cache / f"{hashlib.sha256(url.encode()).hexdigest()}.json"


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


def write_json(inhoud: dict[str, Any], doel: Path) -> Path:
    """Write a fetched answer whole or not at all, and give its place."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = doel.with_name(doel.name + ".deel")
    tijdelijk.write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
    return tijdelijk.replace(doel)
