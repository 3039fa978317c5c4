"""Every road of the ordeal takes its good examples; the same chance breaks them in the same way."""

from pathlib import Path
from random import Random

from tests.ordeal.roads import make_roads, travel


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
