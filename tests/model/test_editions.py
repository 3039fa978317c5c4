"""The frames that travel with the program say what the official lists say, and a bad file is refused."""

import csv
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ita_desktop.model.edition import Edition, Kind, Node, Relation, Scale, TimeBase
from ita_desktop.model.editions import (
    EditionError,
    available_editions,
    read_edition,
    read_edition_file,
    read_level_scale,
    relabel,
)

SHARED = Path(__file__).parents[2].parent / "shared"
BMA = ("bma-2565", "bma-2566")
NACC = ("nacc-2566", "nacc-2567", "nacc-2568", "nacc-2569")

MINIMAL = """
code = "own-2570"
year = 2570
body = "หน่วยงานสมมติ"
name = "กรอบสมมติ"
level_scale = "five-levels"
confirmed = false
source = "สมมติ"
earlier_edition = "own-2569"

[[nodes]]
identity = "oit"
code = "OIT"
kind = "instrument"
title = "แบบตรวจสมมติ"
weight = 100
mean_of = "item"

[[nodes]]
identity = "contact"
code = "O1"
parent = "oit"
kind = "item"
title = "ข้อมูลการติดต่อ"
scale = "disclosed"

[[nodes]]
identity = "news"
code = "O2"
parent = "oit"
kind = "item"
title = "ข่าว"
scale = "disclosed"

[[revisions]]
name = "draft"
title = "ฉบับร่าง"
nodes = [{ identity = "contact", code = "O2" }, { identity = "news", code = "O1" }]

[links]
same = ["contact"]

[links.merged]
news = ["press", "posts"]
"""


def shared_rows(name: str) -> list[dict[str, str]]:
    path = SHARED / "frameworks" / f"{name}.csv"
    if not path.exists():
        pytest.skip(f"the official lists are not beside this checkout: {path.name}")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def by_identity(edition: Edition) -> dict[str, Node]:
    return {node.identity: node for node in edition.nodes}


def by_code(edition: Edition) -> dict[str, Node]:
    return {node.code: node for node in edition.nodes}


def leaves_below(edition: Edition, code: str, kind: Kind) -> list[str]:
    nodes = by_identity(edition)

    def is_below(node: Node) -> bool:
        return node.parent is not None and (nodes[node.parent].code == code or is_below(nodes[node.parent]))

    return [node.code for node in edition.nodes if node.kind is kind and is_below(node)]


def counts(edition: Edition, kind: Kind, codes: str) -> list[int]:
    return [len(leaves_below(edition, code, kind)) for code in codes.split()]


def read_text(text: str, folder: Path) -> Edition:
    path = folder / "own-2570.toml"
    path.write_text(text, encoding="utf-8")
    return read_edition_file(path)


def test_six_editions_travel_with_the_program():
    assert available_editions() == (*BMA, *NACC)
    for code in available_editions():
        edition = read_edition(code)
        assert edition.code == code
        assert edition.year == int(code[-4:])
        assert edition.confirmed is (code in BMA)


def test_an_edition_is_read_once():
    assert read_edition("bma-2566") is read_edition("bma-2566")


def test_the_counts_of_bma_2565():
    edition = read_edition("bma-2565")
    assert counts(edition, Kind.QUESTION, "IIT EIT") == [30, 15]
    assert counts(edition, Kind.QUESTION, "1 2 3 4 5 6 7 8") == [6, 6, 6, 6, 6, 5, 5, 5]
    assert counts(edition, Kind.ITEM, "OIT 9.1 9.2 9.3 9.4 9.5 10.1 10.2") == [43, 9, 8, 7, 4, 5, 8, 2]
    assert {node.scale for node in edition.nodes if node.kind is Kind.QUESTION} == {Scale.SCORE}
    assert edition.level_scale == "letters"


def test_the_counts_of_bma_2566():
    edition = read_edition("bma-2566")
    assert counts(edition, Kind.QUESTION, "IIT EIT") == [25, 15]
    assert counts(edition, Kind.QUESTION, "1 2 3 4 5 6 7 8") == [7, 4, 6, 3, 5, 6, 4, 5]
    assert counts(edition, Kind.ITEM, "OIT 9.1 9.2 9.3 9.4 9.5 10.1 10.2") == [30, 7, 9, 4, 1, 1, 7, 1]
    assert all(leaves_below(edition, code, Kind.PART) for code in leaves_below(edition, "IIT", Kind.QUESTION))
    assert edition.level_scale == "five-levels"


def test_the_counts_of_the_national_lists():
    assert [counts(read_edition(code), Kind.ITEM, "OIT") for code in NACC] == [[43], [35], [28], [26]]
    assert [counts(read_edition(code), Kind.INDICATOR, "IIT EIT") for code in NACC] == [
        [5, 3],
        [5, 3],
        [0, 0],
        [0, 0],
    ]


@pytest.mark.parametrize("code", available_editions())
def test_weights_add_up_to_one_hundred(code: str):
    weights = {node.code: node.weight for node in read_edition(code).nodes if node.weight is not None}
    assert weights == {"IIT": Decimal(30), "EIT": Decimal(30), "OIT": Decimal(40)}


@pytest.mark.parametrize("code", BMA)
def test_scores_add_up_as_the_published_results_prove(code: str):
    nodes = read_edition(code).nodes
    assert {node.code: node.mean_of for node in nodes if node.kind is Kind.INSTRUMENT} == {
        "IIT": Kind.QUESTION,
        "EIT": Kind.QUESTION,
        "OIT": Kind.INDICATOR,
    }
    assert {node.code: node.mean_of for node in nodes if node.kind is Kind.INDICATOR} == {
        **{str(number): Kind.QUESTION for number in range(1, 9)},
        "9": Kind.SUBINDICATOR,
        "10": Kind.SUBINDICATOR,
    }
    for node in nodes:
        if node.kind in (Kind.SUBINDICATOR, Kind.GROUP):
            assert node.mean_of is Kind.ITEM
        if node.kind in (Kind.QUESTION, Kind.PART, Kind.ITEM):
            assert (node.scale is None) is (node.mean_of is Kind.PART)


@pytest.mark.parametrize("code", NACC)
def test_items_of_the_national_lists_stand_directly_below_their_instrument(code: str):
    edition = read_edition(code)
    assert by_code(edition)["OIT"].mean_of is Kind.ITEM
    assert {node.parent for node in edition.nodes if node.kind is Kind.ITEM} == {"oit"}


@pytest.mark.parametrize("code", BMA)
def test_nodes_equal_the_official_list(code: str):
    edition = read_edition(code)
    nodes = by_identity(edition)
    found = [
        {
            "code": node.code,
            "parent": nodes[node.parent].code if node.parent else "",
            "kind": node.kind.value,
            "title": node.title,
            "scale": node.scale.value if node.scale else "",
            "weight": str(node.weight) if node.weight else "",
        }
        for node in edition.nodes
    ]
    assert found == shared_rows(code)


@pytest.mark.parametrize("code", NACC)
def test_national_items_equal_the_unconfirmed_list(code: str):
    items = [node for node in read_edition(code).nodes if node.kind is Kind.ITEM]
    expected = [(row["code"], row["title"]) for row in shared_rows(f"{code}-oit-unconfirmed")]
    assert [(node.code, node.title) for node in items] == expected


@pytest.mark.parametrize("code", available_editions())
def test_identities_are_readable_and_carry_no_number(code: str):
    for node in read_edition(code).nodes:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", node.identity), node.identity


@pytest.mark.parametrize("code", available_editions())
def test_every_title_has_a_short_name_that_fits_a_grid(code: str):
    edition = read_edition(code)
    nodes = by_identity(edition)
    for node in edition.nodes:
        if node.parent and node.kind is Kind.PART and node.title == nodes[node.parent].title:
            assert (node.short_name, node.short_name_english) == ("", "")
            continue
        assert 0 < len(node.short_name) <= 28, node
        assert re.search("[ก-๙]", node.short_name), node
        assert 0 < len(node.short_name_english) <= 32, node
        assert node.short_name_english.isascii(), node


@pytest.mark.parametrize("code", available_editions())
@pytest.mark.parametrize("kind", [Kind.INDICATOR, Kind.SUBINDICATOR, Kind.QUESTION, Kind.ITEM])
def test_short_names_tell_nodes_of_one_kind_apart(code: str, kind: Kind):
    nodes = [node for node in read_edition(code).nodes if node.kind is kind]
    assert len({node.short_name for node in nodes}) == len(nodes)
    assert len({node.short_name_english for node in nodes}) == len(nodes)


@pytest.mark.parametrize("code", BMA)
def test_samples_are_four_hundred_from_three_and_four_groups(code: str):
    nodes = by_code(read_edition(code))
    assert [nodes[tool].minimum_sample for tool in ("IIT", "EIT", "OIT")] == [400, 400, None]
    assert [len(nodes[tool].sample_groups) for tool in ("IIT", "EIT", "OIT")] == [3, 4, 0]
    assert nodes["IIT"].sample_note
    assert nodes["EIT"].sample_note


def test_every_item_of_bma_2566_has_a_checklist():
    items = [node for node in read_edition("bma-2566").nodes if node.kind is Kind.ITEM]
    for item in items:
        assert any(not element.is_heading for element in item.elements), item.code
        assert not item.elements[-1].is_heading, item.code
        lines = [element.text for element in item.elements]
        assert len(set(lines)) == len(lines), item.code
        for element in item.elements:
            assert set(re.findall(r"\{.*?\}", element.text)) <= {"{ปี}", "{ปีก่อน}"}, element
            assert not element.is_heading or element.time_base is TimeBase.NONE


def test_the_time_bases_stand_on_the_items_that_have_them():
    def codes_with(time_base: TimeBase) -> list[str]:
        items = read_edition("bma-2566").nodes
        return [node.code for node in items if any(line.time_base is time_base for line in node.elements)]

    assert codes_with(TimeBase.YEAR_END) == ["O1", "O2"]
    assert codes_with(TimeBase.FIRST_SIX_MONTHS) == [
        "O8",
        "O12",
        *(f"O{number}" for number in range(15, 21)),
        "O22",
        "O28",
    ]


def test_no_line_of_a_checklist_is_copied_from_a_district():
    path = SHARED / "cases" / "latkrabang-2566.json"
    if not path.exists():
        pytest.skip(f"the case is not beside this checkout: {path.name}")
    matrix: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["matrix"]
    printed = {re.sub(r"\W", "", line) for row in matrix for line in row["details"]}
    for node in read_edition("bma-2566").nodes:
        for line in node.elements:
            words = re.sub(r"\W", "", line.text)
            assert line.is_heading or len(words) < 30 or words not in printed, line.text


def test_the_november_numbering_moves_twelve_items_into_two_subindicators():
    november = relabel(read_edition("bma-2566"), "november")
    assert leaves_below(november, "9.2", Kind.ITEM) == ["O8"]
    assert sorted(leaves_below(november, "9.3", Kind.ITEM), key=lambda code: int(code[1:])) == [
        f"O{number}" for number in range(9, 21)
    ]
    assert counts(november, Kind.ITEM, "OIT 9.1 9.4 9.5 10.1 10.2") == [30, 7, 1, 1, 7, 1]


def test_the_november_numbering_is_the_map_in_both_directions():
    final = read_edition("bma-2566")
    november = relabel(final, "november")
    rows = shared_rows("map-bma-2566-draft-to-final")
    forth = {node.code: by_identity(final)[node.identity].code for node in november.nodes}
    back = {node.code: by_identity(november)[node.identity].code for node in final.nodes}
    assert {code: forth[code] for code in forth if re.match(r"O\d", code)} == {
        row["from"]: row["to"] for row in rows
    }
    assert {code: back[code] for code in back if re.match(r"O\d", code)} == {
        row["to"]: row["from"] for row in rows
    }


def test_renumbering_moves_only_labels():
    final = read_edition("bma-2566")
    november = relabel(final, "november")
    assert set(by_identity(november)) == set(by_identity(final))
    assert {node.identity: node.title for node in november.nodes} == {
        node.identity: node.title for node in final.nodes
    }


def test_a_relabelled_edition_is_in_reading_order():
    codes = [node.code for node in relabel(read_edition("bma-2566"), "november").nodes]
    assert [code for code in codes if code in ("IIT", "EIT", "OIT")] == ["IIT", "EIT", "OIT"]
    items = [int(code[1:]) for code in codes if re.match(r"O\d", code)]
    assert items == list(range(1, 31))
    start = codes.index("9.3")
    assert codes[start : start + 16] == [
        *("9.3", "9.3.1", "O9", "O10", "9.3.2", "O11", "O12"),
        *(f"O{number}" for number in range(13, 21)),
        "9.4",
    ]


def test_the_final_numbering_is_the_edition_itself():
    edition = read_edition("bma-2565")
    assert relabel(edition, "final") is edition


def test_an_unknown_revision_is_refused():
    with pytest.raises(EditionError, match="ไม่มีเลขข้อชุด october"):
        relabel(read_edition("bma-2566"), "october")


def test_links_cover_every_item_of_both_years_as_the_map_does():
    later = read_edition("bma-2566")
    earlier = read_edition(later.earlier_edition or "")
    old, new = by_identity(earlier), by_identity(later)
    found = Counter(
        (
            old[link.earlier].code if link.earlier else "",
            new[link.later].code if link.later else "",
            link.relation,
        )
        for link in later.links
    )
    items = Counter({row: n for row, n in found.items() if all(re.match(r"O\d|$", code) for code in row[:2])})
    assert items == Counter(
        (row["from"], row["to"], Relation(row["relation"])) for row in shared_rows("map-bma-2565-to-2566")
    )
    assert {row[0] for row in items} >= set(leaves_below(earlier, "OIT", Kind.ITEM))
    assert {row[1] for row in items} >= set(leaves_below(later, "OIT", Kind.ITEM))


def test_instruments_indicators_and_subindicators_are_the_same_in_both_years():
    later = read_edition("bma-2566")
    old, new = by_identity(read_edition("bma-2565")), by_identity(later)
    same = {
        link.earlier for link in later.links if link.relation is Relation.SAME and link.earlier == link.later
    }
    for identity, node in new.items():
        if node.kind in (Kind.INSTRUMENT, Kind.INDICATOR, Kind.SUBINDICATOR):
            assert identity in same
            assert (old[identity].code, old[identity].title) == (node.code, node.title)


def test_an_identity_is_shared_by_both_years_exactly_where_the_link_says_same():
    later = read_edition("bma-2566")
    old, new = by_identity(read_edition("bma-2565")), by_identity(later)
    shared = {identity for identity in new if identity in old and new[identity].kind is not Kind.GROUP}
    assert shared == {link.later for link in later.links if link.relation is Relation.SAME}
    assert {old[identity].kind for identity in shared} == {new[identity].kind for identity in shared}


@pytest.mark.parametrize(
    ("earlier", "later"), [("I4", "I7"), ("I10", "I10"), ("I11", "I9"), ("I17", "I15"), ("E13", "E13")]
)
def test_a_question_asked_again_keeps_its_identity_under_another_number(earlier: str, later: str):
    found = by_code(read_edition("bma-2565"))[earlier], by_code(read_edition("bma-2566"))[later]
    assert found[0].identity == found[1].identity


def test_the_letter_scale():
    scale = read_level_scale("letters")
    assert [(level.name, level.word, level.minimum, level.instrument_minimum) for level in scale.levels] == [
        ("AA", "Excellence", 95, None),
        ("A", "Very Good", 85, None),
        ("B", "Good", 75, None),
        ("C", "Fair", 65, None),
        ("D", "Poor", 55, None),
        ("E", "Extremely Poor", 50, None),
        ("F", "Fail", 0, None),
    ]


def test_the_scale_of_five_levels():
    scale = read_level_scale("five-levels")
    assert [(level.name, level.word, level.minimum, level.instrument_minimum) for level in scale.levels] == [
        ("ผ่านดีเยี่ยม", "", 95, 95),
        ("ผ่านดี", "", 85, 85),
        ("ผ่าน", "", 85, None),
        ("ต้องปรับปรุง", "", 70, None),
        ("ต้องปรับปรุงโดยด่วน", "", 0, None),
    ]


@pytest.mark.parametrize("read", [read_edition, read_level_scale])
def test_a_code_that_does_not_travel_with_the_program_is_refused(read: Any):
    with pytest.raises(EditionError, match=r"ไม่มีแฟ้มรหัส \.\./bma-2566"):
        read("../bma-2566")


def test_an_edition_of_an_office_is_read(tmp_path: Path):
    edition = read_text(MINIMAL, tmp_path)
    assert [node.code for node in edition.nodes] == ["OIT", "O1", "O2"]
    assert [(link.earlier, link.later) for link in edition.links] == [
        ("contact", "contact"),
        ("press", "news"),
        ("posts", "news"),
    ]
    assert [node.identity for node in relabel(edition, "draft").nodes] == ["oit", "news", "contact"]
    assert edition.policy.threshold == 85


def test_an_office_may_set_another_policy(tmp_path: Path):
    edition = read_text(
        MINIMAL + "\n[policy]\nthreshold = 87.5\noption_points = [0, 33.33, 66.67, 100]\n", tmp_path
    )
    assert edition.policy.threshold == Decimal("87.5")
    assert edition.policy.option_points == (Decimal(0), Decimal("33.33"), Decimal("66.67"), Decimal(100))
    assert edition.policy.lowest_count == 5


@pytest.mark.parametrize(
    ("found", "instead", "message"),
    [
        ('title = "ข่าว"', 'titel = "ข่าว"', r"\(news\): ไม่มี title"),
        ('title = "ข่าว"', 'title = "ข่าว"\ncolour = "red"', r"\(news\): ไม่รู้จัก colour"),
        ("year = 2570", "", "ไม่มี year"),
        ("year = 2570", "year = 2570\nprice = 1", "ไม่รู้จัก price"),
        ("year = 2570", 'year = "2570"', "year ต้องเป็น จำนวนเต็ม"),
        ("year = 2570", "year = true", "year ต้องเป็น จำนวนเต็ม"),
        ("confirmed = false", 'confirmed = "no"', "confirmed ต้องเป็น true หรือ false"),
        ('identity = "news"', 'identity = "contact"', "ข้อ contact: identity ซ้ำ"),
        ('code = "O2"\nparent', 'code = "O1"\nparent', "ข้อ news: รหัสข้อ O1 ซ้ำ"),
        ('code = "O2"\nparent = "oit"', 'code = "O2"\nparent = "eit"', "ข้อ news: ไม่พบข้อ eit"),
        ('code = "O1"\nparent = "oit"', 'code = "O1"\nparent = "news"', "ข้อ contact: ไม่พบข้อ news"),
        ('code = "O1"\nparent = "oit"', 'code = "O1"', r"\(contact\): ไม่มี parent"),
        ("weight = 100", 'weight = "ร้อย"', r"\(oit\): weight ต้องเป็น ตัวเลข แต่พบ ร้อย"),
        ("weight = 100", "weight = nan", r"\(oit\): weight ต้องเป็น ตัวเลข"),
        ("weight = 100", "weight = true", r"\(oit\): weight ต้องเป็น ตัวเลข"),
        ("weight = 100", "weight = -1", r"\(oit\): weight ต้องเป็น ตัวเลข"),
        (
            'kind = "instrument"',
            'kind = "tool"',
            r"\(oit\): kind ต้องเป็น คำใดคำหนึ่งใน instrument, .* แต่พบ tool",
        ),
        ('title = "ข่าว"', 'title = " "', r"\(news\): title ต้องเป็น ข้อความ"),
        ('title = "ข่าว"', 'title = "ข่าว"\nelements = [1]', r"\(news\): elements ต้องเป็น ตาราง"),
        ('title = "ข่าว"', 'title = "ข่าว"\nelements = "ก"', r"\(news\): elements ต้องเป็น รายการ"),
        (
            'title = "ข่าว"',
            'title = "ข่าว"\nelements = [{ text = "ก", time_base = "june" }]',
            r"\(news\): time_base ต้องเป็น",
        ),
        ('identity = "news", code = "O1"', 'identity = "press", code = "O1"', "เลขข้อชุด draft: ไม่พบข้อ press"),
        (
            'identity = "news", code = "O1"',
            'identity = "news", code = "O2"',
            "เลขข้อชุด draft ข้อ news: รหัสข้อ O2 ซ้ำ",
        ),
        ('code = "O1" }', 'code = "O1", parent = "news" }', "เลขข้อชุด draft: ไม่พบข้อ news"),
        ('same = ["contact"]', 'same = ["press"]', "links: ไม่พบข้อ press"),
        ('same = ["contact"]', 'sam = ["contact"]', "links: ไม่รู้จัก sam"),
        ('earlier_edition = "own-2569"', "", "ไม่รู้จัก links"),
        ('level_scale = "five-levels"', 'level_scale = "stars"', "ไม่มีแฟ้มรหัส stars"),
        ("year = 2570", "year 2570", "อ่านไม่ได้"),
        ("year = 2570", f"year = {'9' * 5000}", "อ่านไม่ได้"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_place(
    tmp_path: Path, found: str, instead: str, message: str
):
    assert found in MINIMAL
    with pytest.raises(EditionError, match=message) as refusal:
        read_text(MINIMAL.replace(found, instead), tmp_path)
    assert "own-2570.toml" in str(refusal.value) or "stars" in message


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path):
    path = tmp_path / "broken.toml"
    path.write_bytes(b"\xff\xfe")
    for missing_or_broken in (path, tmp_path / "absent.toml"):
        with pytest.raises(EditionError, match=f"แฟ้ม {missing_or_broken.name}: อ่านไม่ได้"):
            read_edition_file(missing_or_broken)
