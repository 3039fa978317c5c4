"""A meeting of the small district that was held and written down."""

import datetime

from ita_desktop.model.attendance import Attendance, Presence
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from tests.documents.compose.small_district import person, small_district


def held_meeting() -> tuple[YearBook, Meeting]:
    book = small_district()
    meeting = book.year.meetings[0]
    meeting.began, meeting.ended = datetime.time(9, 5), datetime.time(11, 30)
    meeting.recorder = person(book.office, "พิมพ์ลดา ตัวอย่างสุข")
    meeting.checker = person(book.office, "กิตติภณ ตัวอย่างดี")
    meeting.attendance = [
        Attendance(
            position=0,
            name="นายวรภพ สมมติไพศาล",
            post="ผู้อำนวยการเขต",
            role="ประธานกรรมการ",
            presence=Presence.PRESENT,
        ),
        Attendance(
            position=1,
            name="นายอดิเทพ สมมติชัย",
            post="หัวหน้าฝ่ายการศึกษา",
            role="กรรมการ",
            presence=Presence.REPRESENTED,
            representative="นางสาวชนินทร์ สมมติชาญ",
        ),
        Attendance(
            position=2,
            name="",
            post="หัวหน้าฝ่ายทะเบียน",
            role="กรรมการ",
            presence=Presence.ABSENT,
            reason="ติดราชการ",
        ),
        Attendance(position=3, name="นางมาลินี ตัวอย่างทอง", role="คณะทำงาน"),
        Attendance(position=4, name="นายประสิทธิ์ สมมติวิทย์", post="ผู้อำนวยการโรงเรียนวัดสมมติ", is_member=False),
    ]
    meeting.agenda = [
        AgendaItem(position=0, text="เรื่องประธานแจ้งที่ประชุมทราบ"),
        AgendaItem(position=1, depth=2, source=AgendaSource.APPOINTMENT, resolution="รับทราบ"),
        AgendaItem(position=2, text="เรื่องรับรองรายงานการประชุม", source=AgendaSource.PREVIOUS_MINUTES),
        AgendaItem(position=3, text="เรื่องเพื่อทราบและพิจารณา"),
        AgendaItem(
            position=4,
            depth=2,
            source=AgendaSource.RESULTS,
            discussion=["ประธานขอให้ทุกฝ่ายดูข้อที่ได้คะแนนน้อย", "ฝ่ายทะเบียนรายงานจำนวนผู้ตอบ"],
            resolution="รับทราบ และให้ทุกฝ่ายร่างมาตรการ",
        ),
        AgendaItem(position=5, depth=2, text="แผนการเก็บแบบวัด", lines=["ช่วงเวลา"]),
        AgendaItem(position=6, text="เรื่องอื่น ๆ (ถ้ามี)", lines=["ไม่มี"]),
    ]
    return book, meeting
