"""Bytes of XML or HTML -> an element tree, with nothing fetched and no entity expanded."""

import re

import lxml.html
from lxml import etree

from ingest.errors import DocumentRejected

_META_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)


def parse_xml(data: bytes) -> etree._Element:
    """Parse XML; raises DocumentRejected when it is damaged or declares entities."""
    if re.search(rb"<!(?:ENTITY|ATTLIST|ELEMENT)", data.replace(b"\0", b"")):
        raise DocumentRejected("XML that declares entities or types of its own is not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentRejected(f"damaged XML: {str(error)[:120]}") from error
    if root is None:
        raise DocumentRejected("empty")
    return root


def parse_html(data: bytes) -> etree._Element:
    """Parse HTML as browsers do, forgiving; raises DocumentRejected when nothing is in it."""
    parser = lxml.html.HTMLParser(
        encoding=_encoding(data), remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root: etree._Element = lxml.html.fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentRejected("no text") from error
    return root


def local_name(element: etree._Element) -> str:
    """Give an element's name without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def _encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        match = _META_CHARSET.search(data[:4096])
        named = match[1].decode("ascii", "replace").lower() if match else ""
        # As browsers do: these two mean the Windows code page, and so does saying nothing.
        return named if named not in ("", "utf-8", "iso-8859-1", "latin1") else "windows-1252"
    return "utf-8"
