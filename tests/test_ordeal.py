"""The parts of the ordeal work: every road takes its good examples, every deed is found again."""

import shutil
from pathlib import Path
from random import Random

import pytest

from tests.ordeal import killed_deeds
from tests.ordeal.bounds import Bounds
from tests.ordeal.killed_deeds import DEEDS
from tests.ordeal.roads import make_roads, travel


class EnoughError(Exception):
    pass


def test_every_road_takes_what_is_whole_and_survives_what_is_broken(tmp_path: Path) -> None:
    for road in make_roads(tmp_path):
        path = tmp_path / f"road{road.suffix}"
        for example in road.examples:
            path.write_bytes(example)
            assert travel(road, path), road.name
        for trial in range(4):
            path.write_bytes(road.mutate(road.examples[0], Random(trial)))
            travel(road, path)


def test_a_trial_can_be_repeated(tmp_path: Path) -> None:
    for road in make_roads(tmp_path):
        first, second = (road.mutate(road.examples[0], Random("1 a 2")) for _ in range(2))
        assert first == second, road.name


def test_what_each_deed_acknowledged_is_found(tmp_path: Path) -> None:
    def stop() -> None:
        raise EnoughError

    good = tmp_path / "good"
    good.mkdir()
    killed_deeds.lay_out(good)
    for deed in DEEDS:
        untouched, folder = tmp_path / f"{deed.name}, untouched", tmp_path / deed.name
        for each in (untouched, folder):
            shutil.copytree(good, each)
        assert deed.find(untouched) == 0, deed.name
        with pytest.raises(EnoughError):
            deed.do(folder, stop)
        assert deed.find(folder) == 1, deed.name


def test_when_time_is_over_only_the_least_is_tried() -> None:
    assert len(list(Bounds(9, least=3, seconds=0).trials())) == 3
    assert len(list(Bounds(9, least=3).trials())) == 9
    assert Bounds(80, least=3, seconds=40).part(0.25) == Bounds(20, least=3, seconds=20)
