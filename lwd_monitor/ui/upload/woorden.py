"""The words of a finding for who sits at the page: choices on screen instead of options of a command."""

KEUZES = (
    (" (--van JAAR --naar JAAR)", ", hieronder"),
    ("gebruik dan --aanvullen", "vink dan aan dat het bestand alleen aanvult (bij 1. Lezen, Pas de keuzes aan)"),
    ("geef met --indeling op bij welke indeling het bestand hoort", "kies de indeling bij 1. Lezen, Pas de keuzes aan"),
    ("voeg hem dan toe als concept (--concept)", "voeg hem dan toe als concept, hieronder"),
    ("Geef het jaar op (--jaar 2024)", "Vul het jaar in, hieronder bij de keuzes"),
    (", met --indeling JAAR", ", in het veld hieronder"),
    (
        "laad eerst de gebieden van dat jaar met: gebied load BESTAND --indeling JAAR",
        "upload eerst de grenzen van dat jaar",
    ),
    ("Laad de gebieden met: gebied load BESTAND --indeling JAAR", "Upload eerst de grenzen van dat jaar"),
    ("Gebieden laad je met 'gebied load'; upload hier", "Gebieden komen mee met een bestand met grenzen; upload hier"),
    ("Haal de tabel op met 'bron fetch'", "Haal de tabel op bij Ophalen bij de bron"),
    ("gebruik 'bron fetch'", "gebruik Ophalen bij de bron"),
    (
        "Lees het in met: enquete run BESTAND.sav --jaar JAAR; daar",
        "Vraag een beheerder om het in te lezen (enquete run); daar",
    ),
)


def tell_op_pagina(melding: str) -> str:
    """Return a message with the choices of the page where it names those of a command.

    >>> tell_op_pagina("Vult dit bestand alleen aan, gebruik dan --aanvullen.")
    'Vult dit bestand alleen aan, vink dan aan dat het bestand alleen aanvult (bij 1. Lezen, Pas de keuzes aan).'
    """
    for opdracht, keuze in KEUZES:
        melding = melding.replace(opdracht, keuze)
    return melding
