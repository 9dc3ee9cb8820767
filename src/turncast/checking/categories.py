"""Rules of a show's categories."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from turncast.models.catalog import Catalog
from turncast.models.check import Notice, Rules
from turncast.models.finding import Level
from turncast.models.rule import Scope
from turncast.models.vocabulary import CATEGORIES

rule = Rules(Scope.SHOW)

_CATEGORIES: Final = {name for top, subs in CATEGORIES.items() for name in (top, *(f"{top} > {sub}" for sub in subs))}
_OBSOLETE: Final = {
    "Arts > Literature": "Arts > Books",
    "Business > Business News": "News > Business News",
    "Business > Management & Marketing": "Business > Management",
    "Business > Shopping": "Leisure",
    "Education > Education": "Education",
    "Education > Education Technology": "Education",
    "Education > Higher Education": "Education",
    "Education > K-12": "Education",
    "Education > Language Courses": "Education > Language Learning",
    "Education > Training": "Education > Courses",
    "Games & Hobbies": "Leisure",
    "Games & Hobbies > Automotive": "Leisure > Automotive",
    "Games & Hobbies > Aviation": "Leisure > Aviation",
    "Games & Hobbies > Hobbies": "Leisure > Hobbies",
    "Games & Hobbies > Other Games": "Leisure > Games",
    "Games & Hobbies > Video Games": "Leisure > Video Games",
    "Government & Organizations": "Government",
    "Government & Organizations > Local": "Government",
    "Government & Organizations > National": "Government",
    "Government & Organizations > Non-Profit": "Business > Non-Profit",
    "Government & Organizations > Regional": "Government",
    "Health": "Health & Fitness",
    "Health > Alternative Health": "Health & Fitness > Alternative Health",
    "Health > Fitness & Nutrition": "Health & Fitness > Fitness",
    "Health > Self-Help": "Education > Self-Improvement",
    "Health > Sexuality": "Health & Fitness > Sexuality",
    "Literature": "Arts > Books",
    "News & Politics": "News",
    "Religion & Spirituality > Other": "Religion & Spirituality",
    "Science & Medicine": "Science",
    "Science & Medicine > Medicine": "Health & Fitness > Medicine",
    "Science & Medicine > Natural Sciences": "Science > Natural Sciences",
    "Science & Medicine > Social Sciences": "Science > Social Sciences",
    "Society & Culture > History": "History",
    "Sports & Recreation": "Sports",
    "Sports & Recreation > Amateur": "Sports",
    "Sports & Recreation > College & High School": "Sports",
    "Sports & Recreation > Outdoor": "Sports > Wilderness",
    "Sports & Recreation > Professional": "Sports",
    "Technology > Gadgets": "Technology",
    "Technology > Podcasting": "Technology",
    "Technology > Software How-To": "Technology",
    "Technology > Tech News": "News > Tech News",
}
"""Apple's categories until 2019, and where their shows are today."""


@rule("show-without-category", Level.ERROR, "Apple Podcasts requirements; PSP-1")
def without_category(catalog: Catalog) -> Iterator[Notice]:
    """a show has no category

    Add a line such as categories = ["Education"]; the first one counts most.
    """
    for show in catalog.shows:
        if not show.categories:
            yield Notice("expected at least one of Apple's categories, found none", show.path)


@rule("show-category-unknown", Level.ERROR, "Apple Podcasts categories; PSP-1")
def unknown_category(catalog: Catalog) -> Iterator[Notice]:
    """a show's category is not one of Apple's

    Write it exactly as Apple does, a subcategory as "News > Politics".
    """
    for show in catalog.shows:
        for index, category in enumerate(show.categories):
            if category not in _CATEGORIES and category not in _OBSOLETE:
                near = get_close_matches(category, _CATEGORIES, n=1, cutoff=0.5)
                remedy = f'did you mean "{near[0]}"?' if near else ""
                yield Notice(
                    f"expected one of Apple's categories, found {category!r}", show.path, f"categories.{index}", remedy
                )


@rule("show-category-obsolete", Level.ERROR, "Apple Podcasts categories; W3C Feed Validation Service")
def obsolete_category(catalog: Catalog) -> Iterator[Notice]:
    """a show's category is one Apple gave up in 2019

    Write the category that took its place.
    """
    for show in catalog.shows:
        for index, category in enumerate(show.categories):
            if new := _OBSOLETE.get(category):
                remedy = f'write "{new}"'
                yield Notice(
                    f"expected a category of today, found {category!r}", show.path, f"categories.{index}", remedy
                )


@rule("show-category-repeated", Level.ADVICE, "Apple Podcasts categories")
def repeated_category(catalog: Catalog) -> Iterator[Notice]:
    """a show names a category twice, which takes the place of another

    Leave it out; a subcategory implies the category it belongs to.
    """
    for show in catalog.shows:
        for index, category in enumerate(show.categories):
            others = show.categories[:index] + (() if ">" in category else show.categories[index + 1 :])
            if category in others or any(other.startswith(f"{category} > ") for other in others):
                yield Notice(f"expected each category once, found {category!r} again", show.path, f"categories.{index}")


@rule("show-categories-many", Level.ADVICE, "Apple Podcasts categories")
def many_categories(catalog: Catalog) -> Iterator[Notice]:
    """a show has more than three categories, of which directories read one to three

    Keep the most fitting ones, first things first.
    """
    for show in catalog.shows:
        if len(show.categories) > 3:
            yield Notice(f"expected at most 3 categories, found {len(show.categories)}", show.path, "categories")
