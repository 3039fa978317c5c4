"""One at a time may change a file; the others see who, and may take over when whoever had it is gone."""

import json
import multiprocessing
import os
import platform
import subprocess
import sys
from dataclasses import asdict, replace
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from ita_desktop.storage.books import load_book
from ita_desktop.storage.holder import (
    GONE_AFTER_SECONDS,
    HeldError,
    Hold,
    Holder,
    Watch,
    note_of,
    read_holder,
    this_machine,
    words_of,
)
from ita_desktop.storage.workspace import ReadOnlyError, Workspace
from tests.storage.opened_files import file as file
from tests.storage.opened_files import opened

ELSEWHERE = Holder("somchai", "PC-7", 4711, "2023-03-14T09:30:00+07:00", "abc", 5)


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def write_note(file: Path, holder: Holder) -> None:
    note_of(file).write_text(json.dumps(asdict(holder)), encoding="utf-8")


def set_telephone(workspace: Workspace, telephone: str) -> None:
    with workspace.changing("แก้โทรศัพท์") as session:
        load_book(session).office.telephone = telephone


def telephone_of(file: Path) -> str:
    with Workspace.open(file).reading() as session:
        return load_book(session).office.telephone


def test_whoever_opens_a_file_to_work_says_so_beside_it(file: Path) -> None:
    workspace = opened(file)
    holder = read_holder(file)
    assert holder is not None
    assert (holder.computer, holder.process) == (platform.node(), os.getpid())
    assert workspace.read_only == ""
    workspace.close()
    assert not note_of(file).exists()


def test_whoever_only_reads_leaves_no_note(file: Path) -> None:
    telephone_of(file)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_file_that_is_open_elsewhere_can_be_looked_at_and_says_who_has_it(file: Path) -> None:
    write_note(file, ELSEWHERE)
    workspace = opened(file)
    assert all(word in workspace.read_only for word in ("somchai", "PC-7", "14 มี.ค. 66"))
    with pytest.raises(ReadOnlyError, match="somchai"):
        set_telephone(workspace, "1")
    workspace.close()
    assert read_holder(file) == ELSEWHERE
    assert telephone_of(file) != "1"


def test_also_whoever_opened_it_for_one_change_is_refused(file: Path) -> None:
    write_note(file, ELSEWHERE)
    with pytest.raises(HeldError, match="PC-7"):
        set_telephone(Workspace.open(file), "1")
    assert telephone_of(file) != "1"


def test_a_holder_elsewhere_is_gone_when_it_was_silent_for_two_minutes_of_our_own_clock(
    tmp_path: Path,
) -> None:
    file, clock = tmp_path / "x.ita", Clock()
    watch = Watch(file, clock)
    write_note(file, ELSEWHERE)
    assert watch.look() == ELSEWHERE
    clock.seconds += GONE_AFTER_SECONDS - 1
    assert watch.look() == ELSEWHERE
    clock.seconds += 1
    assert watch.look() is None


def test_a_holder_that_is_heard_of_again_is_not_gone(tmp_path: Path) -> None:
    file, clock = tmp_path / "x.ita", Clock()
    watch = Watch(file, clock)
    write_note(file, ELSEWHERE)
    watch.look()
    clock.seconds += GONE_AFTER_SECONDS - 1
    write_note(file, replace(ELSEWHERE, beat=6))
    watch.look()
    clock.seconds += GONE_AFTER_SECONDS - 1
    assert watch.look() is not None


def test_a_dead_process_of_this_computer_is_gone_at_once(file: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    write_note(file, replace(ELSEWHERE, machine=this_machine(), process=ended.pid))
    workspace = opened(file)
    set_telephone(workspace, "1")
    workspace.close()
    assert telephone_of(file) == "1"


def test_a_process_of_another_computer_with_the_same_name_is_not_known_to_be_dead(file: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    write_note(file, replace(ELSEWHERE, computer=platform.node(), process=ended.pid))
    assert opened(file).read_only


def test_a_living_process_of_this_computer_is_not(file: Path) -> None:
    write_note(file, replace(ELSEWHERE, machine=this_machine(), process=os.getppid()))
    assert opened(file).read_only


def test_when_the_holder_closes_the_file_another_may_take_it(file: Path) -> None:
    write_note(file, ELSEWHERE)
    workspace = opened(file)
    assert workspace.find_holder() == ELSEWHERE
    note_of(file).unlink()
    assert workspace.find_holder() is None
    assert workspace.take_hold()
    set_telephone(workspace, "1")
    workspace.close()
    assert telephone_of(file) == "1"


def test_whoever_slept_while_another_took_over_writes_nothing_more(file: Path) -> None:
    sleeper = opened(file)
    write_note(file, ELSEWHERE)
    with pytest.raises(HeldError, match="somchai"):
        set_telephone(sleeper, "1")
    assert sleeper.read_only
    sleeper.close()
    assert read_holder(file) == ELSEWHERE
    assert telephone_of(file) != "1"


def test_a_note_that_somebody_threw_away_is_written_again(file: Path) -> None:
    workspace = opened(file)
    holder = read_holder(file)
    note_of(file).unlink()
    set_telephone(workspace, "1")
    assert read_holder(file) == holder
    workspace.close()


def test_the_note_is_renewed_as_long_as_the_file_is_held(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.storage.holder.BEAT_SECONDS", 0.01)
    hold = Hold(file)
    while (holder := read_holder(file)) and holder.beat < 3:
        pass
    hold.let_go()
    assert not note_of(file).exists()


@pytest.mark.parametrize("written", ["", "{", "[]", '{"user": "x"}', '{"process": "no number"}'])
def test_a_note_that_cannot_be_read_is_somebodys_until_it_was_silent(tmp_path: Path, written: str) -> None:
    file, clock = tmp_path / "x.ita", Clock()
    note_of(file).write_text(written, encoding="utf-8")
    watch = Watch(file, clock)
    holder = watch.look()
    assert holder is not None
    assert "ผู้ใช้อื่น" in words_of(holder)
    clock.seconds += GONE_AFTER_SECONDS
    assert watch.look() is None


def try_to_take(file: Path, starts: Barrier, told: "multiprocessing.Queue[bool]") -> None:
    starts.wait()
    workspace = opened(file)
    told.put(not workspace.read_only)
    starts.wait()
    workspace.close()


def test_of_many_who_take_over_at_once_one_has_it(file: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    write_note(file, replace(ELSEWHERE, machine=this_machine(), process=ended.pid))
    context = multiprocessing.get_context("spawn")
    starts, told = context.Barrier(3), context.Queue()
    takers = [context.Process(target=try_to_take, args=(file, starts, told)) for _taker in range(3)]
    for taker in takers:
        taker.start()
    have_it = [told.get(timeout=60) for _taker in takers]
    for taker in takers:
        taker.join(60)
    assert sorted(have_it) == [False, False, True]


@pytest.mark.parametrize(
    "written",
    [
        b"[" * 100_000,
        b"\x80\x00" * 10_000_000,
        b'{"user": 1, "computer": 2, "process": Infinity, "since": 3, "token": 4, "beat": 5, "machine": 6}',
        json.dumps(asdict(replace(ELSEWHERE, machine=this_machine(), process=10**30))).encode(),
    ],
    ids=["deep", "huge", "infinite", "no process"],
)
def test_a_note_that_nobody_can_read_is_somebodys_until_it_is_silent(file: Path, written: bytes) -> None:
    note_of(file).write_bytes(written)
    assert opened(file).read_only
    clock = Clock()
    watch = Watch(file, clock)
    assert watch.look() is not None
    clock.seconds += GONE_AFTER_SECONDS
    assert watch.look() is None


def test_a_note_that_is_busy_for_a_moment_is_waited_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = iter([PermissionError(13, "in use")] * 2)
    replace_file = Path.replace

    def busy(path: Path, target: Path) -> Path:
        for refusal in refusals:
            raise refusal
        return replace_file(path, target)

    monkeypatch.setattr(Path, "replace", busy)
    workspace = opened(file)
    assert not workspace.read_only
    workspace.close()


def test_where_no_note_can_be_written_the_file_is_to_be_looked_at(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_options: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr("ita_desktop.storage.holder.written_beside", refuse)
    workspace = opened(file)
    assert "เขียนไม่ได้" in workspace.read_only
    with pytest.raises(ReadOnlyError, match="เขียนไม่ได้"):
        set_telephone(workspace, "1")
