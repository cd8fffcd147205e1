"""Change a store without pause and print each change once it is confirmed; to be killed."""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.store_kit import (
    add_organisation,
    delete_organisation,
    new_store,
    organisation_names,
    rename_organisation,
    reopen,
)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def create(folder: Path) -> None:
    say("ready")
    new_store(folder)
    say("made")


def write(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    store = reopen(folder)
    known = organisation_names(store)
    say("ready")
    while True:
        name = f"Stelle {seed} {chance.random()}" + "x" * chance.randrange(4000)
        action = chance.randrange(4) if known else 0
        if action <= 1:
            ref = add_organisation(store, name)
            known[ref] = name
            say(f"set {ref} {name}")
            continue
        ref = chance.choice(list(known))
        if action == 2:
            rename_organisation(store, ref, name)
            known[ref] = name
            say(f"set {ref} {name}")
        else:
            delete_organisation(store, ref)
            del known[ref]
            say(f"gone {ref} -")
        if chance.randrange(20) == 0:
            store.drafts.put("entwurf", name)


if __name__ == "__main__":
    if sys.argv[2] == "create":
        create(Path(sys.argv[1]))
    else:
        write(Path(sys.argv[1]), int(sys.argv[2]))
