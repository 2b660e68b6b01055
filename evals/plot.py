"""Names and shares -> a bar chart as SVG, readable without a script and by a screen reader."""

from html import escape

_ROW = 26
_LEFT = 300
_LENGTH = 360


def plot_bars(title: str, shares: dict[str, float]) -> str:
    """Draw one bar a name; a share is between 0 and 1."""
    rows = "".join(_bar(at, name, share) for at, (name, share) in enumerate(shares.items()))
    height = _ROW * (len(shares) + 1)
    said = "; ".join(f"{name}: {share:.1%}" for name, share in shares.items())
    return (
        f'<svg viewBox="0 0 {_LEFT + _LENGTH + 80} {height}" width="740" role="img"'
        f' aria-label="{escape(f"{title}. {said}")}" font-size="14" fill="#1d2733">'
        f'<text y="16" font-weight="bold">{escape(title)}</text>{rows}</svg>'
    )


def _bar(at: int, name: str, share: float) -> str:
    top = _ROW * (at + 1)
    middle = top + 14
    return (
        f'<text x="{_LEFT - 10}" y="{middle}" text-anchor="end">{escape(name)}</text>'
        f'<rect x="{_LEFT}" y="{top}" width="{_LENGTH}" height="18" fill="#e5e9ef"/>'
        f'<rect x="{_LEFT}" y="{top}" width="{_LENGTH * share:.0f}" height="18" fill="#2a6cb0"/>'
        f'<text x="{_LEFT + _LENGTH + 10}" y="{middle}">{share:.1%}</text>'
    )
