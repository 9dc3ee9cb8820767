"""Buckets of S3-compatible stores: the only rooms that know boto3.

client: one configuration that works on all of them. faults: what they answer, in the tree of errors.
upload: what is to be stored. multipart: large bodies in parts. conditions: writing only if, and what the
answers to that really mean. target: the promises of the protocol.
"""

from turncast.targets.s3.client import Patience
from turncast.targets.s3.target import S3Target

__all__ = ["Patience", "S3Target"]
