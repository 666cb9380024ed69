"""Command line: `python -m lwd_monitor`."""

import sys

from lwd_monitor.cli import main

if __name__ == "__main__":
    sys.exit(main())
