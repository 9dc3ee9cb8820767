"""The vocabularies: one record a tag."""

from collections import Counter

import pytest
from tests.support.editions import everything, notes_html, older_part, series
from tests.support.oracles import elements

from turncast.rss import render
from turncast.rss.tags import NAMESPACES, Tag, value
from turncast.rss.vocabularies import VOCABULARIES
from turncast.rss.writing import written

SAMPLES = tuple(elements(render(edition, notes_html))[0] for edition in (series(), everything(), older_part()))


def test_a_tag_has_one_record() -> None:
    """Two records of one name would write an element twice."""
    assert [name for name, times in Counter(tag.name for tag in VOCABULARIES).items() if times > 1] == []


@pytest.mark.parametrize("tag", VOCABULARIES, ids=lambda tag: tag.name)
def test_a_tag_is_of_a_known_vocabulary_and_may_stand_somewhere(tag: Tag) -> None:
    """A prefix without a namespace would break every feed; a tag that stands nowhere is a mistake."""
    assert tag.name.rpartition(":")[0] in {"", *NAMESPACES}
    assert tag.channel or tag.item


@pytest.mark.parametrize("tag", VOCABULARIES, ids=lambda tag: tag.name)
def test_the_samples_use_every_tag_wherever_it_may_stand(tag: Tag) -> None:
    """The golden feeds show every tag Turncast can write, so a reviewer sees each change."""
    places = {"": tag.channel, "item/": tag.item, "podcast:liveItem/": tag.live}
    for place in (place for place, make in places.items() if make):
        assert any(channel.find(f"{place}{tag.name}", NAMESPACES) is not None for channel in SAMPLES), place


def test_a_value_may_have_attributes_python_cannot_spell() -> None:
    """The namespace has a hyphen in one attribute; a record can say it."""
    assert written([("podcast:image", value(**{"aspect-ratio": "1/1"}))]) == '<podcast:image aspect-ratio="1/1"/>\n'
