"""Text of any kind, and what XML can hold of it."""

from hypothesis import strategies as st

nasty = st.sampled_from(
    ["]]>", "&amp;", "<script>", "&#0;", "\x00", "\x0b", "\r\n", "\ufffe", "🎙️", "אב", "\U0010ffff", '"']
)
text = st.lists(st.one_of(st.text(), nasty)).map("".join)


def legal(written: str) -> str:
    """*written* as XML 1.0 can hold it (section 2.2, Char), trimmed."""
    kept = [
        character
        for character in written
        if character in "\t\n\r"
        or " " <= character <= "\ud7ff"
        or "\ue000" <= character <= "\ufffd"
        or character >= "\U00010000"
    ]
    return "".join(kept).replace("\r\n", "\n").replace("\r", "\n").strip()
