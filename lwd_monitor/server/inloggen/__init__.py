"""Logging in and out, in plain HTML forms: they work without JavaScript and before Streamlit runs."""

from lwd_monitor.server.inloggen.routes import INLOG_ROUTES

__all__ = ["INLOG_ROUTES"]
