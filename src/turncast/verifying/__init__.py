"""Verifying: what directories and apps will say of a feed, ours or anyone's, seen from outside.

In: the bytes of a feed, or what servers answered. Out: Findings, with file, line and column. XML names are its
subject. May not know a project, and reads no clock, file or network itself.
"""

from turncast.verifying.documents import CHECKS, verify_document

__all__ = ["CHECKS", "verify_document"]
