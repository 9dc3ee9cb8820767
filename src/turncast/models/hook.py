"""Hooks: who is told of what a publish has changed."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from turncast.models.base import Written


class Hook(Written):
    """``[[publish.hooks]]``: an address that is called, or a command that is run, once a publish has changed something.

    url, method, headers, body: of the request. command: its words; there is no shell. Each may have placeholders, as
    ``publishing.hooks`` has them, and ``${NAME}`` for what the environment holds: secrets stand nowhere else.
    timeout: seconds it may take. most: changed addresses it is told at once, at most; it is called again for more.
    private: whether it may be in a private network, and without TLS.
    """

    url: Annotated[str, Field(pattern=r"^(https?://|\$\{)")] | None = None
    method: Literal["GET", "POST"] = "POST"
    headers: Mapping[str, str] = {}
    body: str = ""
    command: tuple[str, ...] = ()
    timeout: Annotated[float, Field(gt=0, le=600)] = 60
    most: Annotated[int, Field(ge=1)] | None = None
    private: bool = False

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if bool(self.url) == bool(self.command):
            raise ValueError("expected either a url to call or a command to run")
        if self.url and self.url.startswith("http://") and not self.private:
            raise ValueError("expected https://…, or private = true for a host of your own network")
        return self
