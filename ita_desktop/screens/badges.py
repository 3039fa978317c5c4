"""What the side bar counts beside each place."""

from collections import Counter

from ita_desktop.screens.desk import Desk
from ita_desktop.screens.places import list_places, place_of
from ita_desktop.screens.side_bar import Badge


def badges_of(desk: Desk) -> dict[str, Badge | None]:
    """By place: what must be mended there, and nothing where all is well."""
    must: Counter[str] = Counter()
    for judged in desk.findings:
        if judged.must_be_mended:
            place = judged.finding.slip.place
            key = place_of(place.record.__tablename__) if place.record is not None else "papers"
            must[key] += 1
    badges: dict[str, Badge | None] = {
        entry.key: Badge(must[entry.key], is_trouble=True) if must[entry.key] else None
        for entry in list_places()
    }
    total = sum(must.values())
    badges["findings"] = Badge(total, is_trouble=True) if total else None
    return badges
