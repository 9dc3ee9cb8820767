"""The crew: a few workers who do the same to many things at once."""

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import TypeVar

from turncast.publishing.events import Reporter

Thing = TypeVar("Thing")
Result = TypeVar("Result")


def together(
    work: Callable[[Thing], Result], things: Iterable[Thing], *, workers: int, reporter: Reporter
) -> list[Result]:
    """*work* done to all *things*, up to *workers* at once; the results in the order of *things*.

    Once one fails nothing new is begun, what runs may end, and the first error is raised. An interrupt
    stops what runs, too.
    """
    with ThreadPoolExecutor(workers, thread_name_prefix="publishing") as pool:
        try:
            futures = [pool.submit(work, thing) for thing in things]
            done, _ = wait(futures, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()  # raises what went wrong
            return [future.result() for future in futures]
        except BaseException as error:
            if not isinstance(error, Exception):
                reporter.stop()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
