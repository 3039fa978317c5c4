"""Lines on the screen end between Thai words and nowhere else; what was put in for it comes out again."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai import word_breaks
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.word_breaks import BREAK, break_places, keep_whole, strip_breaks, with_breaks

PARAGRAPH = (
    "ด้วยสำนักงานเขตได้มีคำสั่งที่ 1794/2565 ลงวันที่ 31 ตุลาคม 2565 เรื่อง แต่งตั้งคณะกรรมการอำนวยการ"
    "และคณะทำงานการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) จำนวน 7 คน"
)
NOT_AT_THE_START = "ะัาำิีึืฺุูๅๆ็่้๊๋์ํ๎ฯ)]”’"
NOT_AT_THE_END = "เแโใไ([“‘"

thai_text = st.text(st.sampled_from("กขคงนมยรลวสอฮะัาำิีึืุูเแโใไๆฯ็่้์ 0๑๒().“”/-AbOI\n"), max_size=80)


@pytest.fixture(autouse=True)
def no_names_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_breaks, "_names", word_breaks._Names())  # noqa: SLF001


def seen(text: str) -> str:
    return with_breaks(text).replace(BREAK, "|").replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ข้อมูลงบประมาณ", "ข้อมูล|งบประมาณ"),
        ("เจ้าหน้าที่อธิบายวิธีติดตาม", "เจ้าหน้าที่|อธิบาย|วิธี|ติดตาม"),
        ("หน่วยงาน(ITA)ของเขต", "หน่วยงาน|(ITA)|ของ|เขต"),
        ("ระบบ E-Service ของเขต", "ระบบ E-Service ของ|เขต"),
        ("เรื่องต่าง ๆ และอื่นๆ", "เรื่อง|ต่าง_ๆ และ|อื่นๆ"),
        ("คณะกรรมการฯ และประธาน", "คณะกรรมการฯ และ|ประธาน"),
        ("ภายใน 30 เม.ย. 2566 นี้", "ภายใน 30_เม.ย._2566 นี้"),
        ("จำนวน 7 คน", "จำนวน 7_คน"),
        ("ข้อ2ของปี2566", "ข้อ2ของ|ปี2566"),
        ("อบรม", "อบรม"),
        ("", ""),
        ("O12 ITA 2566", "O12 ITA 2566"),
    ],
)
def test_lines_may_end_between_words(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_a_registered_name_stays_whole() -> None:
    keep_whole(["สำนักงานเขตริมน้ำ", "ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม"])
    keep_whole(["นายทดสอบ  สมมติกุล"])
    assert seen("ของฝ่ายพัฒนาชุมชนและสวัสดิการสังคมและสำนักงานเขตริมน้ำ") == (
        "ของ|ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม|และ|สำนักงานเขตริมน้ำ"
    )
    assert seen("ให้นายทดสอบ สมมติกุลเป็นประธาน") == "ให้|นายทดสอบ_สมมติกุล|เป็น|ประธาน"


def test_where_a_name_is_too_long_it_may_be_broken_too() -> None:
    keep_whole(["ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม"])
    assert BREAK not in with_breaks("ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม")
    assert with_breaks("ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม", narrow=True).count(BREAK) >= 3


def test_where_a_compound_is_too_long_its_parts_count() -> None:
    assert BREAK not in with_breaks("คณะกรรมการอำนวยการ")
    assert with_breaks("คณะกรรมการอำนวยการ", narrow=True) == f"คณะกรรมการ{BREAK}อำนวยการ"


def test_places_of_breaks_count_in_the_text_itself() -> None:
    text = "ข้อมูลงบประมาณ ของปี 2566 มี 7 คน"
    places = (0, *break_places(text), len(text))
    pieces = [text[start:end] for start, end in pairwise(places)]
    assert pieces == ["ข้อมูล", "งบประมาณ ", "ของ", "ปี ", "2566 ", "มี ", "7 คน"]


def test_a_name_counts_from_when_it_is_registered() -> None:
    assert BREAK in with_breaks("โรงเรียนวัดริมน้ำ")
    keep_whole(["โรงเรียนวัดริมน้ำ"])
    assert BREAK not in with_breaks("โรงเรียนวัดริมน้ำ")


@given(thai_text)
def test_nothing_but_breaks_is_added_and_none_stands_where_no_line_may_end(text: str) -> None:
    text = clean(text)
    broken = with_breaks(text)
    assert strip_breaks(broken) == text
    assert with_breaks(broken) == broken
    for before, after in pairwise(broken.split(BREAK)):
        assert before
        assert after
        assert before[-1] not in NOT_AT_THE_END
        assert after[0] not in NOT_AT_THE_START
        assert not before[-1].isdigit()
        assert not after[0].isdigit()


@pytest.mark.parametrize(
    "text", ["ก" * 50_000, "การ" * 20_000, "ตากลม" * 10_000, "่้" * 20_000, "เ" * 50_000, "\ud800ก😀กกกก\0"]
)
def test_long_and_odd_texts_do_not_hold_the_window(text: str) -> None:
    with_breaks("อุ่นเครื่องก่อนวัด")
    started = time.process_time()
    assert strip_breaks(with_breaks(text)) == text
    assert time.process_time() - started < 5


def test_a_text_seen_before_costs_next_to_nothing() -> None:
    with_breaks(PARAGRAPH)
    started = time.process_time()
    for _ in range(1000):
        with_breaks(PARAGRAPH)
    assert time.process_time() - started < 0.2


def test_threads_may_break_texts_at_once() -> None:
    texts = [f"{PARAGRAPH} แผ่นที่ {number}" for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(with_breaks, texts)) == [with_breaks(text) for text in texts]


def test_loading_leaves_the_home_folder_alone_and_takes_no_learning_library(tmp_path: Path) -> None:
    program = (
        "import sys, json; from ita_desktop.thai.word_breaks import warm, with_breaks;"
        "early = 'pythainlp' in sys.modules; warm().join();"
        "with_breaks('ข้อมูลงบประมาณ'); print(json.dumps([early, sorted(sys.modules)]))"
    )
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHAINLP")}
    environment |= {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True, timeout=60
    )
    early, modules = json.loads(done.stdout)
    assert not early
    assert not {"numpy", "torch", "requests"} & set(modules)
    assert not list(tmp_path.iterdir())
