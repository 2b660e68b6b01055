"""Tables of broken letters: what stands for ë and ç when a text went through the wrong hands."""

import re
import unicodedata

_ALBANIAN = re.compile(r"[ëç]|\b(?:dhe|neni|nenit|ligjit|eshte|nga|per|ose)\b", re.I)
_ENGLISH = re.compile(r"\b(?:the|of|and|article|shall|is|by)\b", re.I)
_OURS = frozenset("abcdefghijklmnopqrstuvwxyzëçâêîôû'’")


def _mojibake() -> dict[str, str]:
    """UTF-8 read as Windows-1252, once and twice: "Ã«" for "ë", "â€œ" for a quotation mark."""
    table = {}
    for letter in "ëçËÇéèöüáâêîôûÉÖÜ“”‘’–—…„«»§°":
        once = letter.encode().decode("windows-1252", "replace")
        if "\ufffd" in once:
            once = letter.encode().decode("latin-1")
        table[once] = letter
        twice = once.encode().decode("windows-1252", "replace")
        if "\ufffd" not in twice:
            table[twice] = letter
        plain = letter.encode().decode("latin-1")
        table[plain] = letter
    return table


SEQUENCES: dict[str, str] = _mojibake() | {
    # Type whose diaeresis and cedilla are glyphs of their own.
    "e¨": "ë",
    "E¨": "Ë",
    "¨e": "ë",
    "¨E": "Ë",
    "e ̈": "ë",
    "E ̈": "Ë",
    "c¸": "ç",
    "C¸": "Ç",
    "¸c": "ç",
    "¸C": "Ç",
    "c ̧": "ç",
    "C ̧": "Ç",
    "eÈ": "ë",
    "EÈ": "Ë",
    "e˝": "ë",
    "e˙": "ë",
    "cÀ": "ç",
    "CÀ": "Ç",
    "&euml;": "ë",
    "&Euml;": "Ë",
    "&ccedil;": "ç",
    "&Ccedil;": "Ç",
    "&#235;": "ë",
    "&#203;": "Ë",
    "&#231;": "ç",
    "&#199;": "Ç",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}

# Cyrillic, Greek and Turkish letters that print as ours do.
LOOK_ALIKES: dict[str, str] = dict(
    zip(
        "аеорсхуіјѕһёҫԁԛԝвкмнтАВЕКМНОРСТХУІЈЅЁҪοαερτνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧıİşŞğĞ",
        "aeopcxyijshëçdqwbkmhtABEKMHOPCTXYIJSËÇoaeptvikABEZHIKMNOPTYXiIsSgG",
        strict=True,
    )
)

# These look like ours only where the rest of the word is ours.
WEAK = frozenset("вкмнтτνικ")

# What the bytes of ë ç Ë Ç become when they are read in another code page.
CODE_PAGES: tuple[dict[str, str], ...] = (
    {"ė": "ë", "ē": "ç", "Ė": "Ë", "Ē": "Ç"},  # Baltic
    {"л": "ë", "з": "ç", "Л": "Ë", "З": "Ç"},  # Cyrillic
    {"λ": "ë", "η": "ç", "Λ": "Ë", "Η": "Ç"},  # Greek
    {"Î": "ë", "Á": "ç", "À": "Ë"},  # Windows read as Macintosh
    {"‰": "ë", "‡": "ç", "Ó": "Ë", "€": "Ç"},  # DOS read as Windows
    {"Ù": "ë", "þ": "ç"},  # Windows read as DOS
    {"È": "ë"},  # old fonts without a table
    {"\x91": "ë", "\x8d": "ç"},  # Macintosh read as Windows
    {"ě": "ë", "ĕ": "ë", "ę": "ë", "è": "ë", "ẽ": "ë"},  # the wrong accent
    {"ē": "ë"},
    {"ć": "ç", "č": "ç", "ĉ": "ç", "ċ": "ç"},
)

# Frequent words with ë or ç: they confirm a repair.
FREQUENT = frozenset(
    "është për në të që një së më dhënë janë kanë këtë këto këtij kësaj çdo çështje çështjen"
    " çështjes çfarë çmim çast çerdhe fëmijë fëmijët fëmijëve bëjë bëhet bërë përgjegjës"
    " përgjegjësi përgjegjësia përgjegjësinë pranë gjatë lidhur mbrojtjen mbrojtjes cilën cilët"
    " cilës atë atëherë vetëm nëse nën nën ndërmjet përmes përveç përbërë përcaktohet përcaktuar"
    " përdorim përdorimi përfshirë përgjithshme përgjithshëm paragrafët qytetarë qytetarët"
    " republikës shqipërisë shqipëri shqipëria kushtetutës kushtetutën ligjës gjykatës gjykatën"
    " policisë ministrisë ministrinë kombëtar kombëtare ndërkombëtar ndërkombëtare koordinatorët"
    " viktimës viktimën strehëz strehën shërbim shërbime shërbimet shërbimeve shtetërore"
    " shtetëror trafikantët dënim dënohet vjeç jetë mbështetje ndihmë ndihmën punë punës punën"
    " veprën vepër vepra rëndësishme rëndë tjetër tjerë tërë gjithë duhet mënyrë mënyrën"
    " masë masën kohë kohën ditë ditën vend këshill këshilli këshillit zëvendës kundër"
    " parë para fundit bashkë bashkëpunim bashkëpunimi çon hyrë marrë thënë lënë zënë vënë"
    " përsëri përkatëse përkatës njësi njësia njësisë nxënës përfundim përfitues përjashtim".split()
)


def is_ours(word: str) -> bool:
    """Whether a word holds only letters that Albanian or English words are written with."""
    composed = unicodedata.normalize("NFC", word).lower()
    return all(char in _OURS or char.isdigit() for char in composed)


def reads_albanian(text: str) -> bool:
    """Whether a text is rather Albanian than English, by counting; needs no model."""
    return len(_ALBANIAN.findall(text)) > len(_ENGLISH.findall(text))
