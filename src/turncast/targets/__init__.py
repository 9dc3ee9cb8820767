"""The door to where releases live: a directory, or a bucket and prefix of an S3-compatible store.

In: keys and bodies. Out: what is stored there, or one clear error of what is in the way. boto3 is
known here only, and loaded only once a bucket is opened. May not know what a key stands for, nor in
which order things are written: that is for the publishing stage.
"""

from turncast.targets.opening import open_examination, open_target
from turncast.targets.protocol import ABSENT, ANY, Condition, Stored, Target, unchanged

__all__ = ["ABSENT", "ANY", "Condition", "Stored", "Target", "open_examination", "open_target", "unchanged"]
