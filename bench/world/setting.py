"""What everything in the world is made of and by: the day, the dice, the words, the lists, and where the rows go."""

import random
from itertools import accumulate

import taxonomy
from rows import Rows
from ulids import Ulids
from words import Words

DAY = 86_400_000


class Choice:
    """Some of a list, the first ones more often."""

    def __init__(self, ids: list, chance: random.Random, evenness: int = 4):
        self.ids, self.chance = ids, chance
        self.weights = list(accumulate(1 / (place + evenness) for place in range(len(ids))))

    def one(self):
        return self.chance.choices(self.ids, cum_weights=self.weights)[0]

    def some(self, count: int) -> list:
        """`count` at most: what is drawn twice is there once."""
        return list(dict.fromkeys(self.chance.choices(self.ids, cum_weights=self.weights, k=count)))


class Setting:
    """`today` is midnight, UTC, in milliseconds since 1970; everything happens around it."""

    def __init__(self, rows: Rows, seed: int, today: int):
        self.rows, self.seed, self.today = rows, seed, today
        self.chance, self.ulids = random.Random(f"world {seed}"), Ulids(f"ids {seed}")
        self.words, self.taxonomy = Words(random.Random(f"words {seed}")), taxonomy.read()
        self.fields = Choice(self.taxonomy.fields, self.chance)
        self.industries = Choice(self.taxonomy.industries, self.chance)
        self.skills = Choice(self.taxonomy.skills, self.chance)
        self.near = {field: Choice(skills, self.chance) for field, skills in self.taxonomy.skills_of.items() if field and len(skills) > 3}

    def skills_near(self, field: str, count: int) -> list[str]:
        """Different skills, most of them of the field, the others of anything."""
        near = self.near.get(field, self.skills)
        found = near.some(count) + self.skills.some(count)
        return list(dict.fromkeys(found))[:count]
