"""Keeps identities in the record in step with its readings: one more article touches only the blocks that it bears on.

Each step does what `resolve` does for all readings at once, block by block, and so comes to the same: a test holds it.
`catch_up` takes in whatever is new, so that it does not matter who added it, or whether a run was killed on the way.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
import sqlalchemy as sa

from dragoman.record import Record
from dragoman.record.shelf import decode_reading
from dragoman.story.collecting import collecting_seldom
from dragoman.story.identity.afresh import find_blocks
from dragoman.story.identity.bearing import bear, is_poor
from dragoman.story.identity.blocks import Facts, Placed, resolve_block
from dragoman.story.identity.decisions import Decision, live, named_apart
from dragoman.story.identity.forms import Form, Sight, as_acronym, pairs_apart, sight_all
from dragoman.story.identity.gather import keys_of, make_blocks
from dragoman.story.identity.given import load_decisions, load_list, save_decision, save_list, take_back
from dragoman.story.identity.own import OwnList, sort_own
from dragoman.story.identity.rows import OPEN, WATCHING, Rows
from dragoman.story.identity.seeing import Places, Seen, place_ahead, see, see_ahead
from dragoman.story.identity.summing import Sums
from dragoman.story.portions import find_portion
from dragoman.types import Reading

CHUNK = 200
"""Readings taken in by one transaction: the more, the fewer times a block is worked out; a kill loses one chunk. Where
nothing was taken in before, and there are more than these, all are taken in before any block is worked out."""
_LISTS = ("states", "naming", "offices", "bodies", "givens", "sounds")


def catch_up(record: Record) -> int:
    """Brings identities in step with the record; returns how many readings were taken in or out."""
    done = 0
    while True:
        with record.asking() as connection:
            rows = Rows(connection)
            is_other = rows.version() not in (None, version())
            if not is_other and not rows.has_news() and not rows.has_unplaced():
                return done
            ends = rows.has_placed() and rows.has_unplaced()
        if not is_other and ends:
            place_all(record)
            continue
        with collecting_seldom(), record.writing() as connection:
            taken, is_left = _take_in(connection)
        done += taken
        if is_left and taken == CHUNK:
            done += _take_ahead(record)
        elif is_left:
            place_all(record)
        elif taken < CHUNK:
            return done


def _take_in(connection: sa.Connection) -> tuple[int, bool]:
    """Takes in some of what is new; returns how many readings, and whether names are left to be placed."""
    keeper = Keeper(connection)
    rows = keeper.rows
    if rows.version() not in (None, version()):
        rows.wipe()
    if rows.has_placed() and rows.has_unplaced():
        return 0, True  # another process has begun to place them
    out, new = rows.readings_to_remove(), rows.readings_to_add(CHUNK)
    is_first = rows.has_unplaced() or (len(new) == CHUNK and not rows.has_placed())
    if is_first and out:
        rows.wipe()  # read again before anything was placed: from the start
        out, new = [], rows.readings_to_add(CHUNK)
    for serial, stored in out:
        keeper.remove(serial, decode_reading(stored))
    keeper.add({serial: decode_reading(stored) for serial, stored in new})
    if is_first:
        keeper.leave()
    else:
        keeper.settle()
    return len(out) + len(new), is_first


def _take_ahead(record: Record) -> int:
    """Takes in what is new of a record in which no name is placed, where it is much, as copies of this process see it;
    returns how many readings. What is left is for `_take_in`."""
    done = 0
    for portion, found in see_ahead(record, CHUNK):
        with collecting_seldom(), record.writing() as connection:
            keeper = Keeper(connection)
            rows = keeper.rows
            is_changed = rows.version() != version() or rows.latest() != portion.after or rows.has_placed()
            if is_changed or keeper.has_decisions or rows.readings_to_remove():
                return done
            live = set(find_portion(connection, portion.after, CHUNK).serials)
            keeper.add_seen({serial: seen for serial, seen in found.items() if serial in live}, is_left=True)
            keeper.leave()
        done += len(found)
    return done


def place_all(record: Record) -> None:
    """Works out all blocks of names that were taken in and left, each once, some blocks in one transaction.

    Nothing is taken in from when the first is placed until all are, by any process: so a run that was stopped, or two
    that do this at once, go on with the same blocks.
    """
    with record.asking() as connection:
        rows = Rows(connection)
        latest, blocks = rows.latest(), find_blocks(rows, load_list(connection))
    for serials, places in place_ahead(record, blocks, _find_places):
        with collecting_seldom(), record.writing() as connection:
            keeper = Keeper(connection)
            rows = keeper.rows
            if rows.version() != version() or (rows.latest() != latest and not rows.has_placed()):
                return
            here = rows.unplaced(serials)
            keeper.place_first(places if places and here == set(serials) else keeper.find_places(here))


def _find_places(connection: sa.Connection, serials: list[int]) -> Places:
    return Keeper(connection).find_places(set(serials))


def use_list(record: Record, own: OwnList, path: str) -> None:
    """Makes `own` the record's list from now on; identities follow at once. The same list again changes nothing."""
    catch_up(record)
    own = sort_own(own)
    with record.writing() as connection:
        before = load_list(connection)
        if before == own:
            return
        save_list(connection, own, path)
        keeper = Keeper(connection)
        keeper.touch(key for entry in (*before, *own) for key in entry.keys)
        keeper.settle()


def decide(record: Record, decision: Decision) -> Decision:
    """Keeps a decision; identities follow at once. Gives it back with its id."""
    catch_up(record)
    with record.writing() as connection:
        made = save_decision(connection, decision)
        _follow(connection, made)
        return made


def undo(record: Record, id: str, who: str = "", why: str = "") -> Decision | None:
    """Takes a decision back; None when there is no live one of this id."""
    catch_up(record)
    with record.writing() as connection:
        found = take_back(connection, id, who, why)
        if found is not None:
            _follow(connection, found)
        return found


def _follow(connection: sa.Connection, decision: Decision) -> None:
    """Works out what a decision bears on, whether it was made or taken back just now."""
    keeper = Keeper(connection)
    rows = keeper.rows
    keeper.touch(rows.keys_of(rows.forms_with([decision.key])))
    rows.drop_key(decision.key)
    # An article that a decision speaks of has forms of its own for the names in question.
    for article in sorted({s.article for s in (*decision.these, *decision.those) if s.article}):
        found = rows.reading_of(article)
        if found is not None:
            keeper.remove(found[0], decode_reading(found[1]))
            keeper.add({found[0]: decode_reading(found[1])})
    keeper.tie(decision)
    keeper.settle()


class Keeper:
    """Takes readings in and out within one transaction, then works out the blocks that changed."""

    def __init__(self, connection: sa.Connection) -> None:
        self.rows = Rows(connection)
        self._sums = Sums(connection)
        self._own = load_list(connection)
        self._decisions = live(load_decisions(connection))
        self._dirty: set[str] = set()
        self._poor: dict[Form, int] = {}
        """New surnames alone: no other form hangs on them unless no fuller name explains them."""
        self._again: dict[str, set[int]] = {}
        """By block: surnames alone that have to be placed again."""
        self._unseen: set[int] = set()
        self._sights: list[dict[str, int]] = []
        self._seen: Counter[int] = Counter()
        """In how many of the articles each form is that had a row before."""
        self._company: Counter[tuple[int, str]] = Counter()
        self._apart: Counter[tuple[int, int]] = Counter()
        self._taken: list[int] = []
        """What the readings that were taken in say, written at once: blocks are worked out after all of them anyway."""
        self._made: set[int] = set()
        """Forms without rows before: they have no company and no block that rows could tell of."""
        self._named: dict[int, dict[int, int]] = {}
        """For each of these readings the forms that it has, and how many statements are whose."""

    @property
    def has_decisions(self) -> bool:
        return bool(self._decisions)

    def touch(self, keys: Iterable[str]) -> None:
        """Marks blocks as changed."""
        self._dirty.update(keys)

    def add(self, found: Mapping[int, Reading]) -> None:
        """Takes in readings, by their serials."""
        self.add_seen({n: see(one, named_apart(self._decisions, one.article.id)) for n, one in found.items()})

    def add_seen(self, found: Mapping[int, Seen], is_left: bool = False) -> None:
        """Takes in what readings tell, by their serials. `is_left`: what changed is not asked for, see `leave`."""
        own = {s.form: keys for seen in found.values() for s, keys in zip(seen.sights, seen.keys, strict=True)}
        known = self.rows.find_forms(own)
        new = {form: keys_of(form, self._decisions, own[form]) for form in own.keys() - known.keys()}
        articles = Counter(form for seen in found.values() for form in {s.form for s in seen.sights})
        made = self.rows.add_forms(new, articles)
        self._made.update(made.values())
        self._seen.update({known[form]: number for form, number in articles.items() if form in known})
        serials = known | made
        for form, keys in new.items() if not is_left else ():
            if is_poor(form) and own[form] == keys:
                self._poor[form] = serials[form]
            else:
                self.touch(keys)
        entities = self.rows.entity_serials(found)
        for serial, seen in found.items():
            those = [(s, serials[s.form]) for s in seen.sights]
            self._sights += [{"entity": entities[serial, s.entity], "reading": serial, "form": f} for s, f in those]
            self._company.update([(form, key) for s, form in those for key in s.company])
            self._apart.update({(those[one][1], those[other][1]) for one, other in seen.apart})
            self._taken.append(serial)
            named = self._named[serial] = {}
            for sight, serial_of_form in those if not is_left else ():
                spoken = seen.spoken.get(sight.entity, 0)
                named[serial_of_form] = named.get(serial_of_form, 0) + spoken

    def remove(self, serial: int, reading: Reading) -> None:
        """Takes out a reading that was taken in."""
        self._write()
        kept = self.rows.sights(serial)
        forms = self.rows.load_forms(kept.values())
        fresh = sight_all(reading)
        sights = [Sight(s.entity, s.article, forms[kept[s.entity]], s.company) for s in fresh if s.entity in kept]
        for form in forms.values():
            self.touch(keys_of(form, self._decisions))
        company, apart = _pairs(sights, kept)
        self.rows.count_company({pair: -number for pair, number in company.items()})
        self.rows.count_apart(dict.fromkeys(apart, -1))
        self._count(dict.fromkeys(forms, -1))
        self._named.pop(serial, None)
        self.rows.forget_reading(serial)
        self._unseen |= set(forms)

    def leave(self) -> None:
        """Writes what was taken in, of a record in which no name is placed yet, and leaves its blocks for later."""
        self.rows.add_sights(self._sights)
        self.rows.count_sights(self._seen)
        self.rows.count_company(self._company)
        self.rows.count_apart(self._apart)
        self.rows.note_readings(self._taken, version())

    def place_first(self, places: Places) -> None:
        """Places whole blocks of which no form was placed before, and sums their identities up from the articles."""
        self._place(places.placed, places.blocks)
        self._sums.count_afresh({where.identity for where in places.placed.values()})
        self._sums.write(())

    def _write(self) -> None:
        """Writes what was taken in; a pair of names that no article had before touches its blocks."""
        known = self.rows.known_company([pair for pair in self._company if pair[0] not in self._made])
        together = self.rows.known_apart([pair for pair in self._apart if self._made.isdisjoint(pair)])
        self.rows.add_sights(self._sights)
        self._count(self._seen)
        self.rows.count_company(self._company)
        self.rows.count_apart(self._apart)
        self.rows.note_readings(self._taken, version())
        self._touch_watchers({pair for pair in self._company if pair[0] not in self._made} - known)
        held = {form for pair in self._apart.keys() - together for form in pair}
        for form in self.rows.load_forms(held).values():
            self.touch(form.keys)
        for done in (self._sights, self._seen, self._company, self._apart, self._taken, self._made):
            done.clear()

    def _count(self, changes: Mapping[int, int]) -> None:
        """Counts articles that have forms, and with them what they say of the identities that these have by now."""
        forms = self.rows.load_forms(changes)
        for serial, identity in self.rows.identities_of(changes).items():
            if identity is not None:
                self._sums.count(forms[serial], identity, changes[serial])
        self.rows.count_sights(changes)

    def _place(self, placed: Mapping[int, Placed], blocks: Mapping[int, str]) -> None:
        moved = self.rows.place(placed, blocks)
        forms = self.rows.load_forms(moved)
        for serial, (before, articles) in moved.items():
            self._sums.place(serial, forms[serial], before, placed[serial], articles)

    def _sum_up(self) -> None:
        """Writes the summaries of those of whom something has changed."""
        of = self.rows.identities_of({form for named in self._named.values() for form in named})
        added: dict[int, dict[str, int]] = {}
        for serial, named in self._named.items():
            spoken = added[serial] = {}
            for form, number in named.items():
                identity = of[form]
                if identity is not None:
                    spoken[identity] = spoken.get(identity, 0) + number
        self._sums.write(added.items())

    def _touch_watchers(self, new: set[tuple[int, str]]) -> None:
        """Touches the blocks where somebody's new company could change an outcome. Where it is a fuller name's, and
        surnames alone are all that it could matter to, only these are placed again."""
        where = self.rows.blocks_of({form for form, _ in new})
        sharers = self.rows.sharers({block for block, _ in where.values() if block}, {key for _, key in new})
        met: dict[tuple[int, str], tuple[str, int, set[int]]] = {}
        """For each of the new that some other form of its block shares: block, state, and the watching among these."""
        for f, key in new:
            block, state = where[f]
            others = {w: s for w, s in sharers.get((block or "", key), {}).items() if w != f}
            watching = {w for w, s in others.items() if s == WATCHING}
            if block and (watching or (others and state == WATCHING)):
                met[f, key] = block, state, watching
        forms = self.rows.load_forms({f for f, _ in met} | {w for *_, found in met.values() for w in found})
        for (f, _), (block, state, watching) in met.items():
            name = forms[f].person
            if state == WATCHING or (name and (name.is_initialled or is_poor(forms[f]))):
                self.touch(forms[f].keys)
            elif state == OPEN and all(is_poor(forms[w]) for w in watching):
                self._again.setdefault(block, set()).update(watching)
            elif state == OPEN:
                self.touch(forms[f].keys)

    def tie(self, decision: Decision) -> None:
        """Gives the forms that a live decision speaks of its key."""
        if all(decision.id != one.id for one in self._decisions):
            return
        names = {s.name for s in (*decision.these, *decision.those)}
        forms = self.rows.load_forms(self.rows.forms_named(names))
        have = self.rows.forms_with([decision.key])
        self.rows.add_keys([(decision.key, s) for s, f in forms.items() if decision.speaks_of(f) and s not in have])
        self.touch([decision.key])

    def settle(self) -> None:
        """Works out the blocks that changed and writes what differs."""
        self._write()
        gone = self.rows.drop_unseen(self._unseen)
        for serial, identity in gone.items():
            self._sums.drop(serial, identity)
        if self._unseen:
            self.rows.drop_uncounted(self._unseen)
        serials = self._close(self._dirty) - gone.keys()
        for form, serial in sorted(self._poor.items()):
            if serial not in serials and not self._bear(form, serial, serials):
                serials |= self._close(form.keys) - gone.keys()
        for block, again in sorted(self._again.items()):
            poor = again - gone.keys()
            if serials.isdisjoint(poor) and not self._bear_again(block, poor):
                serials |= self._close(self.rows.keys_of(poor)) - gone.keys()
        self._place(*self.find_places(serials))
        self._sum_up()
        self._dirty.clear()
        self._poor.clear()
        self._again.clear()
        self._unseen.clear()

    def _bear(self, form: Form, serial: int, dirty: set[int]) -> bool:
        """Places a new surname alone by the fuller names of its block as they stand. False where the whole block has to
        be worked out: no block, no one bearer, or one that is being worked out anyway."""
        near = self.rows.blocks_of(self.rows.forms_with(form.keys) - {serial})
        blocks = {block for block, _ in near.values() if block}
        if len(blocks) != 1 or not dirty.isdisjoint(near):
            return False
        block = blocks.pop()
        where = self._find_bearers(block, {serial: form})[serial]
        if where is None:
            return False
        self._place({serial: where}, {serial: block})
        return True

    def _bear_again(self, block: str, poor: set[int]) -> bool:
        """Places surnames alone again by the fuller names of their block. False where one that had a bearer has none
        now, or the other way about: then the whole block has to be worked out."""
        before = self.rows.placed_of(poor)
        found = self._find_bearers(block, self.rows.load_forms(poor))
        if any((where is not None) != before[serial].is_borne for serial, where in found.items()):
            return False
        placed = {serial: where for serial, where in found.items() if where is not None}
        self._place(placed, dict.fromkeys(placed, block))
        return True

    def _find_bearers(self, block: str, forms: Mapping[int, Form]) -> dict[int, Placed | None]:
        """Where surnames alone of a block belong by its fuller names; None where not one of these fits."""
        core = self.rows.core_of(block)
        if any(decision.speaks_of(other) for decision in self._decisions for other in (*core, *forms.values())):
            return dict.fromkeys(forms)
        own = [entry for entry in self._own if not _keys_of_block(core).isdisjoint(entry.keys)]
        company = self.rows.shared_company(core, {key for form in forms.values() for key in form.company})
        apart = self.rows.apart_from(forms)
        return {serial: bear(form, core, own, company, apart[serial]) for serial, form in sorted(forms.items())}

    def find_places(self, serials: set[int]) -> Places:
        """Works out the blocks that these forms make up, all of them. Changes nothing."""
        forms = self.rows.load_forms(serials)
        by_form = {form: serial for serial, form in forms.items()}
        pairs = self.rows.load_apart(serials)
        apart = [(forms[one], forms[other]) for one, other in pairs if one in forms and other in forms]
        made = list(make_blocks(forms.values(), {}, apart, self._own, self._decisions))
        several = {by_form[form] for block in made if _has_people(block) for form in block.forms}
        company = {forms[serial]: frozenset(keys) for serial, keys in self.rows.load_company(several).items()}
        placed, blocks = {}, {}
        for block in made:
            if shared := {form: company[form] for form in block.forms if form in company}:
                block = msgspec.structs.replace(block, company=shared)
            name = min(block.forms).id
            for form, where in resolve_block(block).items():
                placed[by_form[form]] = where
                blocks[by_form[form]] = name
        return Places(placed, blocks)

    def _close(self, keys: Iterable[str]) -> set[int]:
        """All forms of the blocks that have any of these keys."""
        done: set[str] = set()
        new = _leading_on(keys)
        forms: set[int] = set()
        while new:
            done |= new
            for entry in self._own:
                if not done.isdisjoint({*entry.keys, *map(as_acronym, entry.keys)}):
                    led = _leading_on(entry.keys)
                    new |= led
                    done |= led
            found = self.rows.forms_with(new) - forms
            forms |= found
            new = _leading_on(self.rows.keys_of(found)) - done
        return forms


def _leading_on(keys: Iterable[str]) -> set[str]:
    """Keys by which the rest of a block is found: from initials to their acronym, from that to all such initials."""
    return {led for key in keys for led in ((key, f"i:{key[2:]}") if key.startswith("a:") else (as_acronym(key),))}


def _pairs(sights: Sequence[Sight], serials: dict[str, int]) -> tuple[Counter[tuple[int, str]], set[tuple[int, int]]]:
    """Who is named beside whom in an article, how often, and whom it holds apart; forms by their serials."""
    by_form = {s.form: serials[s.entity] for s in sights}
    company = Counter((serials[s.entity], key) for s in sights for key in s.company)
    return company, {(by_form[a], by_form[b]) for a, b in pairs_apart(sights)}


def _has_people(block: Facts) -> bool:
    """Whether company can matter in a block: several forms, of which one may be a person's."""
    return bool(block.own) or (len(block.forms) > 1 and any(f.kind == "person" for f in block.forms))


def _keys_of_block(core: Iterable[Form]) -> set[str]:
    return {key for form in core for key in form.keys}


@cache
def version() -> str:
    """Stands for the code and the lists that outcomes depend on: when either changes, a record is worked out anew."""
    lists = [files("dragoman.resources") / f"{name}.yaml" for name in _LISTS]
    code = [file for file in files(__package__).iterdir() if file.name.endswith(".py")]
    digest = hashlib.blake2b(digest_size=8)
    for file in (*lists, *sorted(code, key=lambda file: file.name)):
        digest.update(file.read_bytes())
    return digest.hexdigest()
