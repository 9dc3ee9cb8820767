"""Nouns: what Turncast speaks about. Frozen values, no I/O, nothing foreign but pydantic.

In: what the loading stage read. Out: values every floor above may hold. May not know where its
facts came from, nor how they will be written.
"""
