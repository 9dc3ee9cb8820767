"""Rules of categories: Apple's tree, letter for letter."""

from collections.abc import Iterator
from typing import Final

from turncast.models.check import Notice, Rules
from turncast.models.document import Element
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.vocabulary import CATEGORIES
from turncast.verifying.documents.subject import Subject, shown

rule = Rules(Scope.DOCUMENT)

OBSOLETE: Final = {
    "Games & Hobbies": "Leisure",
    "News & Politics": "News",
    "Government & Organizations": "Government",
    "Health": "Health & Fitness",
    "Literature": "Arts > Books",
    "Science & Medicine": "Science",
    "Sports & Recreation": "Sports",
    "Medicine": "Health & Fitness > Medicine",
    "Fashion & Beauty": "Arts > Fashion & Beauty",
    "Business News": "News > Business News",
    "Investing": "Business > Investing",
    "Self-Help": "Health & Fitness > Mental Health, or Education > Self-Improvement",
    "Gadgets": "Technology",
    "Tech News": "News > Tech News",
    "Podcasting": "Technology",
    "Software How-To": "Technology",
    "Language Courses": "Education > Language Learning",
    "Training": "Education > Courses",
    "K-12": "Education",
    "Higher Education": "Education",
    "Educational Technology": "Education",
    "Management & Marketing": "Business > Management",
    "Shopping": "Business",
    "Philosophy": "Society & Culture > Philosophy",
    "Hobbies": "Leisure > Hobbies",
    "Video Games": "Leisure > Video Games",
    "Automotive": "Leisure > Automotive",
    "Aviation": "Leisure > Aviation",
    "Other Games": "Leisure > Games",
    "College & High School": "Sports",
    "Outdoor": "Sports > Wilderness",
    "Professional": "Sports",
    "Amateur": "Sports",
    "Natural Sciences": "Science > Natural Sciences",
    "Social Sciences": "Science > Social Sciences",
    "Local": "Government",
    "National": "Government",
    "Regional": "Government",
    "Alternative Health": "Health & Fitness > Alternative Health",
    "Fitness & Nutrition": "Health & Fitness > Fitness",
    "Sexuality": "Health & Fitness > Sexuality",
    "Other": "Religion & Spirituality > Religion",
}
"""Names of the tree before 2019 that the present one lacks at that place, and what Apple has made of them."""
_ALIKE: Final = 0.5
_MOST: Final = 3


def _tops(subject: Subject) -> Iterator[Element]:
    return subject.within("channel", "itunes:category")


def _name(category: Element) -> str:
    return category.attributes.get("text", "").strip()


def _named(subject: Subject) -> Iterator[tuple[Element, str, tuple[str, ...]]]:
    """Every category that has a name, with it and those that may stand there."""
    for top in _tops(subject):
        if _name(top):
            yield top, _name(top), tuple(CATEGORIES)
        for sub in top.all("itunes:category"):
            if _name(sub) and _name(top) in CATEGORIES:
                yield sub, _name(sub), CATEGORIES[_name(top)]


@rule("feed-without-category", Level.ERROR, "A Podcaster's Guide to RSS; PSP-1")
def without_category(subject: Subject) -> Iterator[Notice]:
    """the show has none of Apple's categories

    Add a line such as <itunes:category text="Education"/>; the first one counts most.
    """
    for channel in subject.channels:
        if channel.first("itunes:category") is None:
            yield subject.notice(channel, "expected an <itunes:category>, found none")


@rule("feed-category-unknown", Level.ERROR, "A Podcaster's Guide to RSS: categories")
def unknown(subject: Subject) -> Iterator[Notice]:
    """a category is not in Apple's tree at that place

    Write it letter for letter, and a subcategory inside of its category.
    """
    for element, name, known in _named(subject):
        if name not in known and name not in OBSOLETE:
            remedy = subject.near(name, known, _ALIKE)
            yield subject.notice(element, f"expected one of Apple's categories, found {shown(name)}", "text", remedy)


@rule("feed-category-obsolete", Level.WARNING, "A Podcaster's Guide to RSS: categories; W3C Feed Validation Service")
def obsolete(subject: Subject) -> Iterator[Notice]:
    """a category is one that Apple gave up in 2019

    Choose one of the present tree.
    """
    for element, name, known in _named(subject):
        if name not in known and name in OBSOLETE:
            yield subject.notice(element, f"expected {OBSOLETE[name]}, found {shown(name)}", "text")


@rule("feed-category-deep", Level.WARNING, "A Podcaster's Guide to RSS: categories")
def deep(subject: Subject) -> Iterator[Notice]:
    """a category stands in a subcategory, where nobody looks

    Nest categories once.
    """
    for top in _tops(subject):
        for sub in top.all("itunes:category"):
            for deepest in sub.all("itunes:category"):
                yield subject.notice(deepest, f"expected at most two levels, found {shown(_name(deepest))} in a third")


@rule("feed-categories-many", Level.ADVICE, "A Podcaster's Guide to RSS: categories")
def many(subject: Subject) -> Iterator[Notice]:
    """the show has more than three categories, of which directories read one to three

    Keep the most fitting ones, first things first.
    """
    for element in tuple(_tops(subject))[_MOST : _MOST + 1]:
        yield subject.notice(element, f"expected at most {_MOST} categories, found {len(tuple(_tops(subject)))}")
