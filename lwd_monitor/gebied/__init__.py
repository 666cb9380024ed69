"""Places: gemeente, wijken, buurten and own areas, each within an indeling."""

from lwd_monitor.db import Cursor
from lwd_monitor.gebied.code import (
    CODE,
    LAND,
    build_bereik,
    build_niveaus,
    build_wijkcodes,
    find_code_in_tekst,
    find_in_gemeente,
    get_gemeente,
    get_niveau,
    get_nummer,
    get_wijk,
    is_plaats,
    lies_in_gemeente,
    list_beginnen,
    list_ouders,
    normalise_code,
    rank_plaats,
    sql_gemeente,
)
from lwd_monitor.gebied.grenzen import assemble_gebieden, build_gebieden, format_geometrie
from lwd_monitor.gebied.hergebruik import (
    Grens,
    Hergebruik,
    compare_grens,
    list_hergebruik,
    list_hergebruikt,
    simplify_naam,
)
from lwd_monitor.gebied.model import (
    AANDACHT,
    GEMEENTE_CODE,
    GEMEENTE_NAAM,
    EigenGebied,
    Gebied,
    GebiedNiveau,
    compute_indeling,
    get_wijksoort,
    load_schrijfwijzen,
    spell_naam,
)
from lwd_monitor.gebied.omrekenen import build_delen, compute_omgerekend
from lwd_monitor.gebied.overgang import (
    GELIJK,
    ONBEKEND,
    check_overgang,
    compute_overgang_uit_adressen,
    compute_overgang_uit_grenzen,
    compute_ruis,
    describe_grondslag,
    find_gelijke_wijken,
    find_paar,
    find_weg,
    is_grondslag,
    list_paren,
    load_overgang,
    load_overgang_rijen,
    load_overgang_terug,
    publish_overgang,
    rank_grondslag,
    rebuild_overgang,
    refresh_overgang,
    replace_overgang,
    select_niveau,
)
from lwd_monitor.gebied.overgang.maken import Tekenfout, compute_overgang_wijken
from lwd_monitor.gebied.programma import ProgrammaBuurt, build_programma_lijst
from lwd_monitor.gebied.store import (
    add_gebieden,
    list_eigen_gebieden,
    list_gebieden,
    list_in_gebruik,
    list_indelingen,
    load_aliassen,
    load_gebied_rijen,
    load_geometrie,
    load_programma_buurten,
    load_terug,
    publish_versies,
    rebuild_gebieden,
    refresh_grenzen,
    rename_gebieden,
    replace_frame,
    replace_gebieden,
    update_teksten,
)
from lwd_monitor.gebied.zoeken import Gebieden

__all__ = [
    "AANDACHT",
    "CODE",
    "GELIJK",
    "GEMEENTE_CODE",
    "GEMEENTE_NAAM",
    "LAND",
    "ONBEKEND",
    "EigenGebied",
    "Gebied",
    "GebiedNiveau",
    "Gebieden",
    "Grens",
    "Hergebruik",
    "ProgrammaBuurt",
    "Tekenfout",
    "add_gebieden",
    "assemble_gebieden",
    "build_bereik",
    "build_delen",
    "build_gebieden",
    "build_niveaus",
    "build_programma_lijst",
    "build_wijkcodes",
    "check_overgang",
    "compare_grens",
    "compute_indeling",
    "compute_omgerekend",
    "compute_overgang_uit_adressen",
    "compute_overgang_uit_grenzen",
    "compute_overgang_wijken",
    "compute_ruis",
    "describe_grondslag",
    "find_code_in_tekst",
    "find_in_gemeente",
    "find_paar",
    "find_weg",
    "format_geometrie",
    "get_gemeente",
    "get_niveau",
    "get_nummer",
    "get_wijk",
    "get_wijksoort",
    "is_grondslag",
    "is_plaats",
    "lies_in_gemeente",
    "list_beginnen",
    "list_eigen_gebieden",
    "list_gebieden",
    "list_hergebruik",
    "list_hergebruikt",
    "list_indelingen",
    "list_ouders",
    "list_paren",
    "load_aliassen",
    "load_gebied_rijen",
    "load_gebieden",
    "load_gelijke_wijken",
    "load_geometrie",
    "load_kaartbron",
    "load_overgang",
    "load_overgang_rijen",
    "load_overgang_terug",
    "load_programma_buurten",
    "load_schrijfwijzen",
    "load_terug",
    "normalise_code",
    "publish_overgang",
    "publish_versies",
    "rank_grondslag",
    "rank_plaats",
    "rebuild_gebieden",
    "rebuild_overgang",
    "refresh_grenzen",
    "refresh_overgang",
    "rename_gebieden",
    "replace_frame",
    "replace_gebieden",
    "replace_overgang",
    "select_niveau",
    "simplify_naam",
    "spell_naam",
    "sql_gemeente",
    "update_teksten",
]


def load_gelijke_wijken(con: Cursor, gebieden: Gebieden, van: int, naar: int) -> dict[str, str]:
    """Return the wijken that are the same place in two indelingen, old code to new code; empty without a crosswalk."""
    ouders = [
        {buurt.code: buurt.ouder_code or "" for buurt in gebieden.list_niveau(GebiedNiveau.BUURT, indeling)}
        for indeling in (van, naar)
    ]
    return find_gelijke_wijken(load_overgang(con, van, naar), *ouders)


def load_kaartbron(con: Cursor, indeling: int) -> str:
    """Return the credits of a map of an indeling: which map its outlines were taken from, and the licence."""
    kaarten = load_geometrie(con, GebiedNiveau.BUURT, indeling)["grens_bron"].dropna().unique()
    # Boundaries that someone uploaded are those of the indeling itself.
    namen = "; ".join(sorted(kaarten)) or f"CBS/Kadaster, indeling {indeling}"
    return f"Kaart: {namen}, vereenvoudigd, CC BY 4.0."


def load_gebieden(con: Cursor) -> Gebieden:
    """Return all places and own areas, to look up in."""
    return Gebieden(list_gebieden(con), list_eigen_gebieden(con), list_in_gebruik(con))
