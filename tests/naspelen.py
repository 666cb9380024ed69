"""A replay server on loopback: the services that `bron ververs` asks, made from the key tables and what ships.

Every topic with a key for a year gets a figure for the gemeente, its wijken and its buurten: the one that ships where there
is one, else a made-up one that is the same each time.
"""

import csv
import hashlib
import json
import re
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lwd_monitor import gebied, kwb
from lwd_monitor.db import Cursor
from lwd_monitor.ververs import Ververstaak
from lwd_monitor.ververs.taak import DRAAD
from tests.conftest import PROJECT
from tests.loopback import Loopback, send

GEMEENTE = "GM0141"
JAREN = range(2013, 2027)
JAREN_POLITIE = range(2020, 2026)
JAREN_RIVM = (2012, 2016, 2020, 2022, 2024)
KWB_2026 = "86358NED"
STRATEN = ("Kerkstraat", "Ootmarsumsestraat", "Bornsestraat", "Vincent van Goghplein", "Ds. Postlaan", "Sluiskade")
Antwoord = tuple[int, str, bytes]
"""Code, content type and body."""
Storing = Callable[[str, Any], Antwoord | None]
"""Gets the address and the true answer; gives another answer, or None for the true one."""


def _load(naam: str) -> list[dict[str, str]]:
    with (PROJECT / "data" / "kwb" / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def list_sleutels(jaar: int) -> dict[str, str]:
    """Return every whole key that was seen for a year, to its topic; of 2018 the last revision."""
    if jaar == 2026:
        titels = {rij["titel"]: rij["id"] for rij in _load("onderwerpen")}
        return {
            rij["sleutel"]: titels.get(rij["titel"], "")
            for rij in _load("andere")
            if rij["tabel"] == KWB_2026 and rij["sleutel"]
        }
    rijen = [r for r in _load("sleutels") if r["jaar"] == str(jaar) and re.search(r"_\d{1,3}$", r["statline_sleutel"])]
    laatste = "revisie 2" if jaar == 2018 else ""
    return {r["statline_sleutel"]: r["id"] for r in rijen if laatste in r["revisie"] or not r["revisie"]}


def _kies(tekst: str, aantal: int) -> int:
    return zlib.crc32(tekst.encode()) % aantal


class Verzinner:
    """Figures for every topic, place and year; `bekend` are those that ship."""

    def __init__(self, con: Cursor) -> None:
        self.gebieden = gebied.load_gebieden(con)
        rijen = con.execute(
            "SELECT indicator_id, gebied_code, indeling, jaar, waarde FROM waarneming "
            "WHERE waarde IS NOT NULL AND upload_id <> 'afgeleid' AND NOT isnan(waarde)"
        ).fetchall()
        self.bekend: dict[tuple[str, str, int], dict[int, float]] = {}
        for id_, code, indeling, jaar, waarde in rijen:
            self.bekend.setdefault((id_, code, indeling), {})[jaar] = waarde
        self.eenheden = {rij["id"]: rij["eenheid"] for rij in _load("onderwerpen")}
        self.verzonnen: dict[tuple[str, str, int], float] = {}

    def list_gebieden(self, jaar: int) -> list[gebied.Gebied]:
        """Return gemeente, wijken and buurten in the indeling of a year."""
        indeling = self.get_indeling(jaar)
        return [g for g in self.gebieden.list_alle() if g.indeling == indeling and g.code[2:6] == GEMEENTE[2:]]

    def get_indeling(self, jaar: int) -> int:
        """Return the indeling of a year."""
        return gebied.compute_indeling(jaar, [2020, 2024]) or 2024

    def get_waarde(self, id_: str, code: str, jaar: int) -> float:
        """Return the figure of a topic, place and year, the same each time."""
        sleutel = (id_, code, jaar)
        if sleutel not in self.verzonnen:
            self.verzonnen[sleutel] = self._compute_waarde(*sleutel)
        return self.verzonnen[sleutel]

    def _compute_waarde(self, id_: str, code: str, jaar: int) -> float:
        indeling = self.get_indeling(jaar)
        bekend = self.bekend.get((id_, code, indeling))
        if bekend:
            naast = min(bekend, key=lambda j: (abs(j - jaar), j))
            return bekend[naast]
        eenheid = self.eenheden.get(id_, "%")
        if id_.startswith("misdrijven"):
            return 5 + _kies(id_ + code, 20) if code[:2] == "BU" else self._sum_delen(id_, code, jaar, indeling)
        if eenheid == "aantal":
            return self._get_aantal(id_, code, jaar, indeling)
        laag, breed, decimalen = {
            "kWh": (2000, 900, 0), "m3": (900, 400, 0), "x 1.000 euro": (30, 15, 0), "km": (1, 2, 1), "per km2": (900, 900, 0),
            "ha": (40, 60, 0), "klasse": (1, 4, 0), "personen": (2, 1, 1), "per huishouden": (1, 1, 1),
            "per 1.000 inwoners": (20, 40, 0),
        }.get(eenheid, (20, 30, 1))  # fmt: skip
        return laag + round(breed * _kies(id_ + code, 100) / 100, decimalen)

    def _sum_delen(self, id_: str, code: str, jaar: int, indeling: int) -> float:
        delen = self.gebieden.list_delen(self.gebieden.get(code, indeling))
        return sum(self.get_waarde(id_, deel.code, jaar) for deel in delen)

    def _get_aantal(self, id_: str, code: str, jaar: int, indeling: int) -> float:
        if code[:2] != "BU":
            return self._sum_delen(id_, code, jaar, indeling)
        if id_ == "kwb_inwoners":
            return 300 + 5 * _kies(code, 300)
        for samen in kwb.list_samenstellingen():
            if id_ in samen.delen:
                # Groups of one whole add up to it, as those of CBS do.
                geheel, aantal, plek = (
                    self.get_waarde(samen.geheel, code, jaar),
                    len(samen.delen),
                    samen.delen.index(id_),
                )
                deel = geheel // aantal
                return deel if plek < aantal - 1 else geheel - deel * (aantal - 1)
        return round(self.get_waarde("kwb_inwoners", code, jaar) * (5 + _kies(id_, 30)) / 100)


class Naspeler:
    """The services themselves: an answer for an address, without a network."""

    def __init__(self, verzinner: Verzinner, con: Cursor) -> None:
        self.verzinner = verzinner
        self.tabellen = {rij["tabel"]: int(rij["jaar"]) for rij in _load("tabellen")}
        self.misdrijven = [
            re.search(r"'([^']*)'", r["sleutel"]).group(1) for r in _load("andere") if r["sleutel"].startswith("SoortMisdrijf")
        ]  # fmt: skip
        self.gezondheid = [r["sleutel"] for r in _load("andere") if r["tabel"] == "50150NED" and r["sleutel"]]
        self.vlakken = {i: gebied.load_geometrie(con, "buurt", i) for i in (2020, 2024)}

    def answer(self, pad: str, vraag: dict[str, list[str]]) -> Any:
        """Return what the service gives at an address, None where it knows nothing."""
        delen = [deel for deel in pad.split("/") if deel]
        if delen[:2] == ["ODataCatalog", "Tables"]:
            return {"value": self.list_tabellen()}
        if delen[:2] == ["ODataApi", "odata"] and len(delen) == 4:
            return self._answer_v3(delen[2], delen[3], vraag.get("$filter", [""])[0])
        if delen[:3] == ["odata", "v1", "CBS"] and len(delen) == 5:
            return self._answer_v4(delen[3], delen[4])
        if gevonden := re.fullmatch(r"/cbs/wijken-en-buurten-(\d{4})/ogc/v1/collections/buurten/items", pad):
            return self._answer_grenzen(int(gevonden.group(1)))
        if pad == "/bzk/locatieserver/search/v3_1/free":
            return self._answer_adressen(vraag)
        return None

    def list_tabellen(self) -> list[dict[str, str]]:
        """Return the catalogue: the tables of Kerncijfers, and one that is not of one year."""
        titel = "Kerncijfers wijken en buurten"
        jaren = [{"Identifier": t, "Title": f"{titel} {jaar}"} for t, jaar in self.tabellen.items()]
        return [*jaren, {"Identifier": "70904ned", "Title": f"{titel} 2003-2012"}]

    def _answer_v3(self, tabel: str, deel: str, filter_: str) -> Any:
        if tabel in self.tabellen:
            return self._answer_kwb(tabel, deel, filter_)
        if tabel == "47018NED":
            return self._answer_misdrijven(deel, filter_)
        return self._answer_gezondheid(deel, filter_) if tabel == "50150NED" else None

    def _answer_kwb(self, tabel: str, deel: str, filter_: str) -> Any:
        jaar = self.tabellen[tabel]
        regio = "RegioS" if jaar == 2013 else "WijkenEnBuurten"
        sleutels = list_sleutels(jaar)
        if deel == "DataProperties":
            kop = [{"Key": regio, "Title": "Wijken en buurten", "Unit": "", "Type": "GeoDetail"}]
            return {"value": kop + [self._describe(sleutel, id_) for sleutel, id_ in sleutels.items()]}
        if deel != "TypedDataSet" or regio not in filter_:
            return None
        soorten = {"GM": "Gemeente", "WK": "Wijk", "BU": "Buurt"}
        return {
            "value": [
                {
                    "ID": nummer,
                    regio: f"{g.code:<10}",
                    "Gemeentenaam_1": f"{'Almelo':<40}",
                    "SoortRegio_2": f"{soorten[g.code[:2]]:<10}",
                    "Codering_3": f"{g.code:<10}",
                    **{s: self._get_cel(s, id_, g.code, jaar) for s, id_ in sleutels.items()},
                }
                for nummer, g in enumerate(self.verzinner.list_gebieden(jaar))
            ]
        }

    def _get_cel(self, sleutel: str, id_: str, code: str, jaar: int) -> float | None:
        if not id_:
            return None
        waarde = self.verzinner.get_waarde(id_, code, jaar)
        gevonden = [o for o in kwb.find_onderwerpen(sleutel) if o.id == id_]
        if self.verzinner.eenheden[id_] == "aantal" and gevonden and gevonden[0].is_procent(jaar):
            return round(100 * waarde / self.verzinner.get_waarde("kwb_inwoners", code, jaar))
        return waarde

    def _describe(self, sleutel: str, id_: str) -> dict[str, str]:
        titel = kwb.list_onderwerpen().get(id_, {}).get("titel", sleutel)
        eenheid = self._find_eenheid(sleutel, id_)
        return {"Key": sleutel, "Title": titel, "Unit": eenheid, "Description": f"{titel}.", "Type": "Topic"}

    def _find_eenheid(self, sleutel: str, id_: str) -> str:
        mogelijk = [o.eenheid for o in kwb.find_onderwerpen(sleutel) if o.id == id_]
        return mogelijk[0] if mogelijk else self.verzinner.eenheden.get(id_, "")

    def _answer_misdrijven(self, deel: str, filter_: str) -> Any:
        if deel == "Perioden":
            return {"value": [{"Key": f"{j}JJ00", "Title": str(j)} for j in JAREN_POLITIE]}
        jaar = int(re.search(r"Perioden eq '(\d{4})JJ00'", filter_).group(1))
        codes = [g.code for g in self.verzinner.list_gebieden(2024)]
        rijen = []
        for soort in self.misdrijven:
            kort = soort.strip().replace(".", "_")
            id_ = "misdrijven" if kort == "0_0_0" else f"misdrijven_{kort}"
            for code in codes:
                waarde = self.verzinner.get_waarde(id_, code, max(jaar, 2021))
                rij = {"SoortMisdrijf": soort, "WijkenEnBuurten": f"{code:<10}", "Perioden": f"{jaar}JJ00"}
                rijen.append({"ID": len(rijen), **rij, "GeregistreerdeMisdrijven_1": waarde})
        return {"value": rijen}

    def _answer_gezondheid(self, deel: str, filter_: str) -> Any:
        if deel == "Perioden":
            return {"value": [{"Key": f"{j}JJ00", "Title": str(j)} for j in JAREN_RIVM]}
        jaar = int(re.search(r"Perioden eq '(\d{4})JJ00'", filter_).group(1))
        rijen = []
        for g in self.verzinner.list_gebieden(2024):
            for marge, verschil in (("MW00000", 0), ("MOG0095", -2), ("MBG0095", 2)):
                rij = {
                    "WijkenEnBuurten": f"{g.code:<10}",
                    "Leeftijd": "20300",
                    "Marges": marge,
                    "Perioden": f"{jaar}JJ00",
                }
                waarden = {s: self._get_gezondheid(s, g.code, jaar) + verschil for s in self.gezondheid}
                rijen.append({"ID": len(rijen), **rij, **waarden})
        return {"value": rijen}

    def _get_gezondheid(self, sleutel: str, code: str, jaar: int) -> float:
        if sleutel.startswith("GoedErvarenGezondheid"):
            bekend = self.verzinner.bekend.get(("ervaren_gezondheid_goed", code, 2024), {})
            return bekend.get(jaar, 70.0)
        return 20 + _kies(sleutel + code, 40)

    def _answer_v4(self, tabel: str, deel: str) -> Any:
        jaar = self.tabellen.get(tabel)
        codes = {r["statline_v4"]: r["id"] for r in _load("sleutels") if r["jaar"] == str(jaar) and r["statline_v4"]}
        if jaar is None or not codes:
            return None
        if deel == "MeasureCodes":
            titels = kwb.list_onderwerpen()
            return {"value": [{"Identifier": c, "Title": titels[id_]["titel"], "Unit": titels[id_]["eenheid"]}
                              for c, id_ in codes.items()]}  # fmt: skip
        plekken = [g.code for g in self.verzinner.list_gebieden(jaar)]
        paren = [(c, id_, plek) for c, id_ in codes.items() for plek in plekken]
        return {
            "value": [
                {"Id": n, "Measure": c, "ValueAttribute": "None", "Value": self.verzinner.get_waarde(id_, plek, jaar),
                 "WijkenEnBuurten": plek}
                for n, (c, id_, plek) in enumerate(paren)
            ]
        }  # fmt: skip

    def _answer_grenzen(self, jaar: int) -> Any:
        vlakken = self.vlakken[self.verzinner.get_indeling(jaar)]
        kenmerken = [
            {
                "type": "Feature",
                "properties": {
                    "buurtcode": r.code,
                    "buurtnaam": r.naam,
                    "wijkcode": r.ouder_code,
                    "wijknaam": r.wijk_naam,
                },
                "geometry": json.loads(r.geometrie),
            }
            for r in vlakken.itertuples()
        ]
        return {"type": "FeatureCollection", "features": kenmerken, "links": [], "numberMatched": len(kenmerken)}

    @cached_property
    def postcodes(self) -> list[dict[str, str]]:
        """Three streets with a postcode in each buurt of today; the first street of the list runs through them all."""
        import shapely

        rijen = []
        for nummer, r in enumerate(self.vlakken[2024].itertuples()):
            punt = shapely.from_geojson(r.geometrie).representative_point()
            for plek, straat in enumerate((STRATEN[0], f"{r.naam}straat", STRATEN[1 + nummer % 5])):
                letters = chr(65 + nummer // 26) + chr(65 + nummer % 26)
                rijen.append(
                    {
                        "straatnaam": straat,
                        "woonplaatsnaam": "Almelo",
                        "postcode": f"{7601 + plek}{letters}",
                        "centroide_ll": f"POINT({punt.x:.6f} {punt.y:.6f})",
                    }
                )
        return rijen

    def _answer_adressen(self, vraag: dict[str, list[str]]) -> Any:
        docs = self.postcodes
        if q := vraag.get("q", [""])[0].casefold():
            docs = [
                d for d in docs if q in d["straatnaam"].casefold() or q.replace(" ", "") == d["postcode"].casefold()
            ]
        start, rijen = int(vraag.get("start", ["0"])[0]), min(100, int(vraag.get("rows", ["10"])[0]))
        return {"response": {"numFound": len(docs), "start": start, "docs": docs[start : start + rijen]}}


class Server(Loopback):
    """The replay on loopback; `storing` may spoil an answer, `codes` holds what came back."""

    def __init__(self, naspeler: Naspeler) -> None:
        super().__init__(self._serve)
        self.storing: Storing | None = None
        self.codes: Counter[int] = Counter()
        self._naspeler = naspeler
        self._bewaard: dict[str, Any] = {}

    def _serve(self, verzoek: BaseHTTPRequestHandler, _: int) -> None:
        adres = unquote(verzoek.path)
        deel = urlsplit(verzoek.path)
        if verzoek.path not in self._bewaard:
            self._bewaard[verzoek.path] = self._naspeler.answer(unquote(deel.path), parse_qs(deel.query))
        inhoud = self._bewaard[verzoek.path]
        anders = self.storing(adres, inhoud) if self.storing else None
        if anders is not None:
            code, soort, lijf = anders
        else:
            code, soort = (404, "text/plain") if inhoud is None else (200, "application/json; charset=utf-8")
            lijf = json.dumps(inhoud).encode()
        merk = f'"{hashlib.sha256(lijf).hexdigest()[:16]}"'
        if code == 200 and verzoek.headers.get("If-None-Match") == merk:
            code, lijf = 304, b""
        self.codes[code] += 1
        send(verzoek, code, lijf, Content_Type=soort, ETag=merk)


@contextmanager
def replayed(con: Cursor) -> Iterator[Server]:
    """Run the replay server for the store of a cursor."""
    with Server(Naspeler(Verzinner(con), con)) as server:
        yield server


def wait_klaar(taak: Ververstaak) -> bool:
    """Wait until a run beside the pages is over, and tell whether it is."""
    for draad in threading.enumerate():
        if draad.name == DRAAD:
            draad.join(240)
    return not taak.get_stand().bezig


def main() -> None:
    """Run the replay server until it is stopped, on what ships: to try `bron ververs --basis` by hand."""
    from lwd_monitor.db import open_database

    db = open_database()
    with replayed(db.cursor()) as server:
        db.close()
        print(server.basis, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
