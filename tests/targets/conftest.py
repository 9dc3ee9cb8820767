"""What the targets are tried on."""

from tests.support.servers import credentials, ministack, rgw

__all__ = ["credentials", "ministack", "rgw"]
