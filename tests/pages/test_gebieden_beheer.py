"""Screen Gebieden: an analist makes an own area, readers find it, and it can be taken back."""

from tests.pages.test_bewaard import read_html


def test_an_analist_gives_westeres_its_buurten_and_readers_see_them(open_page, database) -> None:
    at = open_page("beheer-gebieden", rol="analist", eigen="westeres")
    assert "nog geen" in read_html(at)
    at.multiselect[0].select("BU01411402").run()
    assert "Donker op de kaart: Kerkelanden" in read_html(at)
    at.multiselect[0].select("BU01411301").run()
    next(knop for knop in at.button if knop.label == "Bewaren").click().run()
    assert any("Schrijf waarom" in fout.value for fout in at.error)
    velden = {veld.label: veld for veld in at.text_input}
    velden["Reden van deze wijziging"].input("De gemeente zei waar het ligt")
    next(knop for knop in at.button if knop.label == "Bewaren").click().run()
    assert not at.exception
    assert any("Bewaard: Westeres" in klaar.value for klaar in at.success)
    lezer = open_page("gebied", rol="bezoeker", gebied="westeres")
    assert "nog niet gekoppeld" not in read_html(lezer)
    next(knop for knop in at.button if knop.label == "Terugzetten").click().run()
    assert any("Versie 1" in klaar.value for klaar in at.success)
    assert "nog niet gekoppeld" in read_html(lezer.run())


def test_another_kind_of_area_has_a_page_and_no_card_on_the_front_page(open_page, database) -> None:
    at = open_page("beheer-gebieden", rol="analist")
    at.multiselect[0].select("WK014111").select("WK014115").run()
    velden = {veld.label: veld for veld in at.text_input}
    velden["Naam"].input("Riet en Nieuwstraat")
    velden["Wat het is"].input("twee wijken")
    velden["Reden van deze wijziging"].input("proef")
    next(knop for knop in at.button if knop.label == "Maken").click().run()
    assert any("Bewaard: Riet en Nieuwstraat" in klaar.value for klaar in at.success)
    assert "Riet en Nieuwstraat" not in read_html(open_page("overzicht", rol="bezoeker"))
    pagina = read_html(open_page("gebied", rol="bezoeker", gebied="riet_en_nieuwstraat"))
    assert "Riet en Nieuwstraat" in pagina
    assert "extra aandacht" not in pagina
