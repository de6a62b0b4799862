"""Ids as the site makes them: 48 bits of time and 80 random bits in Crockford's base 32, so that later ids sort after earlier ones."""

import random

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
PAIRS = [first + second for first in ALPHABET for second in ALPHABET]


class Ulids:
    """Ids by a seed: the same ones every time."""

    def __init__(self, seed: str):
        self.bits = random.Random(seed).getrandbits

    def new(self, at: int) -> str:
        """`at` in milliseconds since 1970."""
        value, pairs = at << 80 | self.bits(80), PAIRS
        return "".join([pairs[value >> shift & 1023] for shift in range(120, -1, -10)])
