"""What a command answers: data for programs, text for people."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Antwoord:
    """The outcome of one command; `melding` says in Dutch why it refused, `tekst` may be built when it is asked for."""

    gegevens: dict[str, object] = field(default_factory=dict)
    tekst: str | Callable[[], str] = ""
    ok: bool = True
    melding: str = ""


def build_tabel(koppen: Sequence[str], rijen: Iterable[Sequence[object]]) -> str:
    """Return rows as aligned text columns under their heads."""
    cellen = [[str("" if cel is None else cel) for cel in rij] for rij in rijen]
    breedten = [max([len(kop), *(len(rij[i]) for rij in cellen)]) for i, kop in enumerate(koppen)]
    regels = [list(koppen), ["-" * breedte for breedte in breedten], *cellen]
    return "\n".join("  ".join(cel.ljust(b) for cel, b in zip(rij, breedten, strict=True)).rstrip() for rij in regels)
