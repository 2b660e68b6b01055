"""Twenty-five files that no reader may trust, and the reason for which each is refused."""

import io
import stat
import struct
import zipfile
import zlib

from tests.made.office import make_docx, make_odt, make_zip
from tests.made.pdf import Put, assemble, make_pdf, stream

MB = 1024 * 1024
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def nested_flate():
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"0" * (16 * MB)) for _ in range(128)) + packer.flush()
    data = zlib.compress(zlib.compress(data, 9), 9)
    body = b"<< /Length %d /Filter [/FlateDecode /FlateDecode /FlateDecode] >>\nstream\n" % len(
        data
    )
    return _one_page(body + data + b"\nendstream")


def endless_form():
    """A form that draws itself, without end."""
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    )
    inside = b"/X Do " * 50
    loop = form + b" /Length %d >>\nstream\n" % len(inside) + inside + b"\nendstream"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /X 6 0 R >> >> >>"
    )
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return assemble({1: CATALOG, 2: pages, 3: page, 4: stream(b"/X Do\n"), 6: loop})


def endless_pages():
    """A tree of pages that holds itself."""
    return assemble({1: CATALOG, 2: b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"})


def million_pages():
    objects = {1: CATALOG, 2: b"<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>"}
    objects[3] = b"<< /Type /Pages /Parent 2 0 R /Count 1000000 /Kids [%s] >>" % (b"4 0 R " * 5000)
    return assemble({**objects, 4: b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 9 9] >>"})


def encrypted_pdf():
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32)
    plain = make_pdf([[Put(60, 700, "Words.")]], more={9: lock})
    return plain.replace(b" /Root 1 0 R", b" /Root 1 0 R /Encrypt 9 0 R /ID [<00> <00>]")


def many_operators():
    return _one_page(stream(b"q 1 0 0 1 0 0 cm " * 30_000_000))


def cut_off_pdf():
    return make_pdf([[Put(60, 700, "Words.")]] * 3)[:700]


def blank_scan():
    picture = b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8"
    picture += b" /ColorSpace /DeviceGray /Length 64 >>\nstream\n" + b"\xff" * 64 + b"\nendstream"
    drawn = b"q 595 0 0 842 0 0 cm /I Do Q\n"
    return make_pdf([[drawn]], resources=b"/XObject << /I 7 0 R >>", more={7: picture})


def zip_bomb():
    return make_zip({"bomb.txt": b"0" * (150 * MB)})


def many_bombs():
    return make_zip({f"{n}.txt": b"0123456789" * (MB // 10) for n in range(250)})


def lying_zip():
    """The directory says that the file is small."""
    data = bytearray(make_zip({"a.txt": b"0" * (20 * MB)}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def nested_zip():
    data = make_zip({"a.txt": "Words."})
    for _ in range(5):
        data = make_zip({"next.zip": data})
    return data


def linked_zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("passwords.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def locked_zip():
    data = bytearray(make_zip({"a.txt": "Words."}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1
    return bytes(data)


def crowded_zip():
    return make_zip({f"{n}.txt": "" for n in range(10_001)}, zipfile.ZIP_STORED)


def docx_from_elsewhere():
    link = '<Relationship Type="x/attachedTemplate" Target="http://x" TargetMode="External"/>'
    return make_docx("Words.", rels=link)


def docx_bomb():
    entities = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]><w:document/>'
    return make_docx("Words.", more={"word/document.xml": entities})


def docx_of_zeros():
    return make_docx("Words.", more={"word/document.xml": b" " * (120 * MB)})


def odt_deep():
    return make_odt("<text:list>" * 100_000 + "<text:p>Words.</text:p>" + "</text:list>" * 100_000)


def laughs():
    lines = ['<!ENTITY a0 "lol">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return f"<!DOCTYPE x [{''.join(lines)}]><x>&a9;</x>".encode()


def outside_entity():
    return b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'


def one_line():
    return b"word " * (49 * MB // 5)


def too_large():
    return b"words \n" * (51 * MB // 7)


def old_word():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000


def program():
    return b"\x7fELF\x02\x01\x01" + b"\0" * 5000


HOSTILE = {
    "nested-flate.pdf": (nested_flate, r"memory|computing"),
    "endless-form.pdf": (endless_form, r"no text|computing|memory"),
    "endless-pages.pdf": (endless_pages, r"page 1 cannot be read|no pages|not a readable PDF"),
    "million-pages.pdf": (million_pages, r"1,000,000 pages; at most 2,000"),
    "encrypted.pdf": (encrypted_pdf, r"encrypted"),
    "many-operators.pdf": (many_operators, r"memory|computing|no text"),
    "cut-off.pdf": (cut_off_pdf, r"not a readable PDF|no text|cannot be read"),
    "blank-scan.pdf": (blank_scan, r"no text"),
    "bomb.zip": (zip_bomb, r"ZIP bomb"),
    "many-bombs.zip": (many_bombs, r"unpacks to|ZIP bomb"),
    "lying.zip": (lying_zip, r"cannot be unpacked|ZIP bomb"),
    "nested.zip": (nested_zip, r"more than 2 deep"),
    "linked.zip": (linked_zip, r"leads out of the archive"),
    "locked.zip": (locked_zip, r"encrypted"),
    "crowded.zip": (crowded_zip, r"10,001 files"),
    "elsewhere.docx": (docx_from_elsewhere, r"from elsewhere"),
    "entities.docx": (docx_bomb, r"declares entities"),
    "zeros.docx": (docx_of_zeros, r"ZIP bomb"),
    "deep.odt": (odt_deep, r"damaged XML|nested deeper|no text|ZIP bomb"),
    "laughs.xml": (laughs, r"declares entities"),
    "outside.xml": (outside_entity, r"declares entities"),
    "one-line.txt": (one_line, r"a line of"),
    "too-large.txt": (too_large, r"larger than 50 MB"),
    "old.docx": (old_word, r"old or an encrypted Office file"),
    "program.pdf": (program, r"a program"),
}


def _one_page(contents):
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return assemble({1: CATALOG, 2: pages, 3: PAGE, 4: contents})
