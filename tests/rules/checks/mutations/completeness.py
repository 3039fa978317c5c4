"""Slips of what a form asks for and nobody filled in."""

from random import Random

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import PaperText, SigningDuty
from ita_desktop.model.year import EndorsementKind, Paper, PaperKind
from tests.rules.checks.mutations.mutation import Kind, Mutation, any_of, changed, paper_of

_NUMBERED = ("proposal-memo", "order", "invitation-memo", "submission-memo")


def _draft(book: YearBook, chance: Random) -> Mutation:
    return _emptied(book, chance, "draft-incomplete", is_issued=False)


def _issued(book: YearBook, chance: Random) -> Mutation:
    return _emptied(book, chance, "issued-paper-incomplete", is_issued=True)


def _emptied(book: YearBook, chance: Random, check: str, *, is_issued: bool) -> Mutation:
    paper = any_of(chance, (each for each in book.year.papers if each.kind in _NUMBERED))
    paper.is_issued = is_issued
    field = any_of(
        chance, ("number", "date", "telephone") if paper.kind is not PaperKind.ORDER else ("number", "date")
    )
    if field == "telephone":
        return _without_telephone(book, paper, check)
    not_yet = ("", " ") if paper.kind is PaperKind.ORDER else ("", " ", "กท 9901/", "กท 9901/.....")
    return changed(check, paper, field, None if field == "date" else any_of(chance, not_yet))


def _without_telephone(book: YearBook, paper: Paper, check: str) -> Mutation:
    """Neither of the paper, nor of its section, nor of the office."""
    book.office.telephone = ""
    assert paper.unit is not None
    paper.unit.telephone = ""
    return changed(check, paper, "telephone", "")


def _part(book: YearBook, chance: Random) -> Mutation:
    """The program's own words taken out, or those of the office."""
    if chance.random() < 0.3:
        return changed(
            "paper-part-without-words", book.office.texts[0], "text", any_of(chance, ("", " ", "\n"))
        )
    paper, part = any_of(
        chance,
        (
            ("proposal-memo", "reason"),
            ("invitation-memo", "purpose"),
            ("submission-memo", "reason"),
            ("order", "preamble"),
        ),
    )
    text = PaperText(paper=paper, part=part, text=any_of(chance, ("", " ")))
    book.office.texts.append(text)
    return Mutation("paper-part-without-words", [(text, "text")], f"{paper} without {part}")


def _signatory(book: YearBook, chance: Random) -> Mutation:
    """Only the measures document asks for an assistant director."""
    paper = paper_of(book, PaperKind.MEASURES)
    assert paper.date is not None
    signatory = next(each for each in book.office.signatories if each.duty is SigningDuty.ASSISTANT_DIRECTOR)
    has_a_name = chance.random() < 0.5
    if has_a_name:
        signatory.valid_until = paper.date.replace(month=1)
    else:
        signatory.person = None
    return Mutation("paper-without-signatory", [(paper, "signing_duty")], f"with a name: {has_a_name}")


def _endorsement(book: YearBook, chance: Random) -> Mutation:
    steps = [step for paper in book.year.papers for step in paper.endorsements]
    step = any_of(chance, steps)
    if step.kind is EndorsementKind.FORWARD and chance.random() < 0.7:
        return changed("endorsement-incomplete", step, any_of(chance, ("addressees", "lines")), [])
    step.person = None
    return changed("endorsement-incomplete", step, "printed_position", "")


def _order(book: YearBook, chance: Random) -> Mutation:
    body = any_of(chance, book.year.bodies)
    way = chance.randrange(3)
    if way == 0:
        return changed("order-incomplete", body, "duties", [])
    if way == 1:
        member = any_of(chance, (each for each in body.members if each.role in ("กรรมการ", "คณะทำงาน")))
        return changed("order-incomplete", member, "role", any_of(chance, ("", " ")))
    member = any_of(chance, (each for each in body.members if each.post and "โรงเรียน" not in each.post))
    return changed("order-incomplete", member, "post", any_of(chance, ("", " ")))


def _meeting(book: YearBook, chance: Random) -> Mutation:
    meeting = any_of(chance, book.year.meetings)
    field = any_of(chance, ("date", "time", "place"))
    return changed("meeting-incomplete", meeting, field, "" if field == "place" else None)


def _agenda(book: YearBook, chance: Random) -> Mutation:
    items = [item for meeting in book.year.meetings for item in meeting.agenda]
    item = any_of(chance, (each for each in items if each.source == "words" and not each.lines))
    return changed("agenda-item-empty", item, "text", any_of(chance, ("", " ")))


def _no_measures(book: YearBook, chance: Random) -> Mutation:
    papers = [each for each in book.year.papers if each.kind in ("measures", "submission-memo")]
    book.year.measures = []
    return Mutation("measures-document-empty", [(paper, "kind") for paper in papers], "no measures")


def _no_results(book: YearBook, chance: Random) -> Mutation:
    """Nothing was published yet, and no measure speaks of a score."""
    assert book.results_year is not None
    book.results_year.results = []
    book.results_year.published_total, book.results_year.published_level = None, ""
    for measure in book.year.measures:
        measure.last_score = None
    papers = [each for each in book.year.papers if each.kind in ("measures", "submission-memo")]
    return Mutation("measures-without-results", [(paper, "kind") for paper in papers], "no results")


KINDS = (
    Kind("draft without number, date or telephone", _draft),
    Kind("issued paper without number, date or telephone", _issued),
    Kind("paper without one of its parts", _part),
    Kind("paper without signatory", _signatory),
    Kind("endorsement without addressee, words or signatory", _endorsement),
    Kind("order without duties, role or name of a member", _order),
    Kind("meeting without day, time or place", _meeting),
    Kind("empty line of an agenda", _agenda),
    Kind("measures document without measures", _no_measures),
    Kind("measures document without results", _no_results),
)
