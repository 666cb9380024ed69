"""The strip: where ticks, bar, mark and floor stand."""

from lwd_monitor.grafiek.strook import build_strook


def test_floor_outside_the_figures_widens_the_strip() -> None:
    strook = build_strook([50.0, 60.0, 70.0], 50.0, 60.0, ondergrens=40.0)
    assert strook is not None
    assert (strook.laag, strook.hoog, strook.ondergrens) == (40.0, 70.0, 0.0)
    assert strook.eigen == 1 / 3


def test_floor_beyond_a_cut_tail_stays_in_sight() -> None:
    strook = build_strook([*(float(n) for n in range(20)), 500.0], 3.0, 5.0, ondergrens=60.0)
    assert strook is not None
    assert strook.gekapt
    assert (strook.hoog, strook.ondergrens) == (60.0, 1.0)


def test_without_a_floor_none_is_drawn() -> None:
    strook = build_strook([50.0, 60.0, 70.0], 50.0, 60.0)
    assert strook is not None
    assert strook.ondergrens is None
