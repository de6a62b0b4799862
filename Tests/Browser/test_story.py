"""The story of issue 2, lived in browsers by its people in an empty house, from the first link to proof of work.

Every page anybody comes to is inspected: axe, the console, no sideways scrolling on a phone; and one of each kind by vnu at the end.
Each chapter needs those before it; when one fails, the rest are skipped.
"""

import pytest

import story_of_hiring
import story_of_working
from house import House
from looking import vnu
from tale import Tale


@pytest.fixture(scope="module")
def tale(tmp_path_factory):
    house = House(tmp_path_factory.mktemp("story") / "data")
    house.command("migrate")
    tale = Tale(house.start())
    yield tale
    tale.end()


def sentence(chapter) -> str:
    return chapter.__name__.replace("_", " ")


@pytest.mark.parametrize("chapter", story_of_hiring.CHAPTERS + story_of_working.CHAPTERS, ids=sentence)
def test_story(chapter, tale):
    if tale.stopped_at:
        pytest.skip(f"the story stopped where {tale.stopped_at}")
    tale.stopped_at = sentence(chapter)
    try:
        chapter(tale)
    except BaseException:
        for person in tale.people:
            person.keep_picture(f"story-stopped-{person.name.split()[0].lower()}")
        raise
    tale.stopped_at = ""


def test_story_of_valid_pages(tale):
    if tale.stopped_at:
        pytest.skip(f"the story stopped where {tale.stopped_at}")
    kinds = sorted(tale.pages.sources)
    assert len(kinds) >= 45, f"only {len(kinds)} kinds of pages were seen: {kinds}"
    vnu(*(tale.pages.sources[kind] for kind in kinds), names=kinds)


def test_story_leaves_a_whole_house(tale):
    if tale.stopped_at:
        pytest.skip(f"the story stopped where {tale.stopped_at}")
    doctor = tale.house.run("doctor")
    assert doctor.returncode == 0, doctor.stdout
    faults = [line for line in tale.house.log.read_text().splitlines() if " error " in line or "fault" in line]
    assert not faults, faults[:5]
