"""The memos of a year: proposing the order, inviting to the meeting, submitting the measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ita_desktop.documents.compose.wording import (
    GAP,
    document_of,
    education_section,
    filled,
    invited_meeting,
    meeting_facts,
    paragraphs,
    signature_of,
)
from ita_desktop.documents.content import (
    Addressee,
    Block,
    Document,
    Forwarding,
    ForwardingBlocks,
    HeaderField,
    HeaderLine,
    MemoHead,
    PageBreak,
    PageStart,
    Paragraph,
    PenPlaces,
    Signature,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import SigningDuty, Unit
from ita_desktop.model.year import Endorsement, EndorsementKind, Paper, PaperKind
from ita_desktop.rules.invitations import invitations
from ita_desktop.rules.signatories import drafting_section
from ita_desktop.thai.dates import long_date

_DATE_GAP = "." * 20

_AGAIN = frozenset({"subject", "reason", "forward-all", "forward-schools"})
"""Parts of an invitation that tell of the order, which was sent with the first one."""


def compose_memo(book: YearBook, kind: PaperKind, meeting: Meeting | None = None) -> Document:
    """A memo as the register has it; what the register does not say is the usual, or is left blank for the pen.

    An invitation is to `meeting`, else to the meeting of the latest invitation.
    """
    if kind is PaperKind.INVITATION_MEMO:
        meeting = meeting or invited_meeting(book)
        entry = invitations(book).get(meeting) if meeting else book.paper(kind)
    else:
        meeting, entry = None, book.paper(kind)
    memo = _Memo(book, entry or Paper(position=0, kind=kind), meeting)
    return document_of(book, memo.subject, [*memo.head(), *memo.body(), *memo.signatures()])


@dataclass(frozen=True)
class _Memo:
    book: YearBook
    paper: Paper
    meeting: Meeting | None

    @property
    def section(self) -> Unit | None:
        return self.paper.unit or drafting_section(self.book)

    @property
    def subject(self) -> str:
        return self.filled(self.paper.subject) if self.paper.subject else " ".join(self.words("subject"))

    def words(self, part: str) -> tuple[str, ...]:
        named = {"ฝ่าย": self.section.name} if self.section else {}
        if part in _AGAIN and self.meeting and self.meeting.number > 1:
            part += "-again"
        return paragraphs(self.book, self.paper.kind, part, **named, **self._facts)

    def filled(self, text: str) -> str:
        return filled(self.book, text, **self._facts)

    @cached_property
    def _facts(self) -> dict[str, str]:
        return meeting_facts(self.book, self.meeting) if self.meeting else {}

    def head(self) -> Iterator[Block]:
        paper = self.paper
        number = paper.number or _prefix(self.section)
        date = long_date(paper.date) if paper.date else ""
        addressee = paper.addressee or "ผู้อำนวยการ{เขต}"
        yield PageStart(is_letter=True)
        yield MemoHead(self.book.office.emblem, paper.urgency.value, paper.secrecy.value)
        yield HeaderLine((HeaderField("ส่วนราชการ", self._sender()),))
        yield HeaderLine((HeaderField("ที่", number), HeaderField("วันที่", date)))
        yield HeaderLine((HeaderField("เรื่อง", self.subject),), hanging=True)
        yield Addressee("เรียน", tuple(self.filled(addressee).splitlines()))

    def body(self) -> Iterator[Block]:
        texts = [text for part in ("reason", "purpose", "conclusion") for text in self.words(part)]
        for number, text in enumerate(texts, start=1):
            yield Paragraph(text, keep_with_next=number == len(texts))

    def signatures(self) -> Iterator[Block]:
        """The signature, room for the pens below it, and what is printed when it is passed on, on a page of its own."""
        if self.paper.endorsements:
            pens, forwardings = self._recorded_endorsements(self.paper.endorsements)
        else:
            pens, forwardings = self._usual_pens(), list(self._usual_forwardings())
        duty = self.paper.signing_duty or SigningDuty.COORDINATING_HEAD
        yield replace(signature_of(self.book, duty, self.paper.date), keep_with_next=bool(pens))
        if pens:
            yield PenPlaces(tuple(pens))
        if forwardings:
            yield PageBreak()
            yield ForwardingBlocks(tuple(forwardings))

    def _sender(self) -> str:
        section, office = self.section, self.book.office
        telephone = self.paper.telephone or (section.telephone if section else "") or office.telephone
        names = [section.name if section else "", office.name, f"โทร. {telephone}" if telephone else ""]
        return " ".join(name for name in names if name)

    def _recorded_endorsements(
        self, endorsements: Sequence[Endorsement]
    ) -> tuple[list[Signature], list[Forwarding]]:
        pens = [self._signer(each) for each in endorsements if each.kind is EndorsementKind.PEN]
        forwardings = [
            Forwarding(
                urgency=each.urgency.value,
                number=each.number or _circular_number_to_come(self.section),
                date=long_date(each.date) if each.date else _DATE_GAP,
                addressee=Addressee("เรียน", tuple(self.filled(name) for name in each.addressees)),
                lines=tuple(self.filled(line) for line in each.lines),
                signature=self._signer(each),
            )
            for each in endorsements
            if each.kind is EndorsementKind.FORWARD
        ]
        return pens, forwardings

    def _signer(self, endorsement: Endorsement) -> Signature:
        return signature_of(
            self.book,
            endorsement.person,
            endorsement.date,
            self.filled(endorsement.printed_position),
        )

    def _usual_pens(self) -> list[Signature]:
        round_of_the_paper = (SigningDuty.ASSISTANT_DIRECTOR, SigningDuty.DIRECTOR)
        return [signature_of(self.book, duty, self.paper.date) for duty in round_of_the_paper]

    def _usual_forwardings(self) -> Iterator[Forwarding]:
        if self.paper.kind is not PaperKind.INVITATION_MEMO:
            return
        yield self._usual_forwarding("forward-all", self.section, SigningDuty.COORDINATING_HEAD)
        if self.book.schools:
            section = education_section(self.book)
            yield self._usual_forwarding("forward-schools", section, SigningDuty.EDUCATION_HEAD)

    def _usual_forwarding(self, part: str, section: Unit | None, duty: SigningDuty) -> Forwarding:
        return Forwarding(
            urgency=self.paper.urgency.value,
            number=_circular_number_to_come(section),
            date=_DATE_GAP,
            addressee=Addressee("เรียน", self.words(f"{part}-to")),
            lines=self.words(part),
            signature=signature_of(self.book, duty, self.paper.date),
        )


def _prefix(section: Unit | None) -> str:
    """The letters of the section and the slash, if it has any; the running number is written in by hand."""
    return f"{section.letter_prefix}/" if section and section.letter_prefix else ""


def _circular_number_to_come(section: Unit | None) -> str:
    prefix = _prefix(section)
    return f"{prefix}ว {GAP}" if prefix else GAP
