"""Small Word, OpenDocument and EPUB files, and ZIP archives, written by hand."""

import io
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def make_zip(files, compression=zipfile.ZIP_DEFLATED):
    """Pack names and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def paragraph(text, style="", number=None, run=""):
    """A Word paragraph; `number` is (list, level), `run` its run's properties."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += (
            f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
        )
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def make_docx(*body, numbering="", rels="", more=None):
    """A Word document of paragraphs (texts, or XML that begins with "<w:")."""
    xml = "".join(item if item.startswith("<w:") else paragraph(item) for item in body)
    styles = "".join(
        f'<w:style w:styleId="Heading{at}"><w:name w:val="heading {at}"/></w:style>'
        for at in (1, 2, 3)
    )
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{xml}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": f"<Relationships>{rels}</Relationships>",
    }
    if numbering:
        files["word/numbering.xml"] = f"<w:numbering {W}>{numbering}</w:numbering>"
    return make_zip({**files, **(more or {})})


def make_odt(body, styles=""):
    """An OpenDocument text of the given XML."""
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    return make_zip({"mimetype": mimetype, "content.xml": content})


def make_epub(chapters, title="A book"):
    """A book of chapters, each a body of XHTML."""
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(len(chapters)))
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<c><rootfile full-path="OEBPS/b.opf"/></c>',
        "OEBPS/b.opf": f"<package><metadata><title>{title}</title></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>",
    }
    for number, chapter in enumerate(chapters):
        files[f"OEBPS/c{number}.xhtml"] = f"<html><body>{chapter}</body></html>"
    return make_zip(files)
