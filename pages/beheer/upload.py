"""Upload: figures come in through five steps, and every upload can be taken back."""

import streamlit as st

from lwd_monitor.toegang import Recht
from lwd_monitor.ui.pagina import open_pagina
from lwd_monitor.ui.stijl import show_blad
from lwd_monitor.ui.upload import kies_deel, show_deel

pagina = open_pagina(Recht.UPLOAD_UITVOEREN)
show_blad("upload")
st.title("Cijfers uploaden", anchor=False)
show_deel(kies_deel(), pagina)
