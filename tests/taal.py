"""Words that Dutch texts of the monitor may not use in one of their meanings."""

import re

PROGRAMMA = re.compile(r"(?i)\bprogramma(?:plan|'s)?\b(?! Nieuwstraatkwartier)")
# The other meanings of the word: what runs on a computer, the budget of the council, what stands on an agenda.
ANDERS = re.compile(
    r"(?i)database|schema|Ctrl|back-up|gegevensbestand|één programma tegelijk|(?:ander|ouder|dat) programma|is een programma"
    r"|Werk (?:eerst )?het programma bij|op het programma|Programma Nieuwstraatkwartier"
    r"|volgens\s+de gemeente op koers"
)


def find_programma(tekst: str) -> list[str]:
    """Return the sentences in which the word stands for the plan; ids, paths and names in code do not count."""
    tekst = re.sub(r"<[^>]+>", " ", tekst)
    zinnen = re.split(r"(?<=[.!?:;|])\s+|\n\s*\n", re.sub(r"\\?\n(?=\S)", " ", tekst))
    return [z for z in zinnen if PROGRAMMA.search(re.sub(r"\S*[_/=]\S*", "", z)) and not ANDERS.search(z)]
