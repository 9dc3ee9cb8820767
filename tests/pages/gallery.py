"""A gallery: one of each kind of page, and some that are hard to lay out, by where they stand."""

from dataclasses import replace

from tests.pages import samples

from turncast.notes import to_html
from turncast.pages import Theme

MISSING = Theme().missing(samples.missing())
"""Shown at any address: its ways begin at the root of a host."""

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
VIDEO = samples.webinar(artwork=samples.picture("webinars"))
WORDY = samples.interviews(samples.interview(title=LONG, description=LONG), title=LONG, description=LONG, author=LONG)


def of_language(language: str) -> dict[str, bytes]:
    """One of each kind of page in *language*, each beside the one in English."""
    made: dict[str, bytes] = {
        "index": Theme().home(samples.speaking(samples.home(samples.webinars_with_events()), language)),
        "interviews/index": Theme().show(samples.speaking(samples.show(), language)),
        "interviews/nick-wahl": Theme().episode(samples.speaking(samples.episode(), language)),
        "interviews/about/subscribe": Theme().subscribe(samples.speaking(samples.subscribe(), language)),
        "interviews/episodes/2": Theme().archive(samples.speaking(samples.archive(), language)),
        "interviews/transcripts/nick-wahl": Theme().transcribed(samples.speaking(samples.transcript(), language)),
        "people/nick-wahl/index": Theme().person(samples.speaking(samples.person(), language)),
        "interviews/embed/nick-wahl": Theme().embed(samples.speaking(samples.embed(), language)),
        "events": Theme().events(samples.speaking(samples.events(), language)),
        "webinars/event": Theme().broadcast(samples.speaking(samples.announcement(), language)),
    }
    return {f"{key}.{language}.html": page for key, page in made.items()}


def abroad(language: str) -> dict[str, bytes]:
    """Pages on which all is said in *language*, the front page of another one."""
    page = samples.abroad(language)
    home = samples.home(page.edition.model_copy(update={"entries": (page.entry,)}), samples.webinars())
    return {
        f"interviews/abroad.{language}.html": Theme().episode(page),
        f"interviews/show.{language}.html": Theme().show(samples.speaking(samples.show(page.edition), language)),
        f"abroad.{language}.html": Theme().home(home),
    }


PAGES = {
    **of_language("de"),
    **of_language("ar"),
    **abroad("ar"),
    **abroad("ja"),
    "index.html": Theme().home(samples.home()),
    "interviews/index.html": Theme().show(samples.show()),
    "interviews/nick-wahl.html": Theme().episode(
        samples.episode(
            older=samples.neighbour(samples.entry("older")), newer=samples.neighbour(samples.entry("newer"))
        )
    ),
    "interviews/about/subscribe.html": Theme().subscribe(samples.subscribe()),
    "interviews/episodes/2.html": Theme().archive(samples.archive()),
    "interviews/seasons/1.html": Theme().season(samples.season()),
    "interviews/transcripts/nick-wahl.html": Theme().transcribed(samples.transcript()),
    "people/nick-wahl/index.html": Theme().person(samples.person()),
    "interviews/embed/nick-wahl.html": Theme().embed(samples.embed()),
    "webinars/embed/opening-session.html": Theme().embed(samples.embed(VIDEO)),
    "webinars/opening-session.html": Theme().episode(samples.episode(VIDEO, samples.webinars(VIDEO))),
    "interviews/long.html": Theme().episode(
        samples.episode(
            samples.interview(slug="long", title=LONG, description=LONG),
            notes_html=to_html(
                f"{LONG * 3}\n\n    {LONG}\n\n{f'|{LONG}' * 9}|\n{'|---' * 9}|\n{f'|{LONG}' * 9}|\n", str
            ),
        )
    ),
    "long.html": Theme().home(samples.home(WORDY)),
    "interviews/wordy.html": Theme().show(samples.show(WORDY)),
    "eventful.html": Theme().home(
        replace(samples.home(samples.interviews(), samples.webinars_with_events()), events_key="events.html")
    ),
    "events.html": Theme().events(samples.events()),
    "quiet.html": Theme().events(samples.events(samples.interviews())),
    "webinars/event.html": Theme().broadcast(
        samples.announcement(samples.broadcast(slug="event", title=LONG, zone=LONG[:64]))
    ),
    "interviews/outside.html": Theme().episode(
        samples.episode(notes_html='<img src="http://127.0.0.1:9/x.png" alt=""><script>document.title = "run"</script>')
    ),
}
CLEAN = [key for key in PAGES if "outside" not in key]
"""Those in which nothing is held back by the policy."""
