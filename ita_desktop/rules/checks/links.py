"""Links to published data and evidence: whether they can be opened, by whom, and whose site they lead to."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import cast
from urllib.parse import SplitResult, unquote, urlsplit

from ita_desktop import bundled
from ita_desktop.model.book import YearBook
from ita_desktop.model.year import FollowUp, Measure, Responsibility
from ita_desktop.rules.checks.offices import is_rightly_named
from ita_desktop.rules.checks.places import follow_up_row, item_row, place_in
from ita_desktop.rules.checks.words import RecordText, texts_in
from ita_desktop.rules.findings import Check, Evidence, Mend, Place, Severity, Slip
from ita_desktop.translation import translate as _

_WEB = ("http", "https")
_HOME_PAGES = ("", "index", "index.html", "index.htm", "index.php", "home", "main")
_PORTAL = "bangkok.go.th"
_PAGES_OF_OFFICES = ("facebook.com", "fb.com", "youtube.com", "tiktok.com")

_own_pc = re.compile(
    r"(?i:file:/+\S*|(?<![A-Za-z])[A-Za-z]:[\\/]\S*|\\\\[\w.$-]+\\\S*"
    r"|https?://(?:localhost|127\.\d|10\.\d|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.)\S*)"
)
_web_address = re.compile(r"(?i:https?://)[^\s\"”“'<>]+")
_mail = re.compile(r"(?<![\w.+-])(?P<holder>[A-Za-z][\w.+-]*)@(?P<host>(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})")
_says_office = re.compile("(?i:khet|district|office|bma|bkk)")
_trailing_marks = re.compile(r"[,;.”“\"']+$")
_host = re.compile(r"(?:[\wก-๎-]+\.)+[\wก-๎-]{2,}")
_looks_like_a_link = re.compile(r"(?i:www\.|[a-z][a-z+.-]*:/|mailto:|https?\b)")


@dataclass(frozen=True, slots=True)
class _Link:
    """One link as typed, in a field of one or of a list."""

    typed: str
    locate: Callable[[], Place]

    @property
    def place(self) -> Place:
        return self.locate()

    @property
    def parts(self) -> SplitResult | None:
        return _parts_of(self.typed)


def _links(book: YearBook) -> Iterator[_Link]:
    """Fields that hold links; lines of evidence that are not meant as one are left out."""
    if book.office.website.strip():
        yield _Link(book.office.website, partial(_website_place, book))
    for responsibility in book.year.responsibilities:
        place = partial(_urls_place, responsibility)
        yield from (_Link(url, place) for url in responsibility.urls)
    for measure in book.year.measures:
        for follow_up in measure.follow_ups:
            place = partial(_evidence_place, book, measure, follow_up)
            yield from (
                _Link(line, place)
                for line in follow_up.evidence
                if _looks_like_a_link.match(line) or _own_pc.match(line)
            )


def _website_place(book: YearBook) -> Place:
    return place_in(_("สำนักงาน"), book.office, "website")


def _urls_place(responsibility: Responsibility) -> Place:
    return place_in(item_row(responsibility), responsibility, "urls")


def _evidence_place(book: YearBook, measure: Measure, follow_up: FollowUp) -> Place:
    return place_in(follow_up_row(book, measure, follow_up), follow_up, "evidence")


def _links_in_words(evidence: Evidence) -> Iterator[_Link]:
    for text in texts_in(evidence):
        if "://" in text.text:
            for match in _web_address.finditer(text.text):
                yield _Link(match[0], partial(_place_of, text))


def _place_of(text: RecordText) -> Place:
    return text.place


def _parts_of(typed: str) -> SplitResult | None:
    """None where it is no address of the web."""
    try:
        parts = urlsplit(typed.strip())
        is_address = parts.scheme.lower() in _WEB and _host.fullmatch(parts.hostname or "") is not None
    except ValueError:
        return None
    return parts if is_address else None


def _malformed(evidence: Evidence) -> Iterator[Slip]:
    for link in _links(evidence.book):
        typed = link.typed.strip()
        if _own_pc.match(typed) or _other_scheme(typed):
            continue
        trimmed = _trailing_marks.sub("", typed)
        if trimmed != typed and _parts_of(trimmed):
            yield Slip(
                link.place,
                _("ลิงก์ “{url}” มีเครื่องหมายต่อท้าย").format(url=typed),
                _("ลบเครื่องหมายท้ายลิงก์ออก"),
                Mend(_with_link(link, trimmed), _("แก้เป็น “{text}”").format(text=trimmed)),
            )
        elif reason := _why_malformed(link):
            yield Slip(
                link.place,
                _("ลิงก์ “{url}” เปิดไม่ได้: {reason}").format(url=typed, reason=reason),
                _("เปิดหน้านั้นในเบราว์เซอร์ แล้วคัดลอกที่อยู่ทั้งหมดมาวางใหม่"),
            )


def _why_malformed(link: _Link) -> str:
    typed = link.typed.strip()
    if len(re.findall(r"(?i:https?://)", unquote(typed.partition("?")[0]))) > 1:
        return _("มีมากกว่าหนึ่งลิงก์ในบรรทัดเดียว")
    if re.search(r"\s", typed):
        return _("มีช่องว่างอยู่ภายใน")
    if "\\" in typed:
        return _("ใช้ \\ แทน /")
    if not re.match(r"(?i:https?://)", typed):
        return _("ต้องขึ้นต้นด้วย https:// หรือ http://")
    if link.parts is None:
        return _("ชื่อเว็บไซต์ไม่ครบ")
    return ""


def _with_link(link: _Link, mended: str) -> object:
    """The whole field with the link put right."""
    place = link.place
    value: str | list[str] = getattr(place.record, place.field)
    return mended if isinstance(value, str) else [mended if each == link.typed else each for each in value]


def _not_of_the_web(evidence: Evidence) -> Iterator[Slip]:
    for link in _links(evidence.book):
        scheme = _other_scheme(link.typed.strip())
        if scheme and not _own_pc.match(link.typed.strip()):
            yield Slip(
                link.place,
                _("ลิงก์ “{url}” เป็นแบบ {scheme} ประชาชนเปิดด้วยเบราว์เซอร์ไม่ได้").format(
                    url=link.typed, scheme=scheme
                ),
                _("ใช้ที่อยู่ของหน้าเว็บที่ขึ้นต้นด้วย https:// หรือ http://"),
            )


def _other_scheme(typed: str) -> str:
    """ftp, mailto and their like; a misspelt http is malformed instead."""
    match = re.match(r"(?i:(ftps?|sftp|mailto|tel|javascript|line|data|intent):)", typed)
    return match[1].lower() if match else ""


def _on_own_pc(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for link in _links(book):
        if _own_pc.match(link.typed.strip()):
            yield _own_pc_slip(link.typed, link.place)
    for text in texts_in(evidence):
        for match in _own_pc.finditer(text.text) if ":" in text.text or "\\" in text.text else ():
            yield _own_pc_slip(match[0], text.place)


def _own_pc_slip(path: str, place: Place) -> Slip:
    return Slip(
        place,
        _("“{path}” เป็นแฟ้มหรือที่อยู่ในเครื่องหรือเครือข่ายของสำนักงาน ผู้อื่นเปิดไม่ได้").format(path=path),
        _("นำแฟ้มขึ้นเว็บไซต์ของสำนักงาน แล้วใช้ที่อยู่บนเว็บไซต์"),
    )


def _shortened(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for link in (*_links(book), *_links_in_words(evidence)):
        parts = link.parts
        host = _host_of(parts) if parts else ""
        if host in _shorteners():
            yield Slip(
                link.place,
                _("ลิงก์ “{url}” เป็นลิงก์ย่อของ {host} มองไม่เห็นปลายทางและอาจหมดอายุ").format(
                    url=link.typed, host=host
                ),
                _("ใช้ที่อยู่เต็มของหน้าบนเว็บไซต์ของสำนักงาน"),
            )


def _doubled(evidence: Evidence) -> Iterator[Slip]:
    """Home pages, that of the office among them, may stand at several items."""
    book = evidence.book
    website = _parts_of(book.office.website)
    homes = {_address(website)} if website else set[str]()
    at: dict[str, list[tuple[Responsibility, str]]] = {}
    for responsibility in book.year.responsibilities:
        for url in responsibility.urls:
            parts = _parts_of(url)
            if parts and not _is_home_page(parts) and _address(parts) not in homes:
                at.setdefault(_address(parts), []).append((responsibility, url))
    for doubled in (items for items in at.values() if len(items) > 1):
        right = next((each for each in doubled if _names_item(each[1], each[0].node.code)), doubled[0])
        for responsibility, url in (each for each in doubled if each is not right):
            yield Slip(
                _urls_place(responsibility),
                _("ลิงก์ “{url}” ของข้อ {code} ซ้ำกับลิงก์ของข้อ {other}").format(
                    url=url, code=responsibility.node.code, other=right[0].node.code
                ),
                _("ลบลิงก์ที่ซ้ำในข้อเดียวกันออก")
                if responsibility is right[0]
                else _("ตรวจว่าวางลิงก์ผิดข้อหรือไม่ หากข้อมูลของทั้งสองข้ออยู่ในหน้าเดียวกันจริง ให้คงไว้"),
            )


def _names_item(url: str, code: str) -> bool:
    """Offices often name a page after its item: …/ita/2566/o5-schools."""
    return re.search(rf"(?i:(?<![a-z0-9]){re.escape(code)}(?!\d))", url) is not None


def _address(parts: SplitResult) -> str:
    """What two spellings of one address have in common."""
    path = "/".join(_segments(parts))
    return f"{_host_of(parts)}/{path}?{parts.query}#{parts.fragment}"


def _is_home_page(parts: SplitResult) -> bool:
    segments = _segments(parts)
    return not parts.query and (not segments or (len(segments) == 1 and segments[0] in _HOME_PAGES))


def _segments(parts: SplitResult) -> list[str]:
    return [segment for segment in unquote(parts.path).split("/") if segment]


def _host_of(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


def _of_another_office(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for link in (*_links(book), *_links_in_words(evidence)):
        parts = link.parts
        if parts is None:
            continue
        named = _districts_named(parts)
        if named and book.office.district not in named:
            yield Slip(
                link.place,
                _("ลิงก์ “{url}” เป็นของสำนักงานเขต{district} ไม่ใช่ของ{office}").format(
                    url=link.typed, district=named[0], office=book.office.name
                ),
                _("เปลี่ยนเป็นหน้าบนเว็บไซต์ของ{office}").format(office=book.office.name),
            )


def _districts_named(parts: SplitResult) -> list[str]:
    """Districts that an address names: as a part or a page of its own, or in Thai on a state's site."""
    host = _host_of(parts)
    if host.removeprefix("m.") in _PAGES_OF_OFFICES:
        return [name for name, spellings in _districts().items() if _page_name(parts) in spellings]
    if not host.endswith(".go.th"):
        return []
    words = "/".join(_segments(parts))
    named = [name for name in _districts() if re.search(f"เขต{name}(?![ก-ฮะ-ฺเ-๎])", words)]
    if host == _PORTAL or host.endswith(f".{_PORTAL}"):
        tokens = {*host.removesuffix(_PORTAL).split("."), *(part.lower() for part in _segments(parts))}
        named += [name for name, spellings in _districts().items() if tokens & spellings]
    return named


def _page_name(parts: SplitResult) -> str:
    return _bare_name((_segments(parts) or [""])[0])


def _mail_of_another_office(evidence: Evidence) -> Iterator[Slip]:
    """Where a district is the holder, and the text does not say why; outside of the state also people are named so."""
    office = evidence.book.office
    for text in texts_in(evidence):
        for match in _mail.finditer(text.text) if "@" in text.text else ():
            holder = match["holder"]
            if not match["host"].lower().endswith(".go.th") and not _says_office.search(holder):
                continue
            name = _bare_name(holder)
            named = [district for district, spellings in _districts().items() if name in spellings]
            if named and office.district not in named and not is_rightly_named(text.text, match.start()):
                yield text.slip(
                    _("อีเมล “{mail}” เป็นของสำนักงานเขต{district} ไม่ใช่ของ{office}").format(
                        mail=match[0], district=named[0], office=office.name
                    ),
                    _("เปลี่ยนเป็นอีเมลของ{office}").format(office=office.name),
                )


def _bare_name(typed: str) -> str:
    """How an office calls itself, without what says that it is one: BangkokNoiDistrictOffice."""
    name = re.sub(r"[\W\d_]", "", typed.lower())
    return re.sub(r"(?:^khet|(?:district)?(?:office|district)?(?:bma|bkk|bangkok)?$)", "", name)


@cache
def _shorteners() -> frozenset[str]:
    return frozenset(cast("list[str]", _read("links")["shorteners"]))


@cache
def _districts() -> Mapping[str, frozenset[str]]:
    """How the districts of Bangkok are spelt in addresses, by their Thai names."""
    return {name: frozenset(cast("list[str]", spellings)) for name, spellings in _read("districts").items()}


def _read(name: str) -> Mapping[str, object]:
    path = bundled.folder("resources") / "checks" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


CHECKS: tuple[Check, ...] = (
    Check("link-malformed", Severity.MUST_MEND, "ลิงก์ที่พิมพ์ไม่ครบหรือผิดรูปแบบ", _malformed),
    Check("link-not-web", Severity.MUST_MEND, "ลิงก์ที่ไม่ใช่หน้าเว็บ เช่น ftp หรืออีเมล", _not_of_the_web),
    Check("link-on-own-pc", Severity.MUST_MEND, "ที่อยู่แฟ้มในเครื่องหรือเครือข่ายของสำนักงาน", _on_own_pc),
    Check("link-shortened", Severity.SHOULD_LOOK, "ลิงก์ย่อที่มองไม่เห็นปลายทาง", _shortened),
    Check("link-doubled", Severity.SHOULD_LOOK, "ลิงก์เดียวกันในหลายข้อ", _doubled),
    Check("link-of-another-office", Severity.SHOULD_LOOK, "ลิงก์ของสำนักงานเขตอื่น", _of_another_office),
    Check("mail-of-another-office", Severity.SHOULD_LOOK, "อีเมลของสำนักงานเขตอื่น", _mail_of_another_office),
)
