"""Slips of names: offices, sections, schools, people, instruments, indicators and items."""

import datetime
import re
from collections.abc import Sequence
from random import Random

from ita_desktop.model.body import Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind as NodeKind
from ita_desktop.model.office import Person, Unit
from ita_desktop.model.year import Endorsement, FreeSection, Measure, MeasureOwner, ResponsibleParty
from ita_desktop.rules.checks.words import RecordText, texts_of
from tests.rules.checks.mutations.mutation import (
    Kind,
    Mutation,
    any_of,
    any_text,
    changed,
    rewritten,
    running_texts,
    said,
)

_CONSONANTS = "กขคงจชซดตถทธนบปผพฟภมยรลวศสหอ"
_OTHER_DISTRICTS = ("ลาดกระบัง", "ยานนาวา", "บางรัก", "บางกอกน้อย", "ดินแดง", "จตุจักร")


_REASON = re.compile("ร่วมกับ|ประสาน|ดูงาน|เช่น|ตัวอย่าง|เทียบ|ย้าย")


def misspelt(chance: Random, word: str) -> str:
    """With another consonant in the place of one of its own."""
    places = [place for place, letter in enumerate(word) if letter in _CONSONANTS]
    place = chance.choice(places)
    letter = any_of(chance, (each for each in _CONSONANTS if each != word[place]))
    return word[:place] + letter + word[place + 1 :]


def _other_office(book: YearBook, chance: Random) -> Mutation:
    name = any_of(chance, _OTHER_DISTRICTS)
    own = [
        text for text in texts_of(book) if "สำนักงานเขตสมมติ" in text.text and text.record is not book.office
    ]
    if chance.random() < 0.5:
        text = any_text(chance, own)
        return rewritten("other-office", text, text.text.replace("สำนักงานเขตสมมติ", f"สำนักงานเขต{name}"))
    words = any_of(chance, ("ของสำนักงานเขต", "บนเว็บไซต์ของ สนข.", "เสนอผู้อำนวยการเขต"))
    text = _text_without_reason(book, chance)
    return rewritten("other-office", text, f"{text.text} {words}{name}")


def _other_district(book: YearBook, chance: Random) -> Mutation:
    words = any_of(chance, ("ให้ประชาชนในพื้นที่เขต", "สำหรับผู้รับบริการในเขต", "ของชุมชนเขต"))
    text, name = _text_without_reason(book, chance), any_of(chance, _OTHER_DISTRICTS)
    return rewritten("other-district", text, f"{text.text} {words}{name}")


def _text_without_reason(book: YearBook, chance: Random) -> RecordText:
    """Where nothing says why another office may be named: ตัวอย่างจาก."""
    return any_text(chance, (each for each in running_texts(book) if not _REASON.search(each.text)))


def _own_name(book: YearBook, chance: Random) -> Mutation:
    lead = any_of(chance, ("สำนักงานเขต", "ผู้อำนวยการเขต"))
    texts = [each for each in texts_of(book) if f"{lead}สมมติ" in each.text and each.record is not book.office]
    text = any_text(chance, texts)
    wrong = any_of(chance, (misspelt(chance, "สมมติ"), "สมติ", "สมมุติ", "สมมิต"))
    return rewritten("own-name-misspelt", text, text.text.replace(f"{lead}สมมติ", f"{lead}{wrong}", 1))


def _agency(book: YearBook, chance: Random) -> Mutation:
    words = any_of(
        chance,
        (
            "แก่บุคลากรในสังกัดสำนักปลัดกรุงเทพมหานคร",
            "ตามผลการประเมินของสำนักการคลัง",
            "เสนอนายกเทศมนตรี",
            "ของข้าราชการสังกัดเทศบาล",
        ),
    )
    return said("other-agency", book, chance, words)


def _unit_misspelt(book: YearBook, chance: Random) -> Mutation:
    """In a text that names it, or at the end of another."""
    units = [unit for unit in book.office.units if len(unit.name) > len("ฝ่ายโยธา")]
    named = [
        (text, unit)
        for unit in units
        for text in texts_of(book)
        if unit.name in text.text and not isinstance(text.record, Unit)
    ]
    if chance.random() < 0.5:
        text = any_text(chance, (text for text, _unit in named))
        unit = any_of(chance, (unit for each, unit in named if each == text))
        return rewritten(
            "unit-misspelt", text, text.text.replace(unit.name, _unit_name_misspelt(chance, unit))
        )
    return said("unit-misspelt", book, chance, f"โดย{_unit_name_misspelt(chance, any_of(chance, units))}")


def _unit_name_misspelt(chance: Random, unit: Unit) -> str:
    kind = "ฝ่าย" if unit.name.startswith("ฝ่าย") else "โรงเรียน"
    return kind + misspelt(chance, unit.name.removeprefix(kind))


def _unit_by_other_name(book: YearBook, chance: Random) -> Mutation:
    names = ("ฝ่ายคลัง", "ฝ่ายสิ่งแวดล้อม", "ฝ่ายรักษาความสะอาด", "ฝ่ายพัฒนาชุมชน")
    return said("unit-by-other-name", book, chance, f"โดย{any_of(chance, names)}")


def _unit_unknown(book: YearBook, chance: Random) -> Mutation:
    if chance.random() < 0.5:
        measure = any_of(chance, book.year.measures)
        name = any_of(chance, ("หัวหน้าฝ่ายกฎหมาย", "หัวหน้าฝ่ายเทคโนโลยีสารสนเทศ", "ฝ่ายแผนงาน"))
        return changed("unit-unknown", measure, "follower", name)
    name = any_of(chance, ("โรงเรียนวัดดอนทราย", "โรงเรียนบ้านหนองบัว", "โรงเรียนสุเหร่าคลองสิบ"))
    return said("unit-unknown", book, chance, f"ร่วมกับ{name}")


def _absent_member(book: YearBook, chance: Random) -> Mutation:
    members = [member for body in book.year.bodies for member in body.members if member.person]
    return _replaced_by_absent(book, chance, "member-not-in-office", members)


def _absent_signatory(book: YearBook, chance: Random) -> Mutation:
    steps = [step for paper in book.year.papers for step in paper.endorsements]
    return _replaced_by_absent(book, chance, "signatory-not-in-office", steps)


def _absent_owner(book: YearBook, chance: Random) -> Mutation:
    owners = [owner for measure in book.year.measures for owner in measure.owners if owner.person]
    parties = [party for item in book.year.responsibilities for party in item.parties if party.person]
    return _replaced_by_absent(book, chance, "owner-not-in-office", [*owners, *parties])


def _replaced_by_absent(
    book: YearBook,
    chance: Random,
    check: str,
    records: Sequence[Member | Endorsement | MeasureOwner | ResponsibleParty],
) -> Mutation:
    """By somebody of the same section who had left before the year, or came after it."""
    record = any_of(chance, records)
    assert record.person is not None
    has_left = chance.random() < 0.5
    person = Person(
        position_in_list=len(book.office.people),
        title="นาง",
        name="บุษกร สมมติแก้ว",
        position="เจ้าพนักงานธุรการ",
        level="ปฏิบัติงาน",
        unit=record.person.unit,
        in_office_until=datetime.date(2022, 9, 30) if has_left else None,
        in_office_from=None if has_left else datetime.date(2023, 10, 2),
    )
    book.office.people.append(person)
    return changed(check, record, "person", person)


def _two_roles(book: YearBook, chance: Random) -> Mutation:
    body = any_of(chance, book.year.bodies)
    first = any_of(chance, (member for member in body.members if member.person))
    role = "กรรมการ" if "กรรมการ" in body.name else "คณะทำงาน"
    second = Member(position=len(body.members), person=first.person, role=role)
    place = chance.randint(0, len(body.members))
    body.members.insert(place, second)
    return Mutation(
        "person-twice-in-body",
        [(first, "person"), (second, "person")],
        f"{first.person and first.person.name} again in {body.name}",
    )


def _named_otherwise(book: YearBook, chance: Random) -> Mutation:
    person = any_of(chance, (each for each in book.office.people if each.title in ("นาย", "นาง", "นางสาว")))
    given, _space, family = person.name.partition(" ")
    names = [f"{person.title}{given} {misspelt(chance, family)}"]
    if len(given) >= 5:
        names.append(f"{person.title}{misspelt(chance, given)} {family}")
    title = any_of(chance, (each for each in ("นาย", "นาง", "นางสาว") if each != person.title))
    names.append(f"{title}{person.name}")
    return said("person-named-otherwise", book, chance, f"โดย{any_of(chance, names)}")


def _listed_twice(book: YearBook, chance: Random) -> Mutation:
    person = any_of(chance, book.office.people)
    given, _space, family = person.name.partition(" ")
    name = any_of(chance, (person.name, f"{given} {misspelt(chance, family)}"))
    double = Person(
        position_in_list=99,
        title=person.title,
        name=name,
        position=person.position,
        level=person.level,
        unit=person.unit,
    )
    book.office.people.append(double)
    return Mutation("person-listed-twice", [(double, "name"), (person, "name")], name)


def _instrument(book: YearBook, chance: Random) -> Mutation:
    instrument = any_of(
        chance, (node for node in book.year.edition.nodes if node.kind is NodeKind.INSTRUMENT)
    )
    wrong = any_of(
        chance, (each for each in ("ETA", "ITA", "IIT", "EIT", "OIT", "OTI") if each != instrument.code)
    )
    return said("instrument-misnamed", book, chance, f"ตาม{instrument.title} ({wrong})")


def _indicator(book: YearBook, chance: Random) -> Mutation:
    kind, lead = any_of(chance, ((NodeKind.INDICATOR, "ตัวชี้วัดที่ "), (NodeKind.ITEM, "")))
    nodes = [node for node in book.year.edition.nodes if node.kind is kind]
    one, other = chance.sample(nodes, 2)
    return said("indicator-misnamed", book, chance, f"ใน{lead}{one.code} {other.title}")


def _heading(book: YearBook, chance: Random) -> Mutation:
    """Of a section that the office adds to the measures document."""
    heading, other = any_of(chance, (("EIT", "IIT"), ("EIT", "OIT")))
    section = book.year.sections[0]
    return changed(
        "heading-of-another-instrument", section, "heading", section.heading.replace(heading, other)
    )


def _analysis(book: YearBook, chance: Random) -> Mutation:
    own, other = chance.sample(("IIT", "EIT", "OIT"), 2)
    texts: Sequence[str] = [f"แบบวัด {own} เป็นเครื่องมือที่ทุกฝ่ายต้องเตรียมข้อมูล"]
    section = FreeSection(position=9, heading=f"การเตรียมความพร้อม {own}", paragraphs=list(texts))
    book.year.sections.append(section)
    return changed("heading-of-another-instrument", section, "heading", f"การเตรียมความพร้อม {other}")


def _title(book: YearBook, chance: Random) -> Mutation:
    kinds = (NodeKind.QUESTION, NodeKind.ITEM)
    node = any_of(
        chance, (node for node in book.year.edition.nodes if node.kind in kinds and len(node.title) > 20)
    )
    words = any_of(
        chance, (misspelt(chance, node.title), node.title[: -chance.randint(3, len(node.title) // 4)])
    )
    return changed("misquoted-title", node, "title", words.rstrip())


def _owner_in_words(book: YearBook, chance: Random) -> Mutation:
    measure: Measure = any_of(
        chance, (each for each in book.year.measures if each.node and each.node.kind is NodeKind.INDICATOR)
    )
    owner = MeasureOwner(position=9, words="ฝ่ายกฎหมาย")
    measure.owners.append(owner)
    return Mutation("unit-unknown", [(owner, "words")], "owner ฝ่ายกฎหมาย")


KINDS = (
    Kind("another district office", _other_office),
    Kind("another district", _other_district),
    Kind("own name misspelt", _own_name),
    Kind("another agency", _agency),
    Kind("section or school misspelt", _unit_misspelt),
    Kind("section by another name", _unit_by_other_name),
    Kind("section or school that there is not", _unit_unknown),
    Kind("section that there is not as owner", _owner_in_words),
    Kind("member not in office", _absent_member),
    Kind("signatory not in office", _absent_signatory),
    Kind("owner not in office", _absent_owner),
    Kind("person with two roles in a body", _two_roles),
    Kind("person named otherwise in a text", _named_otherwise),
    Kind("person listed twice", _listed_twice),
    Kind("instrument under another code", _instrument),
    Kind("number of an indicator with another's title", _indicator),
    Kind("heading changed to another instrument", _heading),
    Kind("heading of another instrument over a new section", _analysis),
    Kind(
        "title of a question or item misquoted",
        _title,
        {
            "misplaced-marks": "a title cut short may end before the consonant of its last vowel",
            "broken-off-texts": "a title cut short may end in a word that something must follow",
        },
    ),
)
