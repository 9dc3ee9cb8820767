"""The door to httpcore: what strangers' servers answer.

In: an ``Ask``, whose address anybody may have written. Out: an ``Answer`` or a ``Failure``, never an exception: a fetch
that fails is something to be told. Bounded in time, size, redirects and requests at once; nothing private is reached
unless that was said. Verifying comes through here now, importing will. May not know feeds, nor what is fetched for.

httpcore, and not one of the libraries above it: it follows, retries, decompresses and believes nothing by itself, and
lets its network be replaced, so that the address that was checked is the address that is connected to.
"""

from turncast.fetching.fetcher import Fetcher, Limits
from turncast.fetching.outcomes import Answer, Ask, Failure, Hop, Method, Outcome, Trouble
from turncast.fetching.patience import http_date

__all__ = ["Answer", "Ask", "Failure", "Fetcher", "Hop", "Limits", "Method", "Outcome", "Trouble", "http_date"]
