"""What the README's own words are tried with."""

from tests.support.servers import ministack

__all__ = ["ministack"]
