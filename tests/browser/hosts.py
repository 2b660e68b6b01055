"""Pages of other sites that hold the widget: tidy, of ten lines, hostile."""

from html import escape
from urllib.parse import parse_qsl, urlsplit

HOST = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<meta name="viewport" content="width=device-width">{style}</head><body><main><h1>Host</h1>
<p><a href="#x">A link</a></p></main>
<script type="module" src="/widget.js" data-api="" {data}></script></body>"""
# A page of ten lines on a site that sets no policy of its own.
PLAIN = """<!doctype html>
<html lang="{page}">
<head><meta charset="utf-8"><title>Host</title></head>
<body>
<h1>Host</h1>
<script type="module" src="{src}" data-api="{api}" data-lang="{lang}"{more}></script>
</body>
</html>"""
# What the worst of host pages does to everything on it.
HOSTILE = """* { all: unset !important; font-size: 60px !important; color: red !important;
transform: rotate(3deg) !important; background: yellow !important; display: inline !important; }
*::before { content: "host" !important; }"""


def host(address):
    """A page with the widget's tag; every field of the query becomes an attribute of the tag."""
    parts = urlsplit(address)
    wishes = {"exit-url": "/away", **dict(parse_qsl(parts.query, keep_blank_values=True))}
    data = " ".join(f'data-{name}="{escape(value)}"' for name, value in wishes.items())
    hostile = '<link rel="stylesheet" href="/hostile.css">' if parts.path == "/hostile" else ""
    return HOST.format(style=hostile, data=data)


def plain(address):
    """The page of ten lines; the query says where the widget is and which languages are wished.

    Any other field of the query becomes an attribute of the tag.
    """
    usual = {"page": "en", "src": "/widget.js", "api": "", "lang": "auto"}
    wishes = usual | dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    others = {name: value for name, value in wishes.items() if name not in usual}
    more = "".join(f' {name}="{escape(value)}"' for name, value in others.items())
    return PLAIN.format(**wishes, more=more)
