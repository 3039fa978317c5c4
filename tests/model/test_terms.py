"""What officers call things, in the language they chose."""

import pytest

from ita_desktop.model.edition import Kind, Node
from ita_desktop.model.terms import name_of_node
from ita_desktop.translation import speaking


@pytest.mark.parametrize(
    ("short", "english", "in_thai", "in_english"),
    [
        ("การปฏิบัติหน้าที่", "Performing duties", "การปฏิบัติหน้าที่", "Performing duties"),
        ("การปฏิบัติหน้าที่", "", "การปฏิบัติหน้าที่", "การปฏิบัติหน้าที่"),
        ("", "Performing duties", "ชื่อเต็ม", "Performing duties"),
        ("", "", "ชื่อเต็ม", "ชื่อเต็ม"),
    ],
)
def test_an_item_is_called_by_its_short_name_in_the_language_in_use(
    short: str, english: str, in_thai: str, in_english: str
) -> None:
    node = Node("i1", "1", None, Kind.INDICATOR, "ชื่อเต็ม", short_name=short, short_name_english=english)
    assert name_of_node(node) == in_thai
    with speaking("en"):
        assert name_of_node(node) == in_english
