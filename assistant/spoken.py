"""A date as it is stored -> as people write it, in their language."""

from prompts import label


def spoken_date(partial: str, language: str) -> str:
    """Write a date as people do: 2 May 2013, May 2013, 2013; what is no date stays as it is."""
    parts = partial.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return partial
    month = [label("months", parts[1], language)] if len(parts) > 1 else []
    return " ".join([*(str(int(day)) for day in parts[2:]), *month, parts[0]])
