"""Verifying: what directories and apps will say of a feed that stands somewhere, ours or anyone's.

In: the bytes of a feed (``documents``), or its address and what fetches (``served``). Out: Findings. May not know
projects: what it judges, anybody may have made.
"""
