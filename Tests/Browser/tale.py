"""What a story is told with: the house it happens in, its people, and what they must remember."""

from acting import Pages, Person
from house import House
from looking import open_browser

PASSWORD = "a long pass phrase"


class Tale:
    """Chapters keep here what later ones need."""

    def __init__(self, house: House):
        self.house, self.pages, self.people = house, Pages(), []
        self.stopped_at = ""

    def person(self, name: str) -> Person:
        """Somebody with a browser of their own."""
        person = Person(open_browser(), self.house, self.pages, name=name)
        self.people.append(person)
        return person

    def leave(self, person: Person) -> None:
        self.people.remove(person)
        person.driver.quit()

    def end(self) -> None:
        for person in self.people:
            person.driver.quit()
        self.house.stop()
