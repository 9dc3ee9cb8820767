"""The sentences of doubt: each says what was expected of a recording and what was found."""

from turncast.models.recording import Doubt


def truncated(promised: float, found: float) -> Doubt:
    """It should last *promised* seconds and holds *found*."""
    return Doubt(code="truncated", message=f"expected {clock(promised)}, as its header says, found {clock(found)}")


def cut_off(what: str) -> Doubt:
    """*what* of it is not whole."""
    return Doubt(code="truncated", message=f"expected a whole recording, found that {what} is cut off")


def ends_abruptly(what: str) -> Doubt:
    """*what*, the last of it, is not whole, which may be all that is missing."""
    return Doubt(code="ends-abruptly", message=f"expected it to end with {what}, found that it breaks off before")


def stitched(what: str) -> Doubt:
    """Several files one after another."""
    return Doubt(code="stitched", message=f"expected one recording, found {what}: some apps play only the first")


def damaged(size: int) -> Doubt:
    """*size* bytes of it are no sound."""
    return Doubt(code="damaged", message=f"expected sound only, found {size} bytes between its parts that are none")


def estimated(why: str) -> Doubt:
    """The duration is a guess."""
    return Doubt(code="duration-estimated", message=f"expected a header that says how long it is, found {why}")


def misstated(said: str, found: float) -> Doubt:
    """The header says *said*, and the frames last *found* seconds."""
    return Doubt(code="duration-misstated", message=f"expected a header that says {clock(found)}, found {said}")


def clock(seconds: float) -> str:
    """Seconds as people write them: ``1:02:03``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
