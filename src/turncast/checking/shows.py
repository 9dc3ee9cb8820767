"""Rules of a show's own words."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.show import PLACEHOLDER, License, Show, feed_guid
from turncast.models.vocabulary import CATEGORIES, LICENSES

rule = Rules(Scope.SHOW)

TEXT_LIMIT: Final = 255
DESCRIPTION_LIMIT: Final = 4000
_PERIODS: Final = "SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"
_RULE: Final = re.compile(rf"(?=.*\bFREQ=({_PERIODS})(;|$))[A-Z]+=[^;=\s]+(;[A-Z]+=[^;=\s]+)*")
_CATEGORIES: Final = {name for top, subs in CATEGORIES.items() for name in (top, *(f"{top} > {sub}" for sub in subs))}


@rule("show-title-long", Level.WARNING, "A Podcaster's Guide to RSS; PSP-1")
def long_title(catalog: Catalog) -> Iterator[Notice]:
    """a show's title is longer than 255 characters

    Keep it to the show's name and nothing else: Apple removes shows that list keywords in it.
    """
    for show in catalog.shows:
        if len(show.title) > TEXT_LIMIT:
            yield Notice(f"expected at most {TEXT_LIMIT} characters, found {len(show.title)}", show.path, "title")


@rule("show-title-numeric", Level.WARNING, "Podcast Index (partytime)")
def numeric_title(catalog: Catalog) -> Iterator[Notice]:
    """a show's title is only a number, which Podcast Index may change

    Put a word into it.
    """
    for show in catalog.shows:
        if re.fullmatch("[0-9]+", show.title):
            yield Notice(f"expected words, found {show.title}", show.path, "title")


@rule("show-description-missing", Level.WARNING, "Apple Podcasts requirements")
def no_description(catalog: Catalog) -> Iterator[Notice]:
    """a show's description is still the one Turncast put there

    Say in a few sentences what listeners get: it is what people read before they subscribe.
    """
    for show in catalog.shows:
        if PLACEHOLDER in show.description:
            yield Notice("expected a description, found the placeholder", show.path, "description")


@rule("show-description-long", Level.ERROR, "A Podcaster's Guide to RSS; PSP-1")
def long_description(catalog: Catalog) -> Iterator[Notice]:
    """a show's description is longer than 4000 bytes

    Shorten it; what is not plain English letters counts two to four bytes a character.
    """
    for show in catalog.shows:
        size = len(show.description.encode())
        if size > DESCRIPTION_LIMIT:
            yield Notice(f"expected at most {DESCRIPTION_LIMIT} bytes, found {size}", show.path, "description")


@rule("show-without-category", Level.ERROR, "Apple Podcasts requirements; PSP-1")
def without_category(catalog: Catalog) -> Iterator[Notice]:
    """a show has no category

    Add a line such as categories = ["Education"]; the first one counts most.
    """
    for show in catalog.shows:
        if not show.categories:
            yield Notice("expected at least one of Apple's categories, found none", show.path)


@rule("show-category-unknown", Level.ERROR, "Apple Podcasts categories")
def unknown_category(catalog: Catalog) -> Iterator[Notice]:
    """a show's category is not one of Apple's

    Write it exactly as Apple does, a subcategory as "News > Politics".
    """
    for show in catalog.shows:
        for index, category in enumerate(show.categories):
            if category not in _CATEGORIES:
                near = get_close_matches(category, _CATEGORIES, n=1, cutoff=0.5)
                remedy = f'did you mean "{near[0]}"?' if near else ""
                yield Notice(
                    f"expected one of Apple's categories, found {category!r}", show.path, f"categories.{index}", remedy
                )


@rule("show-categories-many", Level.ADVICE, "Apple Podcasts categories")
def many_categories(catalog: Catalog) -> Iterator[Notice]:
    """a show has more than three categories, of which directories read one to three

    Keep the most fitting ones, first things first.
    """
    for show in catalog.shows:
        if len(show.categories) > 3:
            yield Notice(f"expected at most 3 categories, found {len(show.categories)}", show.path, "categories")


@rule("show-without-artwork", Level.ERROR, "Apple Podcasts requirements; PSP-1")
def without_artwork(catalog: Catalog) -> Iterator[Notice]:
    """a show has no artwork, and no directory takes a show without

    Put a square JPEG or PNG of 1400 to 3000 pixels into media/ and add a line such as artwork = "media/cover.jpg".
    """
    for show in catalog.shows:
        if show.artwork is None:
            yield Notice("expected artwork, found none", show.path)


@rule("show-without-author", Level.WARNING, "Spotify show metadata requirements; Apple Podcasts")
def without_author(catalog: Catalog) -> Iterator[Notice]:
    """a show has no author, which Spotify requires

    Add a line such as author = "The people who make it".
    """
    for show in catalog.shows:
        if not show.author:
            yield Notice("expected an author, found none", show.path)


@rule("show-without-owner", Level.WARNING, "Spotify; YouTube; Amazon Music")
def without_owner(catalog: Catalog) -> Iterator[Notice]:
    """a show has no owner, so Spotify, YouTube and Amazon cannot send the code that proves it is yours

    Add a line such as owner = { name = "…", email = "…" }; the address becomes public.
    """
    for show in catalog.shows:
        if show.owner is None:
            yield Notice("expected an owner with a name and an e-mail address, found none", show.path)


@rule("show-without-guid", Level.WARNING, "podcast namespace: guid; PSP-1")
def without_guid(catalog: Catalog) -> Iterator[Notice]:
    """a show has no guid of its own, so it would get another one when it moves

    Add the line that `turncast check` shows; it stays the same for ever.
    """
    for show in catalog.shows:
        if show.guid is None:
            remedy = f'add: guid = "{feed_guid(_feed_address(catalog, show))}"; it stays the same for ever'
            yield Notice("expected a guid, found none", show.path, remedy=remedy)


@rule("show-without-episode", Level.WARNING, "Apple Podcasts requirements; Spotify")
def without_episode(catalog: Catalog) -> Iterator[Notice]:
    """a show has no episode yet, and directories take no empty show

    Add one: turncast add RECORDING.
    """
    for show in catalog.shows:
        if not any(not episode.draft for episode in catalog.episodes_of(show)):
            yield Notice("expected at least one episode that is not a draft, found none", show.path)


@rule("show-blocked", Level.WARNING, "A Podcaster's Guide to RSS")
def blocked(catalog: Catalog) -> Iterator[Notice]:
    """a show is hidden from every directory

    Remove the line block = true, unless that is what you want.
    """
    for show in catalog.shows:
        if show.block is True:
            yield Notice("the whole show is hidden: block = true", show.path, "block")


@rule("show-complete-early", Level.WARNING, "A Podcaster's Guide to RSS")
def complete_early(catalog: Catalog) -> Iterator[Notice]:
    """a show says it is complete, but planned episodes are missing

    Remove complete = true, after which apps look for no more episodes, or add the ones that are missing.
    """
    for show in catalog.shows:
        there = {episode.number for episode in catalog.episodes_of(show) if episode.number}
        if show.complete and show.total and len(there) < show.total:
            yield Notice(f"expected {show.total} numbered episodes, found {len(there)}", show.path, "complete")


@rule("show-moved-elsewhere", Level.ERROR, "A Podcaster's Guide to RSS; AntennaPod; gPodder")
def moved_elsewhere(catalog: Catalog) -> Iterator[Notice]:
    """a show's new feed address is not its own

    A feed may only announce its own address: a wrong one sends every subscriber away at once.
    """
    for show in catalog.shows:
        own = _feed_address(catalog, show)
        if show.new_feed_url and show.new_feed_url != own:
            yield Notice(f"expected {own}, found {show.new_feed_url}", show.path, "new_feed_url")


def _feed_address(catalog: Catalog, show: Show) -> str:
    return catalog.project.site.address(f"{show.slug}/feed.xml")


@rule("update-frequency-rule", Level.WARNING, "podcast namespace: updateFrequency; RFC 5545")
def frequency_rule(catalog: Catalog) -> Iterator[Notice]:
    """the rule of a show's update frequency is not one of RFC 5545

    Write it as in rule = "FREQ=WEEKLY" or rule = "FREQ=MONTHLY;BYDAY=1MO"; COUNT needs a first date, so leave it out.
    """
    for show in catalog.shows:
        written = show.update_frequency.rule if show.update_frequency else None
        if written and (not _RULE.fullmatch(written) or "COUNT=" in written):
            yield Notice(f"expected a rule such as FREQ=WEEKLY, found {written!r}", show.path, "update_frequency.rule")


@rule("license-without-address", Level.ERROR, "podcast namespace: license")
def license_without_address(catalog: Catalog) -> Iterator[Notice]:
    """a licence of your own has no address where its text can be read

    Add url = "https://…" to it, or use one of the identifiers the podcast namespace knows.
    """
    for one in catalog.written:
        if one.license and _unexplained(one.license):
            known = ", ".join(LICENSES)
            yield Notice(f"expected a url, or one of {known}; found {one.license.name!r}", one.path, "license")


def _unexplained(license: License) -> bool:
    return license.name.lower() not in LICENSES and not license.url
