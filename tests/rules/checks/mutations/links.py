"""Slips of links: those that do not open, or lead elsewhere."""

from random import Random

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import FollowUp, Responsibility
from tests.rules.checks.mutations.mutation import Kind, Mutation, any_of, changed, said


def _spoilt(book: YearBook, chance: Random, check: str, spoil: dict[str, str]) -> Mutation:
    """Of an item, of evidence, or the website of the office; `spoil` replaces the beginning or the whole."""
    record, field = any_of(chance, _holders(book))
    value: str | list[str] = getattr(record, field)
    if isinstance(value, str):
        return changed(check, record, field, _changed(chance, value, spoil))
    place = chance.randrange(len(value))
    return changed(
        check, record, field, [*value[:place], _changed(chance, value[place], spoil), *value[place + 1 :]]
    )


def _changed(chance: Random, link: str, spoil: dict[str, str]) -> str:
    found = any_of(chance, spoil)
    return link.replace(found, spoil[found], 1) if found in link else spoil[found]


def _holders(book: YearBook) -> list[tuple[Responsibility | FollowUp, str]]:
    items = [(each, "urls") for each in book.year.responsibilities if each.urls]
    follow_ups = [(each, "evidence") for measure in book.year.measures for each in measure.follow_ups]
    chosen: list[tuple[Responsibility | FollowUp, str]] = [*items, *follow_ups]
    return chosen


def _malformed(book: YearBook, chance: Random) -> Mutation:
    ways = {
        "https://": any_of(chance, ("https:/", "http//", "htps://", "", "https://https://")),
        "www.sammati.example": any_of(chance, ("www sammati.example", "www", "www.sammati.example\\ita")),
        "https": any_of(chance, ("hhttps", "https://www.sammati.example/a https")),
    }
    return _spoilt(book, chance, "link-malformed", ways)


def _trailing(book: YearBook, chance: Random) -> Mutation:
    item = any_of(chance, (each for each in book.year.responsibilities if each.urls))
    last = f"{item.urls[-1]}{any_of(chance, ',;.')}"
    return changed("link-malformed", item, "urls", [*item.urls[:-1], last])


def _website(book: YearBook, chance: Random) -> Mutation:
    wrong = any_of(
        chance, ("www.sammati.example", "https:/www.sammati.example", "https://www sammati.example")
    )
    return changed("link-malformed", book.office, "website", wrong)


def _not_web(book: YearBook, chance: Random) -> Mutation:
    whole = {"": "", "whole": any_of(chance, ("ftp://sammati.example/o1.pdf", "mailto:ita@sammati.example"))}
    del whole[""]
    return _spoilt(book, chance, "link-not-web", whole)


def _own_pc(book: YearBook, chance: Random) -> Mutation:
    paths = (
        "C:\\Users\\ITA\\Desktop\\o1.pdf",
        "file:///D:/ita/2566/o1.pdf",
        "\\\\server\\ita\\o1.pdf",
        "http://192.168.1.10/ita/o1.pdf",
        "http://localhost:8080/ita",
    )
    if chance.random() < 0.25:
        return said("link-on-own-pc", book, chance, f"ตามไฟล์ {any_of(chance, paths[:2])}")
    return _spoilt(book, chance, "link-on-own-pc", {"whole": any_of(chance, paths)})


def _shortened(book: YearBook, chance: Random) -> Mutation:
    link = any_of(
        chance, ("https://bit.ly/3AbCdE", "http://tinyurl.com/ita2566", "https://shorturl.at/abCD1")
    )
    if chance.random() < 0.25:
        return said("link-shortened", book, chance, f"ที่ {link}")
    return _spoilt(book, chance, "link-shortened", {"whole": link})


def _doubled(book: YearBook, chance: Random) -> Mutation:
    one, other = chance.sample([each for each in book.year.responsibilities if each.urls], 2)
    link = any_of(chance, other.urls)
    place = chance.randrange(len(one.urls))
    urls = [*one.urls[:place], link, *one.urls[place + 1 :]]
    return changed("link-doubled", one, "urls", urls, (other, "urls"))


def _another_office(book: YearBook, chance: Random) -> Mutation:
    links = (
        "https://webportal.bangkok.go.th/ladkrabang/page/sub/1",
        "https://webportal.bangkok.go.th/yannawa/page/sub/25",
        "http://www.bangkok.go.th/bangrak",
    )
    if chance.random() < 0.25:
        return said("link-of-another-office", book, chance, f"ที่ {any_of(chance, links)}")
    return _spoilt(book, chance, "link-of-another-office", {"whole": any_of(chance, links)})


def _mail_of_another(book: YearBook, chance: Random) -> Mutation:
    mail = any_of(chance, ("yannawa@bangkok.go.th", "bangrak.office@bma.go.th", "klongsandistrict@gmail.com"))
    return said("mail-of-another-office", book, chance, f"ที่ {mail}")


KINDS = (
    Kind("malformed link", _malformed),
    Kind("link with a mark behind it", _trailing),
    Kind("malformed website of the office", _website),
    Kind("link that is none of the web", _not_web),
    Kind("file of the office's own PC", _own_pc),
    Kind("shortened link", _shortened),
    Kind("link of another item", _doubled),
    Kind("site of another office", _another_office),
    Kind("mail of another office", _mail_of_another),
)
