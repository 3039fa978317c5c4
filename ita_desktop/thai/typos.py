"""What is raised when typed text cannot be read: a sentence for the officer, whole and in translatable parts."""


def deferred(message: str) -> str:
    """`message` unchanged, marked for the catalogue: whoever shows the typo translates it."""
    return message


class Typo(ValueError):  # noqa: N818 -- the officer's slip, not an error of the program
    """Text that cannot be read as what it should be.

    `str()` gives the Thai sentence. `message` is that sentence with {names} and `values` fills it,
    so that another language can be shown by `translate(typo.message).format(**typo.values)`.
    """

    def __init__(self, message: str, **values: str | int) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values
