"""Word lists written as plain text."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set.

    Args:
        text: Words separated by blanks.

    Returns:
        The set of the words.
    """
    return frozenset(text.split())
