"""Monitor of Almelo's programme Leefbare wijken en dorpen: figures and stories side by side."""

import os

# Many small sums: more threads only wait for each other, and on a busy machine that takes a hundred times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
