"""The matcher's inner loops: arrays in, arrays out, nothing of articles known here.

Compiled by numba and kept in its cache; each releases the GIL. ``oracle.py`` says the same in plain Python,
and a property test holds the two equal. The method: words → hashes → five-word grams → winnowing
(Schleimer, Wilkerson, Aiken: "Winnowing", SIGMOD 2003) → equal grams by sorting → seeds of each pair
→ ungapped extension with x-drop as in BLAST (Altschul et al. 1990) → joined segments.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from wirecopy.reuse.alphabet import CLASS_SHIFT, DIGIT, EXTENDER, GAP, JOINER, LONE, SIZE

GRAM = 5  # words in a gram
WINDOW = 4  # one gram in each run of WINDOW is kept: a shared run of GRAM + WINDOW - 1 = 8 words is always seen
CAP = 64  # holders of a gram that are paired all with all; above, each with the least and the next
REWARD, PENALTY, DROP = 1, 2, 8  # of equal and unequal words in extension; given up DROP below the best
JOIN = 12  # words that may lie between two segments of one passage, on either side
RECENT, OPEN = 64, 8  # segments looked back at for one that covers a seed; passages, for one to join
BUCKETS = 1 << 18  # of the table of word frequencies

DOC_BITS, POSITION_BITS = 24, 20  # of a seed: partner, word in a, word in b
MAX_DOCS, MAX_WORDS = 1 << DOC_BITS, 1 << POSITION_BITS

_FOLD = np.uint32((1 << CLASS_SHIFT) - 1)
_OFFSET = np.uint64(0xCBF29CE484222325)  # FNV-1a, 64 bits
_PRIME = np.uint64(0x100000001B3)
_BASE = np.uint64(0x9E3779B97F4A7C15)
_BASE_TO_GRAM = np.uint64(pow(0x9E3779B97F4A7C15, GRAM, 1 << 64))


@njit(cache=True, nogil=True, inline="always")
def _code_point(data, i):
    """The code point that begins at byte ``i`` of UTF-8 ``data``, and its length in bytes."""
    c = np.uint32(data[i])
    if c < 0x80:
        return c, 1
    if c < 0xE0:
        return (c & np.uint32(0x1F)) << np.uint32(6) | np.uint32(data[i + 1] & 0x3F), 2
    if c < 0xF0:
        high = (c & np.uint32(0x0F)) << np.uint32(12) | np.uint32(data[i + 1] & 0x3F) << np.uint32(6)
        return high | np.uint32(data[i + 2] & 0x3F), 3
    high = (c & np.uint32(0x07)) << np.uint32(18) | np.uint32(data[i + 1] & 0x3F) << np.uint32(12)
    return high | np.uint32(data[i + 2] & 0x3F) << np.uint32(6) | np.uint32(data[i + 3] & 0x3F), 4


@njit(cache=True, nogil=True, inline="always")
def _entry(table, code):
    """Class and fold of a code point; above the table only ideographs (planes 2 and 3) are words."""
    if code < SIZE:
        return table[code]
    if code < 0x40000:
        return np.uint32(LONE << CLASS_SHIFT) | (code & _FOLD)
    return np.uint32(GAP)


@njit(cache=True, nogil=True, inline="always")
def _close(h, numeric):
    """A word's 32-bit hash; the lowest bit tells whether the word begins with a digit."""
    h ^= h >> np.uint64(32)
    h *= _BASE
    h ^= h >> np.uint64(29)
    return np.uint32((h & np.uint64(0xFFFFFFFE)) | np.uint64(numeric))


@njit(cache=True, nogil=True)
def tokenise(data, offsets, first, last, table, words, counts):
    """Hash the words of documents ``first`` to ``last`` of a UTF-8 buffer.

    Document d is ``data[offsets[d]:offsets[d + 1]]``; its hashes go to ``words`` from ``(offsets[d] + d) // 2``
    on (there is room: two words take three bytes), their number to ``counts[d]``.
    """
    for d in range(first, last):
        begin = (offsets[d] + d) // 2
        at = begin
        h = _OFFSET
        inside = False
        numeric = 0
        i = offsets[d]
        end = offsets[d + 1]
        while i < end:
            code, length = _code_point(data, i)
            i += length
            entry = _entry(table, code)
            kind = entry >> np.uint32(CLASS_SHIFT)
            if kind == GAP:
                if inside:
                    words[at] = _close(h, numeric)
                    at += 1
                    inside = False
            elif kind == JOINER:
                if inside and not _letter_follows(data, i, end, table):
                    words[at] = _close(h, numeric)
                    at += 1
                    inside = False
            elif kind == LONE:
                if inside:
                    words[at] = _close(h, numeric)
                    at += 1
                    inside = False
                words[at] = _close((_OFFSET ^ np.uint64(entry & _FOLD)) * _PRIME, 0)
                at += 1
            elif kind != EXTENDER:
                if not inside:
                    inside = True
                    h = _OFFSET
                    numeric = 1 if kind == DIGIT else 0
                h = (h ^ np.uint64(entry & _FOLD)) * _PRIME
        if inside:
            words[at] = _close(h, numeric)
            at += 1
        counts[d] = at - begin


@njit(cache=True, nogil=True, inline="always")
def _letter_follows(data, i, end, table):
    """Whether a letter or digit of a spaced script begins at byte ``i``."""
    if i >= end:
        return False
    code, _ = _code_point(data, i)
    kind = _entry(table, code) >> np.uint32(CLASS_SHIFT)
    return kind != GAP and kind != JOINER and kind != LONE and kind != EXTENDER


@njit(cache=True, nogil=True)
def locate(data, begin, end, table, starts, ends, quoted):
    """Where each word of one document stands: ``[start, end)`` in code points, and whether inside quotation marks.

    Quotation marks: “ ” „ “ « » » « 「 」 『 』 and the straight double one; a blank line ends what was left open.
    Single ones are left out: they cannot be told from apostrophes.
    """
    n = 0
    inside = False
    opener = np.uint32(0)  # the mark that a quotation began with
    newlines = 0
    position = 0
    i = begin
    while i < end:
        code, length = _code_point(data, i)
        i += length
        kind = _entry(table, code) >> np.uint32(CLASS_SHIFT)
        if kind == EXTENDER:
            if inside or (n and ends[n - 1] == position):
                ends[n if inside else n - 1] = position + 1
        elif kind in (GAP, JOINER):
            if inside and (kind == GAP or not _letter_follows(data, i, end, table)):
                n += 1
                inside = False
            if code == 0x201E or code == 0x300C or code == 0x300E:
                opener = code
            elif code == 0x201C:  # closes a German quotation
                opener = np.uint32(0) if opener == 0x201E else code
            elif code == 0xAB:  # closes where » opened
                opener = np.uint32(0) if opener == 0xBB else code
            elif code == 0xBB or code == 0x22:
                opener = np.uint32(0) if opener else code
            elif code == 0x201D or code == 0x300D or code == 0x300F:
                opener = np.uint32(0)
            if code == 0x0A:
                newlines += 1
                if newlines == 2:
                    opener = np.uint32(0)
            elif code > 0x20:
                newlines = 0
        else:
            newlines = 0
            if kind == LONE:
                if inside:
                    n += 1
                    inside = False
                starts[n] = position
                ends[n] = position + 1
                quoted[n] = opener != 0
                n += 1
            else:
                if not inside:
                    inside = True
                    starts[n] = position
                    quoted[n] = opener != 0
                ends[n] = position + 1
        position += 1
    return n + 1 if inside else n


@njit(cache=True, nogil=True)
def compact(loose, offsets, begins, counts, words):
    """Close the gaps that :func:`tokenise` leaves between documents."""
    for d in range(len(counts)):
        at = (offsets[d] + d) // 2
        words[begins[d] : begins[d] + counts[d]] = loose[at : at + counts[d]]


@njit(cache=True, nogil=True)
def count_words(words, frequency):
    """How often each word occurs, in a table of :data:`BUCKETS` buckets."""
    for i in range(len(words)):
        frequency[words[i] >> np.uint32(1) & np.uint32(BUCKETS - 1)] += 1


@njit(cache=True, nogil=True, inline="always")
def _mix(h):
    """MurmurHash3's finaliser: every bit of the sum reaches the high bits that are compared."""
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xFF51AFD7ED558CCD)
    h ^= h >> np.uint64(33)
    h *= np.uint64(0xC4CEB9FE1A85EC53)
    return h ^ (h >> np.uint64(33))


@njit(cache=True, nogil=True)
def fingerprint(words, begins, counts, first, last, bits, keys):
    """Winnowed grams of documents ``first`` to ``last``: hash in the high bits, word index in the low ``bits``.

    Of each window of :data:`WINDOW` grams the least (the last of equals) is kept. Returns their number.
    """
    n = 0
    high = ~((np.uint64(1) << np.uint64(bits)) - np.uint64(1))
    ring = np.empty(WINDOW, np.uint64)
    for d in range(first, last):
        begin, count = begins[d], min(counts[d], MAX_WORDS)
        grams = count - GRAM + 1
        if grams < 1:
            continue
        kept = -1
        h = np.uint64(0)
        for j in range(count):
            h = h * _BASE + np.uint64(words[begin + j])
            if j >= GRAM:
                h -= _BASE_TO_GRAM * np.uint64(words[begin + j - GRAM])
            g = j - GRAM + 1
            if g < 0:
                continue
            ring[g % WINDOW] = _mix(h) & high
            if g < WINDOW - 1 and g < grams - 1:
                continue
            least = g
            for k in range(g - 1, max(g - WINDOW, -1), -1):
                if ring[k % WINDOW] < ring[least % WINDOW]:
                    least = k
            if least != kept:
                kept = least
                keys[n] = ring[least % WINDOW] | np.uint64(begin + least)
                n += 1
    return n


@njit(cache=True, nogil=True, inline="always")
def _document_of(word, begins):
    """The document that word index ``word`` lies in."""
    low, high = 0, len(begins) - 1
    while high - low > 1:
        middle = (low + high) // 2
        if begins[middle] <= word:
            low = middle
        else:
            high = middle
    return low


@njit(cache=True, nogil=True)
def _holders(keys, i, bits, begins, documents, positions):
    """The documents that hold the gram at ``keys[i]``, each once, ascending; returns their number and the next i."""
    n = 0
    mask = (np.uint64(1) << np.uint64(bits)) - np.uint64(1)
    gram = keys[i] >> np.uint64(bits)
    while i < len(keys) and keys[i] >> np.uint64(bits) == gram:
        word = np.int64(keys[i] & mask)
        document = _document_of(word, begins)
        if n == 0 or documents[n - 1] != document:
            documents[n] = document
            positions[n] = word
            n += 1
        i += 1
    return n, i


@njit(cache=True, nogil=True)
def survey(keys, bits, begins, outlets, thresholds, seeds, habitual):
    """First pass over the sorted grams: how many seeds each document gets, and which words are an outlet's habit.

    ``seeds[a]`` counts matches whose lesser document is a. ``habitual[word]`` is set for words of grams that at
    least ``thresholds[outlet]`` articles of the outlet hold; outlet -1 is unknown and has no habits.
    Returns the largest number of holders of a gram.
    """
    mask = (np.uint64(1) << np.uint64(bits)) - np.uint64(1)
    documents = np.empty(len(begins), np.int64)
    positions = np.empty(len(begins), np.int64)
    tally = np.zeros(len(thresholds), np.int64)
    widest = 0
    i = 0
    while i < len(keys):
        if i + 1 == len(keys) or keys[i + 1] >> np.uint64(bits) != keys[i] >> np.uint64(bits):
            i += 1
            continue
        start = i
        n, i = _holders(keys, i, bits, begins, documents, positions)
        widest = max(widest, n)
        if n < 2:
            continue
        if n <= CAP:
            for k in range(n - 1):
                seeds[documents[k]] += n - 1 - k
        else:
            seeds[documents[0]] += n - 1
            for k in range(1, n - 1):
                seeds[documents[k]] += 1
        for k in range(n):
            if outlets[documents[k]] >= 0:
                tally[outlets[documents[k]]] += 1
        for j in range(start, i):
            word = np.int64(keys[j] & mask)
            outlet = outlets[_document_of(word, begins)]
            if outlet >= 0 and tally[outlet] >= thresholds[outlet]:
                habitual[word : word + GRAM] = 1
        for k in range(n):
            if outlets[documents[k]] >= 0:
                tally[outlets[documents[k]]] = 0
    return widest


@njit(cache=True, nogil=True)
def sow(keys, bits, begins, cursors, seeds):
    """Second pass: write the seeds of each document a from ``cursors[a]`` on, as (b, word in a, word in b)."""
    documents = np.empty(len(begins), np.int64)
    positions = np.empty(len(begins), np.int64)
    i = 0
    while i < len(keys):
        if i + 1 == len(keys) or keys[i + 1] >> np.uint64(bits) != keys[i] >> np.uint64(bits):
            i += 1
            continue
        n, i = _holders(keys, i, bits, begins, documents, positions)
        for k in range(n):
            positions[k] -= begins[documents[k]]
        if n <= CAP:
            for k in range(n - 1):
                for m in range(k + 1, n):
                    _plant(documents, positions, k, m, cursors, seeds)
        else:
            for m in range(1, n):
                _plant(documents, positions, 0, m, cursors, seeds)
            for k in range(1, n - 1):
                _plant(documents, positions, k, k + 1, cursors, seeds)


@njit(cache=True, nogil=True, inline="always")
def _plant(documents, positions, k, m, cursors, seeds):
    a = documents[k]
    seeds[cursors[a]] = (
        np.uint64(documents[m]) << np.uint64(2 * POSITION_BITS)
        | np.uint64(positions[k]) << np.uint64(POSITION_BITS)
        | np.uint64(positions[m])
    )
    cursors[a] += 1


@njit(cache=True, nogil=True)
def _extend(words, habitual, habit, a, a_stop, b, b_stop, step):
    """Words to take from (a, b) on in direction ``step`` until the score falls DROP under its best.

    It stays on its side of the border between an outlet's furniture (``habit`` 1) and news (0). Of furniture the
    grams that were kept may leave WINDOW - 1 words at either end unmarked: so few equal words before texts part
    belong to it.
    """
    score = best = taken = n = 0
    while a != a_stop and b != b_stop:
        if habitual[a] | habitual[b] != habit:
            if habit and taken == n:
                beyond = 0
                while beyond < WINDOW and a != a_stop and b != b_stop and words[a] == words[b]:
                    beyond += 1
                    a += step
                    b += step
                if beyond < WINDOW:
                    taken += beyond
            break
        n += 1
        if words[a] == words[b]:
            score += REWARD
            if score > best:
                best = score
                taken = n
        else:
            score -= PENALTY
            if score <= best - DROP:
                break
        a += step
        b += step
    return taken


@njit(cache=True, nogil=True)
def _common_in_order(words, a, a_end, b, b_end, row):
    """Length of the longest common subsequence of two short stretches (at most JOIN words each)."""
    for j in range(b_end - b + 1):
        row[j] = 0
    for i in range(a, a_end):
        diagonal = 0
        for j in range(b, b_end):
            above = row[j - b + 1]
            if words[i] == words[j]:
                row[j - b + 1] = diagonal + 1
            else:
                row[j - b + 1] = max(above, row[j - b])
            diagonal = above
    return row[b_end - b]


@njit(cache=True, nogil=True)
def _segments(words, habitual, seeds, a_begin, a_end, b_begin, b_end, found):
    """Maximal ungapped matches through the seeds of one pair, as rows (a, a_end, b, b_end, habit) of ``found``."""
    mask = np.uint64(MAX_WORDS - 1)
    n = 0
    for seed in seeds:
        a = a_begin + np.int64(seed >> np.uint64(POSITION_BITS) & mask)
        b = b_begin + np.int64(seed & mask)
        covered = False
        for k in range(n - 1, max(n - RECENT - 1, -1), -1):  # seeds come in a's order: what covers one was found lately
            if found[k, 0] - found[k, 2] == a - b and found[k, 1] > a:
                covered = True
                break
        if covered:
            continue
        equal = True
        for k in range(GRAM):
            if words[a + k] != words[b + k]:
                equal = False  # two grams with one hash
                break
        if not equal:
            continue
        habit = habitual[a] | habitual[b]
        right = _extend(words, habitual, habit, a, a_end, b, b_end, 1)
        left = _extend(words, habitual, habit, a - 1, a_begin - 1, b - 1, b_begin - 1, -1)
        if right + left == 0:
            continue
        found[n, 0], found[n, 1] = a - left, a + right
        found[n, 2], found[n, 3] = b - left, b + right
        found[n, 4] = habit
        n += 1
    return n


@njit(cache=True, nogil=True)
def _join(words, found, n, row, out):
    """Join segments that follow one another on both sides into passages.

    Rows of ``out``: a, a_end, b, b_end, equal words, places where two numbers differ, habit. Returns their number.
    Segments come in the order of a + b, which is the same whichever side is called a.
    """
    order = np.argsort((found[:n, 0] + found[:n, 2]) * np.int64(MAX_WORDS) * 4 + found[:n, 0] - found[0, 0] + MAX_WORDS)
    m = 0
    for k in order:
        a, a_end, b, b_end = found[k, 0], found[k, 1], found[k, 2], found[k, 3]
        best = -1
        for p in range(m - 1, max(m - OPEN - 1, -1), -1):  # passages still open lie close behind
            if out[p, 6] != found[k, 4]:
                continue
            overlap = max(out[p, 1] - a, out[p, 3] - b, 0)
            if overlap >= a_end - a:
                if out[p, 1] >= a_end and out[p, 3] >= b_end and out[p, 0] <= a and out[p, 2] <= b:
                    best = -2  # lies within a passage already
                    break
                continue
            if overlap > GRAM:
                continue
            if a + overlap - out[p, 1] <= JOIN and b + overlap - out[p, 3] <= JOIN:
                best = p
                a += overlap
                b += overlap
                break
        if best == -2:
            continue
        if best == -1:
            best = m
            m += 1
            out[best, 0], out[best, 2], out[best, 4], out[best, 5], out[best, 6] = a, b, 0, 0, found[k, 4]
        else:
            out[best, 4] += _common_in_order(words, out[best, 1], a, out[best, 3], b, row)
            if a - out[best, 1] == b - out[best, 3]:
                for i in range(a - out[best, 1]):
                    one, other = words[out[best, 1] + i], words[out[best, 3] + i]
                    out[best, 5] += one != other and one & other & np.uint32(1)
        for i in range(a_end - a):
            one, other = words[a + i], words[b + i]
            if one == other:
                out[best, 4] += 1
            elif one & other & np.uint32(1):
                out[best, 5] += 1
        out[best, 1], out[best, 3] = a_end, b_end
    return m


@njit(cache=True, nogil=True)
def _keep_disjoint(out, m):
    """Mark (equal words = 0) every passage that overlaps a better one on both sides."""
    order = np.argsort(-out[:m, 4] * np.int64(MAX_WORDS) + np.arange(m))
    for i in range(m):
        p = order[i]
        for j in range(i):
            q = order[j]
            if (
                out[q, 4] > 0
                and out[p, 0] < out[q, 1]
                and out[q, 0] < out[p, 1]
                and out[p, 2] < out[q, 3]
                and out[q, 2] < out[p, 3]
            ):
                out[p, 4] = 0
                break


@njit(cache=True, nogil=True)
def _grown(rows):
    bigger = np.empty((2 * len(rows), rows.shape[1]), rows.dtype)
    bigger[: len(rows)] = rows
    return bigger


@njit(cache=True, nogil=True)
def chain(words, begins, habitual, seeds, bounds, first, last, bits_of, least_words, least_bits):
    """Passages of each document a from ``first`` to ``last`` with its partners.

    ``seeds[bounds[a]:bounds[a + 1]]`` are a's seeds, sorted here in place. A passage is kept that has
    ``least_words`` equal words and ``least_bits`` of surprise in its words on either side (``bits_of``: surprise
    of a word by its frequency bucket, in the same unit). Rows: a, b, a_from, a_to, b_from, b_to (words of the
    document), equal words, places where two numbers differ, habit (1: an outlet's furniture).
    """
    mask = np.uint64((1 << (2 * POSITION_BITS)) - 1)
    passages = np.empty((1024, 9), np.int64)
    n = 0
    found = np.empty((64, 5), np.int64)
    out = np.empty((64, 7), np.int64)
    row = np.empty(JOIN + 1, np.int64)
    for a in range(first, last):
        mine = seeds[bounds[a] : bounds[a + 1]]
        mine.sort()
        i = 0
        while i < len(mine):
            b = np.int64(mine[i] >> np.uint64(2 * POSITION_BITS))
            j = i
            while j < len(mine) and np.int64(mine[j] >> np.uint64(2 * POSITION_BITS)) == b:
                j += 1
            while len(found) < j - i:
                found = _grown(found)
                out = _grown(out)
            segments = _segments(
                words, habitual, mine[i:j] & mask, begins[a], begins[a + 1], begins[b], begins[b + 1], found
            )
            i = j
            if segments == 0:
                continue
            m = _join(words, found, segments, row, out)
            if m > 1:
                _keep_disjoint(out, m)
            for p in range(m):
                if (
                    out[p, 4] < least_words
                    or _surprise(words, out[p, 0], out[p, 1], bits_of) < least_bits
                    or _surprise(words, out[p, 2], out[p, 3], bits_of) < least_bits
                ):
                    continue
                if n == len(passages):
                    passages = _grown(passages)
                passages[n, 0], passages[n, 1] = a, b
                passages[n, 2], passages[n, 3] = out[p, 0] - begins[a], out[p, 1] - begins[a]
                passages[n, 4], passages[n, 5] = out[p, 2] - begins[b], out[p, 3] - begins[b]
                passages[n, 6], passages[n, 7], passages[n, 8] = out[p, 4], out[p, 5], out[p, 6]
                n += 1
    return passages[:n]


@njit(cache=True, nogil=True, inline="always")
def _surprise(words, begin, end, bits_of):
    total = 0
    for i in range(begin, end):
        total += bits_of[words[i] >> np.uint32(1) & np.uint32(BUCKETS - 1)]
    return total
