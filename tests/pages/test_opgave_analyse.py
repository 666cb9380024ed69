"""The page of wijkopgaven: the button fills what is empty in the analysis, and is gone when there is nothing left to fill."""

SLEUTEL = "opgave_nieuwstraatkwartier"


def open_stuk(open_page, rol: str):
    at = open_page("wijkopgaven", rol=rol, gebied="WK014115")
    at.session_state[f"bijwerken_{SLEUTEL}"] = "Stuk en analyse"
    return at.run()


def test_the_button_puts_figures_and_stories_in_the_empty_texts(open_page, database: str) -> None:
    at = open_stuk(open_page, "wijkregisseur")
    knop = next(k for k in at.button if k.label == "Zet de cijfers en verhalen klaar")
    knop.click().run()
    assert not at.exception
    assert "Klaargezet: veerkracht, leefbaarheid, weerbaarheid." in at.success[0].value
    tekst = " ".join(str(blok.proto.body) for blok in at.get("html"))
    assert "Uit de monitor," in tekst
    assert not [k for k in at.button if k.label == "Zet de cijfers en verhalen klaar"]


def test_who_only_reads_has_no_button(open_page) -> None:
    at = open_stuk(open_page, "analist")
    assert not [k for k in at.button if k.label == "Zet de cijfers en verhalen klaar"]
