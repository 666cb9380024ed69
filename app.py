"""The app that `streamlit run app.py` serves: the router, with our own routes and middleware around it."""

from streamlit import App

from lwd_monitor.server.levensloop import run_levensloop
from lwd_monitor.server.logregels import show_fout
from lwd_monitor.server.logvorm import try_logging
from lwd_monitor.server.schil import MIDDLEWARE, ROUTES

try_logging()
app = App(
    "lwd_monitor/ui/router.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=run_levensloop,
    on_script_error=show_fout,
)
