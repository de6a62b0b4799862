"""The words of the world: some 6,000 of them, drawn as often as words of a language are, the n-th a little more than 1/n times."""

import random
import re
from itertools import accumulate

NOUNS = """map list route survey table record report ledger letter budget shelter garden bridge harbor museum library clinic kitchen
    orchard ferry bakery theater archive meter sensor form label catalog schedule interview template invoice contract donor visitor
    member volunteer supplier customer tenant farmer reader driver nurse teacher student neighbor ticket parcel pallet crate boat bus
    tram bicycle train station stop street corner block district valley river lake coast forest field barn roof wall window door pipe
    pump valve turbine battery panel cable tower antenna signal channel screen page menu poster leaflet brochure newsletter article
    photo video caption transcript recording voice song script dataset column row cell chart graph index query code test bug release
    backup password account profile badge policy rule permit license grant loan payment refund receipt salary pension tax audit risk
    claim price discount order delivery return stock shelf warehouse store market stall recipe meal crop seed soil water
    waste compost plastic paper glass steel timber brick concrete paint dye fabric thread shoe coat uniform tool machine part drawing
    model prototype sample batch experiment protocol species bird fish insect plant genome protein vaccine dose
    course lesson exercise exam glossary translation phrase dialect accent sign subtitle event concert festival exhibition tour hotel
    room bed guest booking trail campsite lift pool court team league match score player ball""".split()
VERBS = """map count compare sort measure check describe draw write rewrite translate test plan design build repair label record
    collect clean merge split rank review explain summarize prepare sketch film edit price trace sample model forecast document
    catalog photograph transcribe interview visit list date match group simplify shorten update replace move""".split()
ADJECTIVES = """small old new late open quiet wide narrow local public shared missing double empty full plain short long early
    seasonal weekly yearly regional rural urban coastal northern southern printed digital handwritten scanned broken unused popular
    rare cheap costly safe reliable accessible bilingual outdoor indoor solar wooden recycled certified partial final first second""".split()
BEFORE = """river field street market night winter summer paper glass stone harbor garden school city village island mountain forest
    museum library railway harvest water solar cargo kitchen workshop""".split()
SYLLABLES = ("bel tar mor win ash cor dun el fen gar hal ives jun kel lor mar nor os pel quin ros sel tor ul ver wex yar zen".split(),
    "a e i o u an en or er il".split(), "wick ford ton mere dale berg haven field moor stead brook holm lund vale port gate".split())

# N a noun, S nouns, V a verb, A an adjective, P a name, # a number.
TITLES = ("V the A N S of P", "V # A S for the N team", "V a new N N for P", "V and V # S", "V the N S after the A N",
    "V what P knows of its A S", "V a short A guide to N S", "V the S at P")
SENTENCES = (
    "Our N list of P has # S, and nobody has looked at the A ones since the N moved.",
    "We keep one A N for every N, but the S and the S are in different places.",
    "You V the S, V each N against the A N, and note where the N is A.",
    "The N team at P meets on Mondays and answers questions about the N and its S.",
    "Last year we tried to V the S with one A N; it took # days and missed the A N.",
    "With a good result, a new colleague can V the N alone and find the A N in ten minutes.",
    "Please V # S of P, and say for each N which N it came from.",
    "People who visit P ask for the A N, and we send them to the N that is A.",
    "There is one N of S from P, one N of S from the N, and the A N that joins them.",
    "We would like to V the N before the A N begins, so that the S are in one N.",
    "Our A S were last compared when P opened its N, so most of what we tell visitors may be wrong.",
    "Choose # S, V them with the N that P uses, and mark every A one.",
    "Two of us will read your N within a week and say what is unclear about the S.",
    "The S come as a file from P; some are A, and the N has no dates.",
    "It should still work when the N grows to # S and somebody else has to V it.",
    "Nothing here needs any A N: a free program and the S of P are enough.",
    "Start with the A N, because P needs its S before the others.",
    "If the N turns out to be A, tell us early and leave its S out.",
    "Our customers mix up the N and the N, which costs P about # hours a month.",
    "Write for people at P who have never had to V such S before.")
SLOTS = re.compile(r"[NSVAP#](?=[ ,.;]|$)")


def weighted(words: list[str]) -> tuple[list[str], list[float]]:
    """Words, and how often each and all before it are drawn."""
    words = list(dict.fromkeys(words))
    return words, list(accumulate(1 / (rank + 3) ** 0.95 for rank in range(len(words))))


def plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "sh", "ch")) else "s")


class Words:
    def __init__(self, chance: random.Random):
        self.chance = chance
        compounds = [first + noun for first in BEFORE for noun in NOUNS if first != noun]
        names = [(first + middle + last).capitalize() for first in SYLLABLES[0] for middle in SYLLABLES[1] for last in SYLLABLES[2]]
        shuffle = random.Random("words").shuffle                         # which words are common is no matter of the seed
        for words in (nouns := list(NOUNS), compounds, names):
            shuffle(words)
        self.names = names
        self.pools = {"N": weighted(nouns + compounds), "V": weighted(VERBS), "A": weighted(ADJECTIVES), "P": weighted(names[:2000])}
        self.stock: dict[str, list[str]] = {kind: [] for kind in self.pools}

    def draw(self, kind: str) -> str:
        """One word, of a stock that is drawn at once."""
        stock = self.stock[kind]
        if not stock:
            words, weights = self.pools[kind]
            stock += self.chance.choices(words, cum_weights=weights, k=4000)
        return stock.pop()

    def slot(self, found: re.Match) -> str:
        kind = found.group()
        if kind == "#":
            return str(self.chance.randint(4, 90))
        return plural(self.draw("N")) if kind == "S" else self.draw(kind)

    def title(self) -> str:
        title = SLOTS.sub(self.slot, self.chance.choice(TITLES))
        return title[0].upper() + title[1:]

    def sentence(self) -> str:
        return SLOTS.sub(self.slot, self.chance.choice(SENTENCES))

    def sentences(self, count: int) -> str:
        return " ".join(SLOTS.sub(self.slot, text) for text in self.chance.sample(SENTENCES, count))
