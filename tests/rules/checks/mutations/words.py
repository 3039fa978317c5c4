"""Slips of typing: characters, marks, doubled words, brackets, placeholders, spelling and numbers of lists."""

import re
from collections.abc import Sequence
from random import Random

from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Office, Signatory, Unit
from ita_desktop.model.year import Endorsement, FreeSection
from ita_desktop.rules.checks.words import RecordText, texts_of
from tests.rules.checks.mutations.mutation import (
    Kind,
    Mutation,
    any_of,
    any_running_text,
    any_text,
    changed,
    rewritten,
    running_texts,
    said,
)

_CONSONANT = re.compile("[ก-ฮ]")
_WORD = re.compile(r"(?<!\S)[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ๅ็-๎]{4,39}(?!\S)")


def _typed(book: YearBook) -> list[RecordText]:
    """Whatever is typed but names that other texts repeat."""
    names = (Office, Unit, Body, Member)
    return [text for text in texts_of(book) if not isinstance(text.record, names)]


def _inserted(book: YearBook, chance: Random, check: str, letters: Sequence[str]) -> Mutation:
    """Before a consonant that stands within a text."""
    text = any_text(chance, (each for each in _typed(book) if len(_CONSONANT.findall(each.text)) > 1))
    place = any_of(chance, (found.start() for found in _CONSONANT.finditer(text.text) if found.start()))
    return rewritten(check, text, text.text[:place] + chance.choice(letters) + text.text[place:])


def _foreign(book: YearBook, chance: Random) -> Mutation:
    return _inserted(book, chance, "foreign-script", ("п", "Д", "λ", "ب", "漢", "の", "한", "ກ", "ក", "अ"))


def _stray(book: YearBook, chance: Random) -> Mutation:
    strays = ("\u200b", "\u200d", "\ufeff", "\u00ad", "\uf70a", "\x0b", "\u202c", "\u2060", "\uff21")
    return _inserted(book, chance, "stray-characters", strays)


def _marks(book: YearBook, chance: Random) -> Mutation:
    """Nikhahit and aa for am, a mark twice, tone before vowel, two เ for แ, or a mark on nothing."""
    ways = (
        ("ำ", "ํา"),
        ("่", "่่"),
        ("้", "้้"),
        ("ี่", "่ี"),
        ("ั้", "้ั"),
        ("แ", "เเ"),
        ("า", "าา"),
        (" ", " ่"),
        ("ิ", "ิิ"),
    )
    found, wrong = any_of(chance, ways)
    text = any_text(chance, (each for each in _typed(book) if found in each.text.strip()))
    place = any_of(chance, (match.start() for match in re.finditer(found, text.text)))
    return rewritten("misplaced-marks", text, text.text[:place] + wrong + text.text[place + len(found) :])


def _doubled_space(book: YearBook, chance: Random) -> Mutation:
    text = any_text(chance, (each for each in _typed(book) if " " in each.text))
    place = any_of(chance, (match.start() for match in re.finditer(" ", text.text)))
    return rewritten(
        "doubled-spaces", text, text.text[:place] + chance.choice((" ", "  ")) + text.text[place:]
    )


def _doubled_word(book: YearBook, chance: Random) -> Mutation:
    text = any_text(chance, (each for each in running_texts(book) if _WORD.search(each.text)))
    found = any_of(chance, _WORD.finditer(text.text))
    between = chance.choice(("", " "))
    return rewritten("doubled-words", text, text.text[: found.end()] + between + text.text[found.start() :])


def _word_in_word(book: YearBook, chance: Random) -> Mutation:
    """Within a longer word, as it is typed without spaces."""
    words = ("ข้อมูล", "ประเมิน", "เว็บไซต์", "บุคลากร", "มาตรการ", "เผยแพร่", "สำนักงาน")
    text = any_text(
        chance, (each for each in running_texts(book) if any(word in each.text for word in words))
    )
    word = any_of(chance, (each for each in words if each in text.text))
    return rewritten("doubled-words", text, text.text.replace(word, word * 2, 1))


def _bracket(book: YearBook, chance: Random) -> Mutation:
    bracketed = [each for each in running_texts(book) if ")" in each.text or "(" in each.text]
    if chance.random() < 0.4:
        text = any_text(chance, bracketed)
        return rewritten("open-brackets", text, text.text.replace(any_of(chance, "()"), "", 1))
    words = any_of(chance, ("(ถ้ามี", "“ตามแบบที่กำหนด", "ตามแบบที่กำหนด)", '"ตามแบบที่กำหนด', "[ฉบับร่าง"))
    return said("open-brackets", book, chance, words)


def _empty_bracket(book: YearBook, chance: Random) -> Mutation:
    return said("empty-brackets", book, chance, f"ผู้รับรอง {any_of(chance, ('()', '( )', '(          )'))}")


def _to_fill_in(book: YearBook, chance: Random) -> Mutation:
    ways = (
        "XXX",
        "โทร. xxxx",
        "(ชื่อ-สกุล)",
        "(ระบุ)",
        "[ระบุจำนวน]",
        "{สำนักงาย}",
        "......",
        "_____",
        "(โปรดระบุชื่อโครงการ)",
    )
    texts = (each for each in running_texts(book) if not isinstance(each.record, Endorsement | Signatory))
    text = any_text(chance, texts)
    return rewritten("left-to-fill-in", text, f"{text.text} จำนวน {any_of(chance, ways)}")


def _misspelling(book: YearBook, chance: Random) -> Mutation:
    """In the place of the right word, or at the end of a text."""
    pairs = {"กฎหมาย": "กฏหมาย", "บุคลากร": "บุคคลากร", "ขั้นตอน": "ขั่นตอน", "ทุจริต": "ทุจริด", "จัดซื้อ": "จัดชื้อ"}
    right = any_of(chance, pairs)
    texts = [each for each in running_texts(book) if right in each.text]
    if texts and chance.random() < 0.7:
        text = any_text(chance, texts)
        return rewritten("misspellings", text, text.text.replace(right, pairs[right], 1))
    return said("misspellings", book, chance, f"เรื่อง{pairs[right]}")


def _mixed_digits(book: YearBook, chance: Random) -> Mutation:
    words = any_of(chance, ("ภายในวันที่ 20 เมษายน ๒๕๖๖", "จำนวน 2๕ ครั้ง", "ร้อยละ ๙5.5", "วงเงิน ๑2,000 บาท"))
    return said("mixed-digits", book, chance, words)


def _broken_off(book: YearBook, chance: Random) -> Mutation:
    text = any_running_text(book, chance)
    word = any_of(
        chance, ("โดย", "และ", "เพื่อ", "เพื่อให้", "ในการ", "รวมทั้ง", "ตลอดจน", "เกี่ยวกับ", "ร่วมกับ", "เนื่องจาก")
    )
    return rewritten("broken-off-texts", text, f"{text.text}{any_of(chance, ('', ' '))}{word}")


def _list_number(book: YearBook, chance: Random) -> Mutation:
    """Lines numbered by hand, one of them wrong."""
    section = any_of(chance, book.year.sections)
    style = any_of(chance, ("{}. ", "{}) ", "({}) "))
    lines = ["ติดตั้งป้ายที่จุดบริการ", "แจ้งเวียนแก่ทุกฝ่าย", "รายงานจำนวนผู้ตอบทุกเดือน", "สรุปผลเมื่อสิ้นไตรมาส"]
    numbers = [1, 2, 3, 4]
    place = chance.randint(1, 3)
    numbers[place] = any_of(chance, (number for number in range(2, 8) if number != numbers[place]))
    section.paragraphs = [style.format(number) + line for number, line in zip(numbers, lines, strict=True)]
    return Mutation("list-numbers", [(section, "paragraphs")], str(section.paragraphs))


def _typed_number(book: YearBook, chance: Random) -> Mutation:
    counted = [
        each
        for each in texts_of(book)
        if (isinstance(each.record, Duty))
        or (isinstance(each.record, Member) and each.field == "post")
        or (isinstance(each.record, FreeSection) and each.field == "heading")
    ]
    items = [(item, item.text) for meeting in book.year.meetings for item in meeting.agenda if item.text]
    number = any_of(chance, ("1. ", "๒. ", "(3) ", "2.1 ", "๑.๒ ", "4) "))
    if chance.random() < 0.3:
        item, words = any_of(chance, items)
        wrong = any_of(chance, (number, "ระเบียบวาระที่ 1 "))
        return changed("number-typed-before-text", item, "text", wrong + words)
    text = any_text(chance, counted)
    return rewritten("number-typed-before-text", text, number + text.text)


def _table_number(book: YearBook, chance: Random) -> Mutation:
    """The measures document counts at least ten tables by itself."""
    section = any_of(chance, book.year.sections)
    number = any_of(chance, ("1", "3", "๗", "10", "๑๑"))
    caption = f"ตารางที่ {number} จำนวนผู้ตอบแบบวัดรายฝ่าย"
    place = chance.randint(0, len(section.paragraphs))
    lines = [*section.paragraphs[:place], caption, *section.paragraphs[place:]]
    return changed("doubled-table-numbers", section, "paragraphs", lines)


def _personal_number(book: YearBook, chance: Random) -> Mutation:
    number = any_of(chance, ("1-1017-00230-70-8", "๐๘๑ ๒๓๔ ๕๖๗๘", "0912345678"))
    return said("personal-number", book, chance, f"โทร {number}")


KINDS = (
    Kind("number that is a person's own", _personal_number),
    Kind("letter of another script", _foreign),
    Kind("invisible or stray character", _stray),
    Kind("marks doubled, decomposed or out of order", _marks),
    Kind("doubled space", _doubled_space),
    Kind("word doubled", _doubled_word),
    Kind("word doubled within a text without spaces", _word_in_word),
    Kind("bracket or quotation mark without its partner", _bracket),
    Kind("empty bracket for a name", _empty_bracket),
    Kind("placeholder left", _to_fill_in),
    Kind("word that is often misspelt", _misspelling),
    Kind("both kinds of digits in one number", _mixed_digits),
    Kind("text broken off", _broken_off),
    Kind("number of a list skipped or doubled", _list_number),
    Kind("number typed where the program counts", _typed_number),
    Kind("number of a table used twice", _table_number),
)
