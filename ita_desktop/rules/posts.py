"""By which words a post is told from the name of a unit or a person."""

import re

_begins_post = re.compile("ผู้|หัวหน้า|รอง|ประธาน|เลขา|คณะ|เจ้าหน้าที่|เจ้าพนักงาน|พนักงาน|นัก|ครู")


def is_post(words: str) -> bool:
    return _begins_post.match(words) is not None
