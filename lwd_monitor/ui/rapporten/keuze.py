"""Choosing a report; the address holds the choice."""

from datetime import date

import streamlit as st

from lwd_monitor.gebied import GEMEENTE_CODE
from lwd_monitor.instellingen import load_instellingen
from lwd_monitor.rapport import Moment, Rapportsoort, Rapportvraag
from lwd_monitor.toegang import Recht, has_recht
from lwd_monitor.ui.adres import kies
from lwd_monitor.ui.gebied.keuze import load_keuzes, rename_eigen
from lwd_monitor.ui.pagina import Pagina

JAREN_TERUG = 12
UITLEG = {
    Rapportsoort.WIJKBLAD: "Eén bladzijde over één gebied: kaart, cijfers met oordeel, opgaven en twee verhalen.",
    Rapportsoort.VERSLAG: "Het plan op één moment in het jaar: per werkveld cijfers en activiteiten, met geld en risico's.",
    Rapportsoort.VERGADERPAKKET: "Voor een overleg: wat veranderde, open vragen, wat vastloopt en wat besloten moet worden.",
    Rapportsoort.VERHALEN: "Alle verhalen van een gebied uit één jaar.",
}


def kies_vraag(pagina: Pagina) -> Rapportvraag:
    """Show the choices and return the report that they ask for."""
    soorten = [soort.value for soort in Rapportsoort]
    soort = Rapportsoort(kies("Rapport", "soort", soorten, soorten[0], lambda s: Rapportsoort(s).titel, "rapport"))
    st.markdown(UITLEG[soort])
    links, rechts = st.columns(2)
    with links:
        alle, zonder = load_keuzes(pagina.gebieden.nieuwste), soort is Rapportsoort.WIJKBLAD
        namen = {sleutel: naam for sleutel, naam in alle.items() if not (zonder and sleutel == GEMEENTE_CODE)}
        rename_eigen("gebied", pagina.gebieden)
        sleutels = list(namen)
        eerste = GEMEENTE_CODE if GEMEENTE_CODE in namen else sleutels[0]
        gebied = kies("Gebied", "gebied", sleutels, eerste, lambda sleutel: namen[sleutel])
    with rechts:
        dit_jaar = date.today().year
        jaren = [str(jaar) for jaar in range(dit_jaar, dit_jaar - JAREN_TERUG, -1)]
        jaar = int(kies("Jaar", "jaar", jaren, jaren[0], soort="jaar"))
    moment = Moment.JAARVERSLAG
    if soort is Rapportsoort.VERSLAG:
        momenten = [m.value for m in Moment]
        woorden = {m.value: m.titel.capitalize() for m in Moment}
        moment = Moment(kies("Moment", "moment", momenten, moment.value, woorden.__getitem__, "moment"))
    binnen = has_recht(pagina.gebruiker, Recht.LEZEN_INTERN)
    raad = (
        binnen
        and soort.heeft_binnen
        and st.checkbox("Voor de raad: alleen wat een raadslid mag lezen", key="rapport_raad")
    )
    intern = binnen and not raad and st.checkbox("Ook verhalen en opgaven die niet openbaar zijn", key="rapport_intern")
    return Rapportvraag(soort, jaar, gebied, moment, load_instellingen().adres, intern, raad)
