"""The command line, for beheerders, analysts and checks."""

from lwd_monitor.cli.hoofd import main

__all__ = ["main"]
