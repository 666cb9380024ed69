"""Screen Indicatoren: from an upload to the map, and back to a concept."""

from tests.pages.test_upload import KOP, get_knop, read_tekst, upload


def list_links(at) -> list[str]:
    return [link.proto.label for link in at.get("page_link")]


def vul_in(scherm, titel: str, definitie: str = "Een score uit een bestand.", eenheid: str = "punten") -> None:
    """Fill in what a description cannot do without."""
    velden = {veld.label: veld for veld in (*scherm.text_input, *scherm.text_area)}
    velden["Titel"].input(titel)
    velden["Korte titel"].input(titel[:24])
    velden["Waarvan, of wanneer geteld"].input("op 1 januari")
    velden["Wat telt dit cijfer, en wat zegt het niet?"].input(definitie)
    velden["Eenheid"].input(eenheid)


def test_an_unknown_figure_goes_from_the_upload_to_the_map(open_page, database) -> None:
    at = open_page("beheer-upload", rol="analist")
    upload(at, "nieuw.csv", KOP + "WK014111;2024;boompjes;12\nWK014115;2024;boompjes;30\n")
    get_knop(at, "Bewaar dit concept").click().run()
    assert any(label.startswith("Beschrijf en publiceer") for label in list_links(at))
    for vinkje in at.checkbox:
        if vinkje.label.startswith("Ik heb de waarschuwingen"):
            vinkje.check().run()
    get_knop(at, "Publiceer 2").click().run()
    assert "Gepubliceerd: nieuw.csv" in read_tekst(at)
    assert any(label.startswith("Beschrijf en publiceer") for label in list_links(at))
    scherm = open_page("beheer-indicatoren", rol="analist", indicator="boompjes")
    assert "concept, nog niet beschreven" in read_tekst(scherm)
    assert get_knop(scherm, "Publiceer voor lezers").disabled
    vul_in(scherm, "Bomen langs de straat", "Het aantal bomen in de openbare ruimte.", "bomen")
    get_knop(scherm, "Bewaren").click().run()
    assert not scherm.exception, [fout.value for fout in scherm.exception]
    assert [fout.value for fout in scherm.error] == []
    assert "Het aantal bomen in de openbare ruimte." in read_tekst(scherm)
    assert "Bomen langs de straat in De Riet: 12" in read_tekst(scherm)
    get_knop(scherm, "Publiceer voor lezers").click().run()
    assert "Bekijk op de kaart" in list_links(scherm)
    kaart = open_page("kaart", rol="bezoeker", indicator="boompjes", niveau="wijk")
    assert "boompjes" in [keuze.value for keuze in kaart.selectbox]
    assert not any("niet kennen" in melding.value for melding in kaart.info)
    get_knop(scherm, "Maak weer een concept").click().run()
    weg = open_page("kaart", rol="bezoeker", indicator="boompjes", niveau="wijk")
    assert any("boompjes" in melding.value for melding in weg.info)


def test_without_concepts_the_screen_says_where_they_come_from(open_page) -> None:
    assert "Er zijn geen concepten" in read_tekst(open_page("beheer-indicatoren", rol="analist"))
