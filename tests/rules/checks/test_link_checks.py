"""Links that cannot be opened, that lead to another office, or that stand at two items."""

from collections.abc import Sequence

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import Responsibility
from ita_desktop.rules.checks.links import CHECKS
from ita_desktop.rules.findings import Slip
from tests.rules.checks.looking import look, silent

PORTAL = "https://webportal.bangkok.go.th"


def item(book: YearBook, code: str) -> Responsibility:
    return next(each for each in book.year.responsibilities if each.node.code == code)


def put(book: YearBook, *urls: str, code: str = "O4") -> Responsibility:
    responsibility = item(book, code)
    responsibility.urls = list(urls)
    return responsibility


def only(slips: Sequence[Slip]) -> Slip:
    (slip,) = slips
    return slip


def names(book: YearBook) -> list[str]:
    return [check.name for check in CHECKS for _slip in look(CHECKS, check.name, book)]


def test_both_sample_years_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize(
    "url",
    [
        "www.sammati.example/laws",
        "sammati.example/laws",
        "htps://www.sammati.example/laws",
        "https:/www.sammati.example/laws",
        "https//www.sammati.example/laws",
        "https://www.sammati.example/laws page",
        "https://www.sammati.example/a https://www.sammati.example/b",
        "https://www.sammati.example/ahttps://www.sammati.example/b",
        "https:\\\\www.sammati.example\\laws",
        "https://sammati/laws",
        "https://",
        "https://[::1/laws",
        "ดูในเว็บไซต์",
    ],
)
def test_a_malformed_link_is_found(sample: YearBook, url: str) -> None:
    spoilt = put(sample, url)
    slip = only(look(CHECKS, "link-malformed", sample))
    assert (slip.place.record, slip.place.field) == (spoilt, "urls")
    assert url in slip.message
    assert names(sample) == ["link-malformed"]


def test_each_link_of_an_item_is_looked_at(sample: YearBook) -> None:
    put(
        sample, r"C:\ITA\o4.pdf", "mailto:khet@sammati.example", "www.sammati.example", "https://sammati/laws"
    )
    malformed = [slip.message for slip in look(CHECKS, "link-malformed", sample)]
    assert len(malformed) == 2
    assert "www.sammati.example" in malformed[0]
    assert "https://sammati/laws" in malformed[1]


def test_a_mark_behind_a_link_is_taken_off(sample: YearBook) -> None:
    put(sample, "https://www.sammati.example/laws", "https://www.sammati.example/rules,")
    slip = only(look(CHECKS, "link-malformed", sample))
    assert slip.mend is not None
    assert slip.mend.value == ["https://www.sammati.example/laws", "https://www.sammati.example/rules"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.sammati.example/laws",
        "HTTP://Sammati.example:8080/a_b-c/กฎหมาย/file.pdf?id=1&x=%E0%B8%81#top",
        "https://drive.google.com/file/d/1AbC/view?usp=sharing",
        "https://www.facebook.com/share.php?u=https://www.sammati.example/laws",
        "http://203.155.220.118/green-parks",
        "https://เขตสมมติ.ไทย/ข้อมูล",
        f"{PORTAL}/public/user_files_editor/80/ITA/2566/O8.pdf",
        "https://eservice.bangkok.go.th",
        "https://info.go.th/",
        "https://www.dusit.ac.th/poll",
    ],
)
def test_a_sound_link_is_passed_over(sample: YearBook, url: str) -> None:
    put(sample, url)
    assert silent(CHECKS, sample) == []


def test_the_website_of_the_office_is_a_link(sample: YearBook) -> None:
    sample.office.website = "www.sammati.example"
    slip = only(look(CHECKS, "link-malformed", sample))
    assert (slip.place.record, slip.place.field) == (sample.office, "website")


@pytest.mark.parametrize(
    "url", ["ftp://www.sammati.example/laws.pdf", "mailto:khet@sammati.example", "FTPS://a.example/x"]
)
def test_what_no_browser_opens_is_found(sample: YearBook, url: str) -> None:
    put(sample, url)
    assert names(sample) == ["link-not-web"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///C:/ITA/o4.pdf",
        r"C:\ITA\o4.pdf",
        "D:/ITA/o4.pdf",
        r"\\server\ita\o4.pdf",
        "http://localhost/o4",
        "http://192.168.1.20/o4.pdf",
        "http://172.20.1.5/o4.pdf",
    ],
)
def test_a_file_of_the_offices_own_pc_is_found(sample: YearBook, url: str) -> None:
    put(sample, url)
    assert names(sample) == ["link-on-own-pc"]


def test_a_file_of_the_offices_own_pc_in_evidence_and_words_is_found(sample: YearBook) -> None:
    measure = sample.year.measures[0]
    measure.follow_ups[0].evidence = [r"C:\ITA\ภาพ.jpg"]
    measure.activities = ["เผยแพร่จากไฟล์ D:\\ITA\\คู่มือ.pdf ทุกเดือน"]
    records = [slip.place.record for slip in look(CHECKS, "link-on-own-pc", sample)]
    assert records == [measure.follow_ups[0], measure]


def test_an_address_of_mail_in_evidence_is_found(sample: YearBook) -> None:
    follow_up = next(each for measure in sample.year.measures for each in measure.follow_ups)
    follow_up.evidence = ["mailto:ita@sammati.example"]
    slip = only(look(CHECKS, "link-not-web", sample))
    assert (slip.place.record, slip.place.field) == (follow_up, "evidence")


def test_evidence_in_words_is_no_link(sample: YearBook) -> None:
    sample.year.measures[0].follow_ups[0].evidence = ["ภาพถ่ายกิจกรรม 12 ภาพ", "รายงาน.pdf", "แฟ้ม A: ฉบับที่ 1"]
    assert silent(CHECKS, sample) == []


@pytest.mark.parametrize("url", ["https://bit.ly/3abc", "http://www.tinyurl.com/xyz", "https://ME-QR.com/1"])
def test_a_shortened_link_is_found(sample: YearBook, url: str) -> None:
    put(sample, url)
    assert names(sample) == ["link-shortened"]


def test_a_shortened_link_in_words_is_found(sample: YearBook) -> None:
    measure = sample.year.measures[0]
    measure.awareness = ["ตอบแบบวัดที่ https://bit.ly/3abc หรือ QR Code"]
    assert only(look(CHECKS, "link-shortened", sample)).place.record is measure


@pytest.mark.parametrize(
    "url",
    [
        "https://www.sammati.example/ita/2566/o5-schools",
        "http://sammati.example/ita/2566/o5-schools/",
    ],
)
def test_a_page_at_two_items_is_found_at_the_second(sample: YearBook, url: str) -> None:
    spoilt = put(sample, url, code="O9")
    slip = only(look(CHECKS, "link-doubled", sample))
    assert slip.place.record is spoilt
    assert "ข้อ O9 ซ้ำกับลิงก์ของข้อ O5" in slip.message


def test_a_page_named_after_its_item_is_right_there(sample: YearBook) -> None:
    spoilt = put(sample, "https://www.sammati.example/ita/2566/o9-staff-manuals", code="O5")
    assert only(look(CHECKS, "link-doubled", sample)).place.record is spoilt


def test_a_page_twice_at_one_item_is_found(sample: YearBook) -> None:
    put(sample, "https://www.sammati.example/laws", "https://www.sammati.example/laws")
    assert names(sample) == ["link-doubled"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.sammati.example",
        "https://www.sammati.example/",
        "https://other.example/index.php",
        PORTAL,
    ],
)
def test_home_pages_may_stand_at_several_items(sample: YearBook, url: str) -> None:
    put(sample, url, code="O4")
    put(sample, url, code="O9")
    assert silent(CHECKS, sample) == []


def test_pages_that_differ_in_their_query_are_two(sample: YearBook) -> None:
    put(sample, "https://www.sammati.example/view?id=1", code="O4")
    put(sample, "https://www.sammati.example/view?id=2", code="O9")
    assert silent(CHECKS, sample) == []


@pytest.mark.parametrize(
    "url",
    [
        f"{PORTAL}/yannawa/page/sub/123",
        f"{PORTAL}/public/bangkokyai/page/sub/1492",
        "https://www.bangkok.go.th/YANNAWA",
        "https://yannawa.bangkok.go.th/ita",
        f"{PORTAL}/page/สำนักงานเขตยานนาวา-แผน",
        f"{PORTAL}/page/%E0%B9%80%E0%B8%82%E0%B8%95%E0%B8%9A%E0%B8%B2%E0%B8%87%E0%B8%99%E0%B8%B2",
        "https://www.facebook.com/BangkokNoiDistrictOffice/posts/1",
        "https://m.facebook.com/khet.yannawa",
    ],
)
def test_a_page_of_another_district_is_found(sample: YearBook, url: str) -> None:
    sample.office.district, sample.office.name = "ลาดกระบัง", "สำนักงานเขตลาดกระบัง"
    put(sample, url)
    assert names(sample) == ["link-of-another-office"]


@pytest.mark.parametrize(
    "url",
    [
        f"{PORTAL}/latkrabang/page/sub/123",
        f"{PORTAL}/latkrabang/yannawa-bridge",
        f"{PORTAL}/cpud/page/sub/1",
        f"{PORTAL}/upload/user/00000083/General/manual.pdf",
        "https://one.bangkok.go.th/info",
        "https://www.bangna-hospital.example/เขตบางนา",
        f"{PORTAL}/page/แขวงบางแคเหนือ เขตบางแคเหนือ".replace(" ", "%20"),
        "https://www.facebook.com/latkrabangdistrict/posts/1",
        "https://www.facebook.com/sathonstories",
        "https://www.facebook.com/permalink.php?id=100",
    ],
)
def test_a_page_of_our_own_or_of_the_city_is_passed_over(sample: YearBook, url: str) -> None:
    sample.office.district, sample.office.name = "ลาดกระบัง", "สำนักงานเขตลาดกระบัง"
    sample.office.website = f"{PORTAL}/latkrabang"
    put(sample, url)
    assert silent(CHECKS, sample) == []


@pytest.mark.parametrize(
    "mail",
    [
        "yannawa@bangkok.go.th",
        "Bangrak_Office@bangkok.go.th",
        "klongsan.district@gmail.com",
        "Khet_LatKrabang2566@hotmail.com",
    ],
)
def test_a_mail_address_of_another_office_is_found(sample: YearBook, mail: str) -> None:
    measure = sample.year.measures[0]
    measure.activities = ["ประกาศช่องทางร้องเรียน", f"รับเรื่องทาง {mail} และโทรศัพท์"]
    slip = only(look(CHECKS, "mail-of-another-office", sample))
    assert (slip.place.record, slip.place.field, slip.place.line) == (measure, "activities", 1)
    assert f"“{mail}”" in slip.message


@pytest.mark.parametrize(
    "text",
    [
        "ส่งแบบที่ sammati@bangkok.go.th",
        "ส่งแบบที่ saraban.dopa@bangkok.go.th หรือ ita@bma.go.th",
        "ส่งแบบที่ prawet.jaidee@gmail.com",
        "ส่งแบบที่ dusit@gmail.com",
        "ประสานเขตข้างเคียงที่ yannawa@bangkok.go.th",
        "yannawa@",
    ],
)
def test_mail_of_our_own_of_persons_and_of_whom_we_work_with_is_passed_over(
    sample: YearBook, text: str
) -> None:
    sample.year.measures[0].activities = [text]
    assert look(CHECKS, "mail-of-another-office", sample) == []


def test_the_mail_of_ones_own_district_is_right(sample: YearBook) -> None:
    sample.office.district = "ยานนาวา"
    sample.year.measures[0].activities = ["ส่งแบบที่ yannawa@bangkok.go.th"]
    assert look(CHECKS, "mail-of-another-office", sample) == []
