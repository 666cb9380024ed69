"""Monitor of the programme Leefbare wijken en dorpen: figures and stories side by side."""

from lwd_monitor.instellingen import prepare_rekenen

prepare_rekenen()
