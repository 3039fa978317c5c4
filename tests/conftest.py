"""How property tests run: the same examples in every CI run, and no verdict on a slow machine."""

import os

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")
