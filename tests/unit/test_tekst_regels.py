"""The boundary of every rule: just inside and just outside."""

import pytest

from lwd_monitor.verhaal.tekst import check_tekst


def _vind(tekst, soort):
    return [b.tekst for b in check_tekst(tekst) if b.soort == soort]


@pytest.mark.parametrize(
    ("soort", "tekst", "verwacht"),
    [
        ("telefoon", "Bel 0612345678.", ["0612345678"]),
        ("telefoon", "Bel 061234567.", []),
        ("telefoon", "Bel 06123456789.", []),
        ("telefoon", "Bel +31 (0)6 12345678.", ["+31 (0)6 12345678"]),
        ("telefoon", "Bel 088-1234567 of 0900-8844.", []),
        ("telefoon", "Het is 01-04-2026 1930.", []),
        ("telefoon", "Bel nul zes twaalf vierendertig zesenvijftig achtenzeventig.", ["nul zes twaalf vierendertig zesenvijftig achtenzeventig"]),
        ("telefoon", "Telefoon 812207.", ["812207"]),
        ("telefoon", "Er zijn 812207 stenen.", []),
        ("email", "Mail a.b@c.nl.", ["a.b@c.nl"]),
        ("email", "Drie stuks @ 5 euro.", []),
        ("email", "Mail jan (at) post (punt) nl", ["jan (at) post (punt) nl"]),
        ("bsn", "Het nummer is 123456782.", ["123456782"]),
        ("bsn", "Het nummer is 123456783.", []),
        ("bsn", "Haar BSN is 123456783.", ["123456783"]),
        ("bsn", "Zaaknummer 123456782 loopt.", []),
        ("bsn", "Er is 123456782 euro.", []),
        ("iban", "Stort op NL91ABNA0417164300.", ["NL91ABNA0417164300"]),
        ("iban", "De code NL92ABNA0417164300.", []),
        ("iban", "Rekening NL92ABNA0417164300.", ["NL92ABNA0417164300"]),
        ("kenteken", "De auto ZZ-999-Z.", ["ZZ-999-Z"]),
        ("kenteken", "Op 3-mei-26 is er markt, 1-op-100.", []),
        ("kenteken", "Kenteken 3-mei-26 staat er.", ["3-mei-26"]),
        ("kenteken", "Kenteken: zz999z.", ["zz999z"]),
        ("kenteken", "Code AB12CD en zz999z.", []),
        ("postcode", "Het is 7605 ZZ.", ["7605 ZZ"]),
        ("postcode", "In 2024 AB en 1200 KG.", []),
        ("postcode", "Postcode 2024 AB.", ["2024 AB"]),
        ("postcode", "Het is 7605 SS.", []),
        ("adres", "Zij woont op Rietstraat 14-2.", ["Rietstraat 14-2"]),
        ("adres", "Op de Rietstraat 14 bomen planten.", []),
        ("adres", "Aan de Rietstraat 14 wonen twee mensen.", ["Rietstraat 14"]),
        ("adres", "De Rietstraat 2026 wordt mooi.", []),
        ("adres", "De snelweg 35 en het fietspad 12.", []),
        ("adres", "De buurvrouw van nummer 12 belt.", ["nummer 12"]),
        ("adres", "Op nummer 1 staat overlast.", []),
        ("geboortedatum", "Ze is geboren op 3 maart 1951.", ["geboren op 3 maart 1951"]),
        ("geboortedatum", "De school is gebouwd op 3 maart 1951.", []),
        ("geboortedatum", "De club is geboren op 3 maart 1951.", []),
        ("geboortedatum", "J. Morsink (12-01-1977) kwam.", ["12-01-1977"]),
        ("geboortedatum", "De regeling (12-01-1977) geldt.", []),
        ("gezondheid", "Hij heeft diabetes.", ["heeft diabetes"]),
        ("gezondheid", "Mensen met diabetes krijgen hulp.", []),
        ("gezondheid", "In de wijk volgen vrijwilligers een cursus over dementie.", []),
        ("naam", "Mevrouw Bakker zwaaide.", ["Mevrouw Bakker"]),
        ("naam", "De bakker zwaaide.", []),
        ("naam", "Volgens Storm (8) is het leuk.", ["Storm"]),
        ("naam", "Storm op zee.", []),
        ("naam", "Roos zegt niets.", ["Roos"]),
        ("naam", "De roos bloeit.", []),
        ("naam", "Dat zegt J.P. van der Fictie.", ["J.P. van der Fictie"]),
        ("naam", "Fatima's fiets. Die van Fatima.", ["Fatima's", "Fatima"]),
        ("naam", "ik ben kelly van de flat", ["kelly"]),
        ("naam", "De Willem de Clercqstraat en de Theo Thijssenschool.", []),
        ("naam", "Jan loopt. Dat is van Jan.", ["Jan", "Jan"]),
        ("naam", "Sint Joseph en Albert Heijn betalen.", []),
    ],
)  # fmt: skip
def test_rule(soort, tekst, verwacht):
    assert _vind(tekst, soort) == verwacht
