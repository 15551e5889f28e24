-- What lineage left for its next work is kept by text and article, no longer by all that hang together.
DROP TRIGGER IF EXISTS article_went;
DROP TRIGGER IF EXISTS article_renamed;
DROP TABLE IF EXISTS strands;
DELETE FROM kept WHERE stage IN ('strands', 'lineage');

-- Articles that were kin when they were last traced, and which is likelier the copy.
CREATE TABLE kin (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    centre TEXT, -- by way of which third article; NULL: directly
    key BLOB NOT NULL, -- a digest of what the link follows from
    leaning INTEGER NOT NULL, -- 1: b is the copy, 2: a is, 0: nobody can tell
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX kin_b ON kin (b);

-- Articles as they were last traced.
CREATE TABLE traced (
    article TEXT NOT NULL PRIMARY KEY,
    own BLOB NOT NULL, -- a digest of the article, its credits and its furniture
    length INTEGER NOT NULL, -- code points of the text
    may_join INTEGER NOT NULL,
    joins INTEGER NOT NULL, -- whether it joins texts, as a round-up does
    groups BLOB NOT NULL, -- digests: of the texts that it joins,
    meant BLOB NOT NULL -- and of whom its credits mean
) WITHOUT ROWID;

-- Who carried which text.
CREATE TABLE carried (
    text TEXT NOT NULL,
    article TEXT NOT NULL,
    how TEXT NOT NULL, -- plain, joiner, beside
    PRIMARY KEY (text, article)
) WITHOUT ROWID;
CREATE INDEX carried_article ON carried (article);

-- The tree of each text.
CREATE TABLE trees (
    text TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);

CREATE TRIGGER article_renamed AFTER UPDATE OF id ON articles BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (old.id), (new.id);
    UPDATE traced SET own = x'' WHERE article = old.id; -- should it come again, nothing stands as it was
END;
CREATE TRIGGER article_went BEFORE DELETE ON articles BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (old.id);
    UPDATE traced SET own = x'' WHERE article = old.id; -- should it come again, nothing stands as it was
END;
