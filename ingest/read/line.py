"""The currency of the PDF readers: one printed line, or one cell of a table's line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its box in points from the top left corner of its page."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    # Its last word goes on in the next line.
    broken: bool = False
    column: int = 0

    @property
    def middle(self) -> float:
        """Half the way from top to bottom."""
        return (self.top + self.bottom) / 2
