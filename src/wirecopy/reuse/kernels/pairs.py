"""Seeds of one pair of documents as passages: ungapped extension with x-drop, as in BLAST, and joining.

Altschul et al.: "Basic local alignment search tool", 1990.
"""

from __future__ import annotations

import numpy as np

from wirecopy.compiled import part_of_kernel
from wirecopy.reuse.kernels.grams import GRAM, MAX_WORDS, POSITION_BITS, WINDOW

REWARD, PENALTY, DROP = 1, 2, 8  # of equal and unequal words in extension; given up DROP below the best
JOIN = 12  # words that may lie between two segments of one passage, on either side
RECENT, OPEN = 64, 8  # segments looked back at for one that covers a seed; passages, for one to join

_POSITION = np.uint64(MAX_WORDS - 1)


@part_of_kernel
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


@part_of_kernel
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


@part_of_kernel
def _segments(words, habitual, seeds, a_begin, a_end, b_begin, b_end, found):
    """Maximal ungapped matches through the seeds of one pair, as rows (a, a_end, b, b_end, habit) of ``found``."""
    n = 0
    for seed in seeds:
        a = a_begin + np.int64(seed >> np.uint64(POSITION_BITS) & _POSITION)
        b = b_begin + np.int64(seed & _POSITION)
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


@part_of_kernel
def _join(words, found, n, out):
    """Join segments that follow one another on both sides into passages.

    Rows of ``out``: a, a_end, b, b_end, equal words, places where two numbers differ, habit. Returns their number.
    Segments come in the order of a + b, which is the same whichever side is called a.
    """
    row = np.empty(JOIN + 1 if n > 1 else 0, np.int64)
    order = np.zeros(n, np.int64)
    if n > 1:
        key = (found[:n, 0] + found[:n, 2]) * np.int64(MAX_WORDS) * 4 + found[:n, 0] - found[0, 0] + MAX_WORDS
        order = np.argsort(key, kind="mergesort")  # stable: of two from one place that found first
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


@part_of_kernel
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


@part_of_kernel
def _keep_beginnings(out, m):
    """Of passages that begin at one place of either text keep the best, as what one holds once and the other twice."""
    order = np.argsort(-out[:m, 4] * np.int64(MAX_WORDS) * 4 + out[:m, 0] + out[:m, 2] - out[0, 0] - out[0, 2])
    for i in range(m):
        p = order[i]
        for j in range(i):
            q = order[j]
            if out[q, 4] > 0 and (out[p, 0] == out[q, 0] or out[p, 2] == out[q, 2]):
                out[p, 4] = 0
                break


@part_of_kernel
def passages_of(words, habitual, seeds, a_begin, a_end, b_begin, b_end, least_words, found, out):
    """Passages of one pair through its seeds, rows of ``out`` as :func:`_join` has them, with equal words = 0 for none.

    A passage has ``least_words`` equal words. ``found`` and ``out`` have room for as many rows as there are seeds.
    Returns the number of rows.
    """
    n = _segments(words, habitual, seeds, a_begin, a_end, b_begin, b_end, found)
    m = _join(words, found, n, out)
    if m > 1:
        _keep_disjoint(out, m)
    for p in range(m):
        if out[p, 4] < least_words:
            out[p, 4] = 0
    if m > 1:
        _keep_beginnings(out, m)
    return m
