"""How the command line writes sizes, durations, dates and counts."""

from datetime import datetime


def size(count: int) -> str:
    """Bytes, as people say them: ``3.4 MB``."""
    amount = float(count)
    for unit in ("bytes", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def duration(seconds: float | None) -> str:
    """Hours, minutes and seconds: ``1:02:03``, ``2:03``."""
    if seconds is None:
        return "—"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def day(moment: datetime) -> str:
    """The day, in the moment's own zone: ``2020-06-19``."""
    return moment.date().isoformat()


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 episode``, ``4 episodes``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
