"""Outcomes as the tables of docs/methode.md."""

from collections.abc import Sequence

from lwd_monitor.opmaak import format_getal


def format_tabel(koppen: Sequence[str], rijen: Sequence[Sequence[float | str]]) -> str:
    """Return a table in Markdown, numbers with one decimal, words as they are.

    >>> print(format_tabel(("a", "b"), [(1.0, 2.25)]))
    | a | b |
    |---:|---:|
    | 1,0 | 2,2 |
    """
    regels = [" | ".join(koppen), "|".join("---:" for _ in koppen)]
    regels += [" | ".join(w if isinstance(w, str) else format_getal(w, 1) for w in rij) for rij in rijen]
    return "\n".join(f"|{regel}|" if regel.startswith("---") else f"| {regel} |" for regel in regels)
