"""Slips of rows: what measures, items and bodies lack, and where the papers of a year do not agree."""

import datetime
from random import Random

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind as NodeKind
from ita_desktop.model.office import Unit
from ita_desktop.model.year import (
    Cadence,
    Measure,
    MeasureOwner,
    MeasuresTable,
    MeasureState,
    PaperKind,
    Part,
    PublicationState,
    Responsibility,
    ResponsibleParty,
)
from ita_desktop.thai.codes import code_key
from tests.rules.checks.mutations.mutation import Kind, Mutation, any_of, changed, days, paper_of


def _weak_point(book: YearBook, chance: Random) -> Mutation:
    """The item of this year into which a weak one of last year went, without its only measure."""
    earlier = {"O7": "O7", "O12": "O15", "O25": "O37"}
    code = any_of(chance, earlier)
    book.year.measures = [each for each in book.year.measures if not each.node or each.node.code != code]
    assert book.results_year is not None
    result = next(each for each in book.results_year.results if each.node.code == earlier[code])
    return Mutation("weak-point-without-measure", [(result, "published")], f"no measure for {code}")


def _cancelled(book: YearBook, chance: Random) -> Mutation:
    earlier = {"O7": "O7", "O12": "O15", "O25": "O37"}
    code = any_of(chance, earlier)
    measure = next(each for each in book.year.measures if each.node and each.node.code == code)
    measure.state = MeasureState.CANCELLED
    assert book.results_year is not None
    result = next(each for each in book.results_year.results if each.node.code == earlier[code])
    return Mutation("weak-point-without-measure", [(result, "published")], f"measure for {code} cancelled")


def _strong_point(book: YearBook, chance: Random) -> Mutation:
    measure = any_of(
        chance, (each for each in book.year.measures if each.node and each.node.code in ("O8", "O21", "O30"))
    )
    words = any_of(chance, ("ปีที่ผ่านมาข้อมูลไม่ครบถ้วน", "ข้อมูลไม่เป็นปัจจุบันและค้นหายาก"))
    return changed("measure-for-strong-point", measure, "weakness", words)


def _another_frame(book: YearBook, chance: Random) -> Mutation:
    """The same code of last year's frame."""
    assert book.results_year is not None
    old = {node.code: node for node in book.results_year.edition.nodes}
    rows = (each for each in book.year.measures if each.node and each.node.code in old and not each.last_node)
    measure = any_of(chance, rows)
    assert measure.node is not None
    return changed("measure-of-another-frame", measure, "node", old[measure.node.code])


def _plan(book: YearBook) -> list[Measure]:
    return [each for each in book.year.measures if each.table is MeasuresTable.PLAN]


def _no_owner(book: YearBook, chance: Random) -> Mutation:
    return changed("measure-without-owner", any_of(chance, _plan(book)), "owners", [])


def _no_deadline(book: YearBook, chance: Random) -> Mutation:
    measure = any_of(chance, _plan(book))
    measure.cadence, measure.due_words = Cadence.NONE, ""
    return changed("measure-without-deadline", measure, "due_date", None)


def _no_output(book: YearBook, chance: Random) -> Mutation:
    return changed(
        "measure-without-output", any_of(chance, _plan(book)), "outputs", any_of(chance, ([], [" "]))
    )


def _no_follow_up(book: YearBook, chance: Random) -> Mutation:
    measure = any_of(chance, _plan(book))
    measure.follow_up_words = ""
    return changed("measure-without-follow-up", measure, "follow_up_months", None)


def _no_lead(book: YearBook, chance: Random) -> Mutation:
    item = any_of(chance, book.year.responsibilities)
    for party in item.parties:
        party.part = Part.SUPPORT
    return Mutation("item-lead", [(item, "parties")], f"no lead for {item.node.code}")


def _two_leads(book: YearBook, chance: Random) -> Mutation:
    supporters = [
        (item, party)
        for item in book.year.responsibilities
        if item.parties[0].unit
        for party in item.parties[1:]
        if party.unit or party.person
    ]
    item, supporter = any_of(chance, supporters)
    supporter.part = Part.LEAD
    return Mutation("item-with-several-leads", [(item, "parties")], f"two leads for {item.node.code}")


def _no_due_date(book: YearBook, chance: Random) -> Mutation:
    item = any_of(chance, book.year.responsibilities)
    item.due_words = ""
    return changed("item-without-due-date", item, "due_date", None)


def _no_address(book: YearBook, chance: Random) -> Mutation:
    """All are due on the day of looking."""
    return changed("item-without-address", any_of(chance, book.year.responsibilities), "urls", [])


def _unticked(book: YearBook, chance: Random) -> Mutation:
    published = (
        each for each in book.year.responsibilities if each.state is PublicationState.PUBLISHED and each.ticks
    )
    item = any_of(chance, published)
    del item.ticks[chance.randrange(len(item.ticks))]
    return Mutation("item-element-unticked", [(item, "ticks")], f"an element of {item.node.code}")


def _not_assigned(book: YearBook, chance: Random) -> Mutation:
    item = any_of(chance, book.year.responsibilities)
    book.year.responsibilities.remove(item)
    return Mutation("item-not-assigned", [(item.node, "code")], f"{item.node.code} not assigned")


def _no_chair(book: YearBook, chance: Random) -> Mutation:
    return _without_role(book, chance, "body-without-chair", "ประธาน", "รองประธาน")


def _two_chairs(book: YearBook, chance: Random) -> Mutation:
    body = any_of(chance, book.year.bodies)
    plain = (each for each in body.members if each.role in ("กรรมการ", "คณะทำงาน"))
    second = any_of(chance, plain)
    return changed("body-with-two-chairs", second, "role", body.members[0].role)


def _no_secretary(book: YearBook, chance: Random) -> Mutation:
    return _without_role(book, chance, "body-without-secretary", "เลขานุการ", "ผู้ช่วยเลขานุการ")


def _without_role(book: YearBook, chance: Random, check: str, word: str, deputy: str) -> Mutation:
    body = any_of(chance, book.year.bodies)
    plain = "กรรมการ" if "กรรมการ" in body.name else "คณะทำงาน"
    for member in body.members:
        if word in member.role.replace(deputy, ""):
            member.role = plain
    return Mutation(check, [(body, "members")], f"{body.name} without {word}")


def _no_member(book: YearBook, chance: Random) -> Mutation:
    """Of a section that only this member sits for."""
    body = book.year.bodies[1]
    alone = (each for each in body.members if each.person and each.person.unit and not each.until)
    member = any_of(
        chance, (each for each in alone if each.person and each.person.unit is not book.sections[0])
    )
    body.members.remove(member)
    return Mutation(
        "section-without-member", [(body, "members")], f"without {member.person and member.person.name}"
    )


def _not_reported(book: YearBook, chance: Random) -> Mutation:
    measure = any_of(chance, (each for each in book.year.measures if each.follow_ups))
    if chance.random() < 0.5:
        return changed("measure-not-reported", measure, "follow_ups", [])
    for entry in measure.follow_ups:
        entry.result = ""
    return Mutation("measure-not-reported", [(measure, "follow_ups")], "no result")


def _done_without_report(book: YearBook, chance: Random) -> Mutation:
    measure = any_of(chance, (each for each in _plan(book) if not each.follow_ups))
    measure.state = any_of(chance, (MeasureState.DONE, MeasureState.IN_PROGRESS))
    return Mutation("measure-not-reported", [(measure, "follow_ups")], f"{measure.state} without report")


def _copied_result(book: YearBook, chance: Random) -> Mutation:
    pairs = [(each, entry) for each in book.year.measures for entry in each.follow_ups]
    measure, entry = any_of(chance, pairs)
    planned = any_of(chance, (measure.issue, any_of(chance, measure.activities), " ".join(measure.measures)))
    words = any_of(chance, (planned, f"ดำเนินการ{planned}แล้ว", f"ได้{planned}เรียบร้อยแล้ว"))
    return changed("results-copied-from-plan", entry, "result", words)


def _owners_apart(book: YearBook, chance: Random) -> Mutation:
    """A section that is not responsible for any item of the measure; where all are, there is none."""
    rows = [
        (measure, strangers)
        for measure in book.year.measures
        if measure.node and measure.node.kind is NodeKind.ITEM
        if (strangers := _not_responsible(book, measure))
    ]
    measure, strangers = any_of(chance, rows)
    owner = MeasureOwner(position=0, unit=any_of(chance, strangers))
    return changed("measure-owners-against-matrix", measure, "owners", [owner])


def _not_responsible(book: YearBook, measure: Measure) -> list[Unit]:
    parties = [party for item in _items_of(book, measure) for party in item.parties]
    if any(party.words for party in parties):
        return []
    units = [party.unit or (party.person and party.person.unit) for party in parties]
    return [unit for unit in book.sections if unit not in units]


def _after_items(book: YearBook, chance: Random) -> Mutation:
    rows = [each for each in book.year.measures if each.node and each.node.kind is NodeKind.ITEM]
    late = [(each, _last_due(book, each)) for each in rows if each.due_date]
    measure, due = any_of(chance, ((measure, due) for measure, due in late if due))
    return changed("measure-after-item-due", measure, "due_date", due + days(chance.randint(1, 60)))


def _last_due(book: YearBook, measure: Measure) -> datetime.date | None:
    waiting = [each for each in _items_of(book, measure) if each.state is not PublicationState.PUBLISHED]
    return max((each.due_date for each in waiting if each.due_date), default=None)


def _items_of(book: YearBook, measure: Measure) -> list[Responsibility]:
    assert measure.node is not None
    first, last = code_key(measure.node.code), code_key((measure.last_node or measure.node).code)
    return [each for each in book.year.responsibilities if first <= code_key(each.node.code) <= last]


def _outside_order(book: YearBook, chance: Random) -> Mutation:
    """The heads of the schools, or a school that came later."""
    body = book.year.bodies[0]
    schools = next(member for member in body.members if "โรงเรียน" in member.post)
    if chance.random() < 0.5:
        body.members.remove(schools)
    else:
        schools.post = "ผู้แทนเครือข่ายผู้ปกครอง"
    last = book.year.bodies[-1]
    return Mutation("responsible-outside-order", [(last, "members")], "schools in no body")


def _role_of_another_body(book: YearBook, chance: Random) -> Mutation:
    body = any_of(chance, book.year.bodies)
    members = [each for each in body.members if each.role in ("กรรมการ", "คณะทำงาน")]
    member = any_of(chance, members)
    wrong = "คณะทำงาน" if member.role == "กรรมการ" else "กรรมการ"
    return changed("role-of-another-body", member, "role", wrong)


def _body_misnamed(book: YearBook, chance: Random) -> Mutation:
    """คณะกรรมการ for คณะทำงาน, where all else is right."""
    papers = [paper for paper in book.year.papers if "คณะทำงานประเมิน" in paper.subject]
    record, field = any_of(
        chance,
        [
            *((paper, "subject") for paper in papers),
            *((meeting, "body_words") for meeting in book.year.meetings),
        ],
    )
    words = getattr(record, field).replace("และคณะทำงานประเมิน", "และคณะกรรมการประเมิน")
    return changed("body-against-order", record, field, words)


def _no_meeting(book: YearBook, chance: Random) -> Mutation:
    """Nor any paper of a meeting."""
    book.year.meetings = []
    book.year.papers = [paper for paper in book.year.papers if paper.kind is not PaperKind.AGENDA]
    return Mutation(
        "invitation-without-meeting", [(paper_of(book, PaperKind.INVITATION_MEMO), "kind")], "no meeting"
    )


def _not_invited(book: YearBook, chance: Random) -> Mutation:
    memo = paper_of(book, PaperKind.INVITATION_MEMO)
    first, second = (step for step in memo.endorsements if step.addressees)
    if chance.random() < 0.5:
        memo.endorsements.remove(second)
    else:
        first.addressees = [each for each in first.addressees if "ฝ่าย" not in each]
    return Mutation("members-not-invited", [(memo, "endorsements")], "not passed on to all")


def _same_passage(book: YearBook, chance: Random) -> Mutation:
    """Of a measure for another indicator, in the same field."""
    lengths = {"weakness": 35, "issue": 35, "guideline": 35, "activities": 75, "measures": 75}
    rows = [each for each in book.year.measures if each.node and not each.joins_issue_above]
    pairs = [
        (measure, other, field)
        for field, length in lengths.items()
        for measure in rows
        for other in rows
        if getattr(measure, field) and len(_longest(other, field)) >= length
        if _indicator_of(book, measure) != _indicator_of(book, other)
    ]
    field = any_of(chance, sorted({field for _measure, _other, field in pairs}))
    measure, other, _field = any_of(chance, (pair for pair in pairs if pair[2] == field))
    words = _longest(other, field)
    value = words if isinstance(getattr(measure, field), str) else [words, *getattr(measure, field)[1:]]
    return changed("same-passage", measure, field, value, (other, field))


def _longest(measure: Measure, field: str) -> str:
    value = getattr(measure, field)
    return value if isinstance(value, str) else max(value, key=len, default="")


def _indicator_of(book: YearBook, measure: Measure) -> str:
    nodes, node = book.nodes, measure.node
    assert node is not None
    while node.kind is not NodeKind.INDICATOR and node.parent:
        node = nodes[node.parent]
    return node.identity


def _extra_lead(book: YearBook, chance: Random) -> Mutation:
    item: Responsibility = any_of(chance, book.year.responsibilities)
    unit = any_of(chance, (each for each in book.sections if each not in [p.unit for p in item.parties]))
    item.parties.append(ResponsibleParty(position=9, part=Part.LEAD, unit=unit))
    what = f"{unit.name} leads {item.node.code} too"
    return Mutation("item-with-several-leads", [(item, "parties")], what)


KINDS = (
    Kind("weak point whose measure is gone", _weak_point),
    Kind("weak point whose measure is cancelled", _cancelled),
    Kind("measure that calls a strong point weak", _strong_point),
    Kind("measure on a question of another frame", _another_frame),
    Kind("measure without owner", _no_owner),
    Kind("measure without deadline", _no_deadline),
    Kind("measure without output", _no_output),
    Kind("measure without follow-up", _no_follow_up),
    Kind("item without lead", _no_lead),
    Kind("item with a supporter as second lead", _two_leads),
    Kind("item with one more lead", _extra_lead),
    Kind("item without due date", _no_due_date),
    Kind("item without address after its date", _no_address),
    Kind("published item with an element unticked", _unticked),
    Kind("item that nobody was given", _not_assigned),
    Kind("body without chair", _no_chair),
    Kind("body with two chairs", _two_chairs),
    Kind("body without secretary", _no_secretary),
    Kind("section without member", _no_member),
    Kind("report of a measure missing", _not_reported),
    Kind("measure under way or done without report", _done_without_report),
    Kind("result copied from the plan", _copied_result),
    Kind("owners that the matrix does not name", _owners_apart),
    Kind("measure done after its item is due", _after_items),
    Kind("schools in no body of the order", _outside_order),
    Kind("role of the other body", _role_of_another_body),
    Kind("body under the other's name", _body_misnamed),
    Kind("invitation without meeting", _no_meeting),
    Kind("invitation not passed on to all", _not_invited),
    Kind("passage of another question", _same_passage),
)
