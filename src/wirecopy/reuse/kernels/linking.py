"""Which holders of a gram are paired, and the passages of those pairs.

Up to :data:`~wirecopy.reuse.kernels.holders.CAP` holders are paired all with all. What more of them hold is looked at
a stretch of text at a time, from each holder: it is paired with the least of the others and with the one before it,
and with a third only where that shares what the passages with the least, or with the one before, leave out; grams that
few hold for an edit of some words in such a stretch pair nobody. So a text with many reprints costs linear time also
where each has edits of its own, some of them by chance the same.
"""

from __future__ import annotations

import numpy as np
from numba import njit, types

from wirecopy.compiled import KERNEL, inlined, part_of_kernel
from wirecopy.reuse.kernels.arrays import INTS, KEYS, WORDS, read_only
from wirecopy.reuse.kernels.grams import GRAM, POSITION_BITS, hashed
from wirecopy.reuse.kernels.holders import CAP, FIRST, MANY, SLOT_BITS, document_of, position_of
from wirecopy.reuse.kernels.pairs import JOIN, passages_of

LEAST, BEFORE, ANY = 1, 2, 4  # why two holders of a gram are paired: bits of a seed above its two positions
DONE = 8  # beside those of a partner's seeds: its passages are written
MET, TIED, RELINKED, NEW, CAME = 1, 2, 3, 4, 5  # of a document: what is new of it, as `link` has it
FRESH, CAPPED = 1, 2  # of a posting: a lesser document that is new holds the gram; more than CAP do
MARKS = read_only(types.uint8)
_KIND = np.uint64(2 * POSITION_BITS)
_PLACE = np.uint64((1 << (2 * POSITION_BITS)) - 1)
_POSITION = np.uint64((1 << POSITION_BITS) - 1)
_SLOT = np.uint64((1 << SLOT_BITS) - 1)


@inlined
def _seed(posting, position, kind):
    return np.uint64(kind) << _KIND | np.uint64(position_of(posting)) << np.uint64(POSITION_BITS) | np.uint64(position)


@part_of_kernel
def _last_up_to(ascending, value):
    """The greatest of ``ascending`` that is not above ``value``."""
    low, high = 0, len(ascending)
    while high - low > 1:
        middle = (low + high) // 2
        if ascending[middle] <= value:
            low = middle
        else:
            high = middle
    return ascending[low]


@part_of_kernel
def _grown(rows, room):
    bigger = np.empty((max(2 * len(rows), room), rows.shape[1]), rows.dtype)
    bigger[: len(rows)] = rows
    return bigger


@part_of_kernel
def _longer(row, room):
    longer = np.empty(max(2 * len(row), room), row.dtype)
    longer[: len(row)] = row
    return longer


@part_of_kernel
def _least_that_was(postings, slot, news):
    """The least of a gram's holders that did not come; ``slot`` is its first posting."""
    while news[document_of(postings[slot])] == CAME:
        slot += 1
    return document_of(postings[slot])


@part_of_kernel
def _find_tied(postings, marks, over, entries, news, is_tied, tied):
    """The documents that text over the cap links one to, or did before others came; they are marked in ``is_tied``.

    Returns them and their number.
    """
    n = 0
    for entry in entries:
        slot = np.int64(entry & _SLOT)
        if marks[slot] != CAPPED:
            continue
        if n + 4 > len(tied):
            tied = _longer(tied, n + 4)
        least = _last_up_to(over, slot)
        before = slot - 1
        while before > least and news[document_of(postings[before])] == CAME:
            before -= 1
        others = (
            document_of(postings[least]),
            document_of(postings[slot - 1]),
            _least_that_was(postings, least, news),
            document_of(postings[before]),
        )
        for other in others:
            if not is_tied[other]:
                is_tied[other] = 1
                tied[n] = other
                n += 1
    return tied, n


@part_of_kernel
def _sow(postings, marks, over, entries, begin, what, news, is_tied, seeds, holders):
    """The seeds of one document, whose words begin at ``begin``, in its order, with the document each leads to.

    ``what`` is new of it tells which are wanted, as of :func:`link`. Returns them and their number.
    """
    n = 0
    for entry in entries:
        slot = np.int64(entry & _SLOT)
        mark = marks[slot]
        if what == MET and mark != FRESH:
            continue
        position = np.int64(entry >> np.uint64(SLOT_BITS)) - begin
        if n + CAP > len(seeds):
            seeds, holders = _longer(seeds, n + CAP), _longer(holders, n + CAP)
        if mark == CAPPED:
            least = _last_up_to(over, slot)
            seeds[n], holders[n] = _seed(postings[least], position, LEAST), document_of(postings[least])
            n += 1
            if slot - 1 > least:
                seeds[n], holders[n] = _seed(postings[slot - 1], position, BEFORE), document_of(postings[slot - 1])
                n += 1
            continue
        while not postings[slot] & FIRST:
            slot -= 1
            holder = document_of(postings[slot])
            if what >= RELINKED or news[holder] >= NEW or is_tied[holder]:
                seeds[n], holders[n] = _seed(postings[slot], position, ANY), holder
                n += 1
    return seeds, holders, n


@njit(types.void(KEYS, KEYS, types.uint64[::1], types.uint64[::1]), **KERNEL)
def tie(postings, own, caps, ties):
    """Add to the digests of each document which of its text ``postings`` have over the cap, and what that links it to.

    Where they, and the digests ``own`` of two documents, are what they were, so are the passages of the two. They are
    sums, so that it is of no account which posting comes first.
    """
    for i in range(len(postings)):
        posting = postings[i]
        if not posting & MANY:
            continue
        if posting & FIRST:
            least = hashed(own[document_of(posting)] ^ np.uint64(position_of(posting)))
            continue
        d, before = document_of(posting), postings[i - 1]
        position = hashed(np.uint64(position_of(posting) + 1))
        caps[d] += position
        linked = hashed(least ^ own[document_of(before)] ^ np.uint64(position_of(before)))
        ties[d] += hashed(linked ^ position)


@njit(types.void(KEYS, types.uint8[::1], types.uint8[::1]), **KERNEL)
def freshen(postings, news, marks):
    """What is to be known of each of ``postings`` before it is looked at, in bytes that fit into the cache: whether it
    is :data:`CAPPED`, or :data:`FRESH`, as one is of whose gram a lesser document is a holder that is :data:`NEW`, or
    came. Documents with one of these, of which else nothing is new, are :data:`MET`."""
    fresh = False
    for i in range(len(postings)):
        if postings[i] & FIRST:
            fresh = False
        d = document_of(postings[i])
        marks[i] = CAPPED if postings[i] & MANY else FRESH if fresh else 0
        if marks[i] == FRESH and news[d] < MET:
            news[d] = MET
        fresh |= news[d] >= NEW


@part_of_kernel
def _reap(seeds, holders, n, number_of, partners, kinds, bounds, reaped):
    """Group ``n`` seeds by partner, in order within each; returns the number of partners.

    Partner p has ``reaped[bounds[p]:bounds[p + 1]]``, of ``kinds[p]``. ``number_of`` is -1 for each document, before
    and after.
    """
    m = 0
    for i in range(n):
        p = number_of[holders[i]]
        if p < 0:
            p = number_of[holders[i]] = m
            partners[p] = holders[i]
            kinds[p] = 0
            bounds[p + 1] = 0
            m += 1
        kinds[p] |= np.int64(seeds[i] >> _KIND)
        bounds[p + 1] += 1
    bounds[0] = 0
    for p in range(m):
        bounds[p + 1] += bounds[p]
    for i in range(n - 1, -1, -1):
        p = number_of[holders[i]]
        bounds[p + 1] -= 1
        reaped[bounds[p + 1]] = seeds[i]
    for p in range(m):  # each bound was moved to the beginning of its partner
        bounds[p] = bounds[p + 1]
        number_of[partners[p]] = -1
    bounds[m] = n
    return m


@part_of_kernel
def _asks(seeds, kind, covered):
    """Whether a seed of ``kind`` leads to text that is not yet ``covered`` for the same reason."""
    for seed in seeds:
        position = np.int64(seed & _POSITION)
        if seed >> _KIND & np.uint64(kind) and not covered[position] & covered[position + GRAM - 1] & kind:
            return True
    return False


@part_of_kernel
def _cover_edits(marks, entries, begin, covered):
    """Cover what few hold for where it is but an edit within what more than the cap hold: up to JOIN words of it."""
    end = -JOIN - 1  # of the gram before
    for entry in entries:
        if marks[np.int64(entry & _SLOT)] == CAPPED:
            at = np.int64(entry >> np.uint64(SLOT_BITS)) - begin
            for position in range(end if at - end <= JOIN else at, at + GRAM):
                covered[position] |= ANY
            end = at + GRAM


@part_of_kernel
def _cover(rows, first, last, kind, covered):
    for r in range(first, last):
        for position in range(rows[r, 4], rows[r, 5]):
            covered[position] |= kind


@part_of_kernel
def add_pair(words, begins, habitual, a, b, seeds, least_words, rows, n, found, out):
    """Write the passages of documents a and b to ``rows`` from row ``n`` on; returns the number of rows then."""
    in_order = True
    for i in range(len(seeds)):
        seeds[i] &= _PLACE
        in_order &= i == 0 or seeds[i - 1] < seeds[i]
    if not in_order:
        seeds.sort()
    m = passages_of(words, habitual, seeds, begins[a], begins[a + 1], begins[b], begins[b + 1], least_words, found, out)
    for p in range(m):
        if out[p, 4] > 0:
            rows[n, 0], rows[n, 1] = a, b
            rows[n, 2], rows[n, 3] = out[p, 0] - begins[a], out[p, 1] - begins[a]
            rows[n, 4], rows[n, 5] = out[p, 2] - begins[b], out[p, 3] - begins[b]
            rows[n, 6], rows[n, 7], rows[n, 8] = out[p, 4], out[p, 5], out[p, 6]
            n += 1
    return n


@njit(types.int64[:, ::1](WORDS, INTS, MARKS, KEYS, MARKS, INTS, KEYS, MARKS, types.int64), **KERNEL)
def link(words, begins, habitual, postings, marks, over, entries, news, least_words):
    """Passages of the documents that ``entries`` (of ``holders.gather``, sorted) belong to, with lesser ones.

    ``news[d]``: :data:`CAME` and :data:`NEW` where every pair of d is wanted, :data:`RELINKED` where those with lesser
    documents are, :data:`TIED` where those with whom text over the cap links it, or did before some came, 0 where none
    is; everywhere those with new ones, and :data:`MET` where there are only such. ``marks``: of each posting, as of
    :func:`freshen`. Rows: a, b, a_from, a_to, b_from, b_to (words of the document), equal words, places where two
    numbers differ, habit (1: an outlet's furniture). Before those of a TIED document stands for each with whom it was
    tied a row without words.
    """
    rows = np.empty((1024, 9), np.int64)
    n = np.int64(0)  # where a kernel is given a bare 0, it is compiled for that, and again for all others
    is_tied, tied = np.zeros(len(begins), np.uint8), np.empty(64, np.int64)
    number_of = np.full(len(begins), -1, np.int32)
    seeds, holders, reaped = np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.uint64)
    partners, kinds, bounds = np.empty(0, np.int64), np.empty(0, np.int64), np.empty(1, np.int64)
    found, out = np.empty((64, 5), np.int64), np.empty((64, 7), np.int64)
    written = np.empty((0, 2), np.int64)  # which rows are a partner's
    start = 0
    while start < len(entries):
        b = document_of(postings[np.int64(entries[start] & _SLOT)])
        stop = start
        while stop < len(entries) and np.int64(entries[stop] >> np.uint64(SLOT_BITS)) < begins[b + 1]:
            stop += 1
        mine, start = entries[start:stop], stop
        if news[b] < MET:
            continue
        ties = 0
        if news[b] == TIED:
            tied, ties = _find_tied(postings, marks, over, mine, news, is_tied, tied)
        seeds, holders, sown = _sow(postings, marks, over, mine, begins[b], news[b], news, is_tied, seeds, holders)
        if n + sown + ties > len(rows):
            rows = _grown(rows, n + sown + ties)
        for k in range(ties):
            rows[n] = 0
            rows[n, 0], rows[n, 1] = tied[k], b
            n += 1
            is_tied[tied[k]] = 0
        if sown == 0:
            continue
        covered = np.zeros(begins[b + 1] - begins[b], np.uint8)  # the reasons why each word needs no more partners
        _cover_edits(marks, mine, begins[b], covered)
        if sown > len(reaped):
            reaped, partners, kinds = (
                np.empty(len(seeds), np.uint64),
                _longer(holders, len(seeds)),
                _longer(holders, len(seeds)),
            )
            bounds, written = np.empty(len(seeds) + 1, np.int64), np.empty((len(seeds), 2), np.int64)
        m = _reap(seeds, holders, sown, number_of, partners, kinds, bounds, reaped)
        most = np.int64(0)
        for p in range(m):
            most = max(most, bounds[p + 1] - bounds[p])
        if most > len(found):
            found, out = _grown(found, most), _grown(out, most)
        order = np.argsort(partners[:m])
        for kind in (LEAST, BEFORE, ANY):
            for k in range(m):
                p = order[m - 1 - k] if kind == BEFORE else order[k]
                if not kinds[p] & kind:
                    continue
                if not kinds[p] & DONE:
                    shared = reaped[bounds[p] : bounds[p + 1]]
                    if not _asks(shared, kind, covered):
                        continue
                    kinds[p] |= DONE
                    written[p, 0] = n
                    n = add_pair(words, begins, habitual, partners[p], b, shared, least_words, rows, n, found, out)
                    written[p, 1] = n
                if kind != ANY:
                    _cover(rows, written[p, 0], written[p, 1], kind, covered)
    return rows[:n].copy()
