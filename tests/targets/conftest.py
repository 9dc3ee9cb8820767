"""What the targets are tried on."""

from tests.support.servers import credentials, ministack

__all__ = ["credentials", "ministack"]
