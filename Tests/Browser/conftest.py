"""What a browser test can ask for by name."""

import shutil

import pytest

from house import House
from looking import open_browser
from post_office import post_office as open_post_office


@pytest.fixture
def empty_house(tmp_path):
    """A Foothold with nobody in it."""
    house = House(tmp_path / "data")
    house.command("migrate")
    yield house.start()
    house.stop()


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory):
    """The demo world, loaded once; every house with it gets a copy."""
    house = House(tmp_path_factory.mktemp("demo") / "data")
    house.command("migrate")
    house.command("seed")
    return house.data


@pytest.fixture(scope="module")
def demo_house(demo_data, tmp_path_factory):
    """A Foothold with the demo world, one for all tests of a file."""
    data = tmp_path_factory.mktemp("house") / "data"
    shutil.copytree(demo_data, data)
    house = House(data)
    yield house.start()
    house.stop()


@pytest.fixture
def visitor():
    """Makes visitors, each with cookies of their own: visitor(), or visitor(scripts=False)."""
    drivers = []

    def arrive(**how):
        drivers.append(open_browser(**how))
        return drivers[-1]

    yield arrive
    for driver in drivers:
        driver.quit()


@pytest.fixture
def browser(visitor):
    """One visitor, when one is enough."""
    return visitor()


@pytest.fixture
def post_office(tmp_path):
    with open_post_office(tmp_path) as office:
        yield office


def pytest_terminal_summary(terminalreporter):
    """The closing line: what broke before it could run has failed too."""
    stats = terminalreporter.stats
    passed, failed, skipped = (sum(len(stats.get(kind, [])) for kind in kinds) for kinds in (("passed",), ("failed", "error"), ("skipped",)))
    terminalreporter.write_line(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
