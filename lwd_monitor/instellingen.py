"""Settings of the machine, read from the environment here alone, and of which gemeente this monitor is.

docs/beheer.md explains each.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from lwd_monitor.fout import Fout
from lwd_monitor.rollen import WEIGEREN, Rol, Rolregel, read_rollen

OPENBAAR, BESLOTEN = "openbaar", "besloten"
LOKAAL = ("127.0.0.1", "::1", "localhost")
TEKST, JSON = "tekst", "json"
# Under this name all of the monitor writes in the log of the server.
LOGNAAM = "lwd"
UIT, NACHTELIJKS, WEKELIJKS = "uit", "nachtelijks", "wekelijks"
# The stricter choice holds until the municipality makes another.
MINIMUM_CEL = 5


@dataclass(frozen=True)
class Gemeente:
    """The gemeente that this monitor is of: the name that readers see and the code that the CBS gives it."""

    naam: str
    code: str


GEMEENTE = Gemeente("Almelo", "GM0141")


@dataclass(frozen=True)
class Instellingen:
    """What a beheerder of the machine chose; the names in the environment are LWD_ and the field in capitals."""

    demo: bool = False
    lezen: str = BESLOTEN
    tls: bool = False
    hosts: tuple[str, ...] = ()
    proxy: tuple[str, ...] = ()
    log: str = TEKST
    metrics: bool = False
    verzoeken_per_minuut: int = 1200
    backup_uur: int | None = None
    rolregel: Rolregel = field(default_factory=Rolregel)
    backups: str = ""
    uploads: str = ""
    # Where readers find the monitor: for links and QR codes in reports.
    adres: str = ""
    # So many people stand behind an answer of a survey before it shows (docs/methode.md#afscherming).
    minimum_cel: int = MINIMUM_CEL
    # When the server fetches all open figures by itself; `bronbasis` is another server in the place of every source.
    ververs: str = UIT
    bronbasis: str = ""
    # Whether the search box asks PDOK for a street that our own table does not have.
    locatieserver: bool = False
    # How many cores one question to the store may use; None is all of them.
    kernen: int | None = None

    @property
    def is_openbaar(self) -> bool:
        """Tell whether one may read without logging in."""
        return self.demo or self.lezen == OPENBAAR

    def as_tekst(self) -> dict[str, str]:
        """Return every setting in words, to compare with those of the last start; there are no secrets among them."""
        return {naam: _show(waarde) for naam, waarde in vars(self).items()}


def load_instellingen(omgeving: Mapping[str, str] = os.environ) -> Instellingen:
    """Return the settings; refuses a value that means nothing, so that a typing error never opens a door."""
    uur = omgeving.get("LWD_BACKUP_UUR", "")
    return Instellingen(
        demo=_read_ja(omgeving, "LWD_DEMO"),
        lezen=_read_keuze(omgeving, "LWD_LEZEN", (BESLOTEN, OPENBAAR)),
        tls=_read_ja(omgeving, "LWD_TLS"),
        hosts=_read_lijst(omgeving, "LWD_HOSTS"),
        proxy=_read_lijst(omgeving, "LWD_PROXY"),
        log=_read_keuze(omgeving, "LWD_LOG", (TEKST, JSON)),
        metrics=_read_ja(omgeving, "LWD_METRICS"),
        verzoeken_per_minuut=_read_getal(omgeving, "LWD_VERZOEKEN_PER_MINUUT", 1200, 10, 1_000_000),
        backup_uur=_read_getal(omgeving, "LWD_BACKUP_UUR", 0, 0, 23) if uur else None,
        rolregel=_read_rolregel(omgeving),
        backups=omgeving.get("LWD_BACKUPS", ""),
        uploads=omgeving.get("LWD_UPLOADS", ""),
        adres=_read_adres(omgeving),
        minimum_cel=_read_getal(omgeving, "LWD_MINIMUM_CEL", MINIMUM_CEL, 0, 30),
        ververs=_read_keuze(omgeving, "LWD_VERVERS", (UIT, NACHTELIJKS, WEKELIJKS)),
        bronbasis=_read_adres(omgeving, "LWD_BRONBASIS"),
        locatieserver=_read_ja(omgeving, "LWD_LOCATIESERVER"),
        kernen=find_kernen(omgeving),
    )


def prepare_rekenen() -> None:
    """Let sums use one thread: many small ones only wait for each other, on a busy machine a hundred times as long."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def build_omgeving(erbij: Mapping[str, str]) -> dict[str, str]:
    """Return the environment with more in it, for a program that we start or to see which settings that gives."""
    return {**os.environ, **erbij}


def extend_omgeving(erbij: Mapping[str, str]) -> None:
    """Put more in the environment, for this program and all that it starts."""
    os.environ.update(erbij)


def get_database(standaard: str) -> str:
    """Return the address of the store."""
    return os.environ.get("LWD_DATABASE", standaard)


def find_kernen(omgeving: Mapping[str, str] = os.environ) -> int | None:
    """Return how many cores one question to the store may use; None for all of them."""
    return _read_getal(omgeving, "LWD_KERNEN", 0, 1, 256) if omgeving.get("LWD_KERNEN") else None


def get_tegels(standaard: str) -> str:
    """Return the address of the background tiles of the map."""
    return os.environ.get("LWD_TEGELS", standaard)


def get_backups() -> str:
    """Return the folder of the copies; empty for the usual one."""
    return os.environ.get("LWD_BACKUPS", "")


def get_uploads() -> str:
    """Return the folder of the original files; empty for the one beside the store."""
    return os.environ.get("LWD_UPLOADS", "")


def _read_adres(omgeving: Mapping[str, str], naam: str = "LWD_ADRES") -> str:
    adres = omgeving.get(naam, "").strip().rstrip("/")
    if adres and not adres.startswith(("http://", "https://")):
        raise Fout(f"{naam} is '{adres}'. Schrijf het hele adres, bijvoorbeeld https://monitor.voorbeeld.nl.")
    return adres


def _show(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, tuple):
        return ", ".join(waarde)
    if isinstance(waarde, Rolregel):
        rollen = [f"{claim}={rol.value}" for claim, rol in (waarde.waarden or {}).items()]
        zonder = waarde.zonder.value if waarde.zonder else WEIGEREN
        return f"claim {waarde.claim}; zonder rol: {zonder}" + (f"; {', '.join(rollen)}" if rollen else "")
    return "" if waarde is None else str(waarde)


def _read_rolregel(omgeving: Mapping[str, str]) -> Rolregel:
    zonder = _read_keuze(omgeving, "LWD_OIDC_ZONDER_ROL", (Rol.BEZOEKER.value, WEIGEREN))
    tekst = omgeving.get("LWD_OIDC_ROLLEN", "")
    try:
        waarden = read_rollen(tekst) if tekst else None
    except ValueError as exc:
        raise Fout(
            f"LWD_OIDC_ROLLEN klopt niet: '{tekst}'. Schrijf bijvoorbeeld LWD-Beheer=beheerder, LWD-Lezen=raadslid."
        ) from exc
    return Rolregel(omgeving.get("LWD_OIDC_CLAIM", "roles"), waarden, None if zonder == WEIGEREN else Rol.BEZOEKER)


def _read_ja(omgeving: Mapping[str, str], naam: str) -> bool:
    waarde = omgeving.get(naam, "0")
    if waarde not in {"0", "1", ""}:
        raise Fout(f"{naam} is '{waarde}'. Gebruik 1 voor ja of 0 voor nee.")
    return waarde == "1"


def _read_keuze(omgeving: Mapping[str, str], naam: str, keuzes: tuple[str, ...]) -> str:
    waarde = omgeving.get(naam) or keuzes[0]
    if waarde not in keuzes:
        raise Fout(f"{naam} is '{waarde}'. Kies uit: {', '.join(keuzes)}.")
    return waarde


def _read_lijst(omgeving: Mapping[str, str], naam: str) -> tuple[str, ...]:
    return tuple(deel.strip() for deel in omgeving.get(naam, "").split(",") if deel.strip())


def _read_getal(omgeving: Mapping[str, str], naam: str, standaard: int, laag: int, hoog: int) -> int:
    tekst = omgeving.get(naam) or str(standaard)
    if not tekst.isdigit() or not laag <= int(tekst) <= hoog:
        raise Fout(f"{naam} is '{tekst}'. Gebruik een getal van {laag} tot {hoog}.")
    return int(tekst)
