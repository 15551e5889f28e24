-- The store: one SQLite file. Columns of the contract's tables stand in the contract's order.
-- Lists and objects are JSON text; times are RFC 3339 in UTC or a bare date; unknown is NULL.
-- Version of this layout: PRAGMA user_version, set by store.py.

CREATE TABLE articles (
    id TEXT NOT NULL PRIMARY KEY,
    url TEXT,
    canonical_url TEXT,
    outlet TEXT,
    headline TEXT,
    standfirst TEXT,
    byline TEXT NOT NULL,
    published TEXT,
    modified TEXT,
    retrieved TEXT,
    section TEXT,
    language TEXT,
    dateline TEXT,
    text TEXT NOT NULL,
    file TEXT,
    sha256 TEXT
);
CREATE INDEX articles_outlet ON articles (outlet);
CREATE INDEX articles_url ON articles (url);
CREATE INDEX articles_published ON articles (id, published, outlet, url); -- when and whose, without the text's pages

CREATE TABLE images (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    n INTEGER NOT NULL,
    caption TEXT,
    credit TEXT,
    url TEXT,
    PRIMARY KEY (article, n)
);

CREATE TABLE credits (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    place TEXT NOT NULL
);
CREATE INDEX credits_article ON credits (article);
CREATE INDEX credits_name ON credits (name);

CREATE TABLE passages (
    a TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    b TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    a_start INTEGER NOT NULL,
    a_end INTEGER NOT NULL,
    b_start INTEGER NOT NULL,
    b_end INTEGER NOT NULL,
    words INTEGER NOT NULL,
    similarity REAL NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (a, b, a_start)
);
CREATE INDEX passages_b ON passages (b, a);

CREATE TABLE families (
    family TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (family, article)
);
CREATE INDEX families_article ON families (article);

CREATE TABLE copies (
    copy TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    original TEXT NOT NULL, -- of articles or of lost_originals
    family TEXT NOT NULL,
    kind TEXT,
    share_of_copy REAL,
    share_of_original REAL,
    confidence REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (copy, original)
);
CREATE INDEX copies_original ON copies (original);
CREATE INDEX copies_family ON copies (family);

CREATE TABLE lost_originals (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT,
    family TEXT NOT NULL,
    original TEXT REFERENCES lost_originals (id) DEFERRABLE INITIALLY DEFERRED,
    published_before TEXT
);
CREATE INDEX lost_originals_family ON lost_originals (family);
CREATE INDEX lost_originals_original ON lost_originals (original);

CREATE TABLE changes (
    copy TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    original TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    kind TEXT NOT NULL,
    copy_start INTEGER,
    copy_end INTEGER,
    original_start INTEGER,
    original_end INTEGER,
    before TEXT,
    after TEXT
);
CREATE INDEX changes_copy ON changes (copy, original);
CREATE INDEX changes_original ON changes (original);

CREATE TABLE statements (
    id TEXT NOT NULL PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    source TEXT,
    source_start INTEGER,
    source_end INTEGER,
    speaker TEXT,
    cue TEXT,
    cue_start INTEGER,
    cue_end INTEGER,
    content TEXT,
    content_start INTEGER,
    content_end INTEGER,
    content_parts TEXT NOT NULL,
    mode TEXT NOT NULL,
    told_to TEXT,
    addressee TEXT,
    hedged INTEGER NOT NULL,
    negated INTEGER NOT NULL
);
CREATE INDEX statements_article ON statements (article);

CREATE TABLE mentions (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    latitude REAL,
    longitude REAL
);
CREATE INDEX mentions_article ON mentions (article);

CREATE TABLE times (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT,
    kind TEXT NOT NULL
);
CREATE INDEX times_article ON times (article);

CREATE TABLE figures (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    low REAL,
    high REAL,
    unit TEXT,
    counted TEXT,
    approximate INTEGER NOT NULL
);
CREATE INDEX figures_article ON figures (article);

CREATE TABLE stories (
    story TEXT NOT NULL PRIMARY KEY,
    headline TEXT,
    first_published TEXT,
    articles INTEGER NOT NULL,
    families INTEGER NOT NULL,
    independent_sources INTEGER NOT NULL
);

CREATE TABLE story_articles (
    story TEXT NOT NULL REFERENCES stories (story) ON DELETE CASCADE,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (story, article)
);
CREATE INDEX story_articles_article ON story_articles (article);

CREATE TABLE story_sources (
    story TEXT NOT NULL REFERENCES stories (story) ON DELETE CASCADE,
    family TEXT,
    article TEXT REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    independent INTEGER NOT NULL,
    taken_from TEXT,
    reason TEXT NOT NULL
);
CREATE INDEX story_sources_story ON story_sources (story);
CREATE INDEX story_sources_article ON story_sources (article);

CREATE TABLE claims (
    claim TEXT NOT NULL PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (story) ON DELETE CASCADE,
    content TEXT NOT NULL,
    articles INTEGER NOT NULL,
    independent_sources INTEGER NOT NULL,
    disputed INTEGER NOT NULL
);
CREATE INDEX claims_story ON claims (story);

CREATE TABLE claim_statements (
    claim TEXT NOT NULL REFERENCES claims (claim) ON DELETE CASCADE,
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    PRIMARY KEY (claim, statement)
);
CREATE INDEX claim_statements_statement ON claim_statements (statement);

CREATE TABLE verdicts (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT,
    given TEXT NOT NULL,
    PRIMARY KEY (a, b)
);

CREATE TABLE dropped (
    file TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT,
    PRIMARY KEY (file, reason)
);

CREATE TABLE runs (
    run TEXT NOT NULL PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,
    version TEXT NOT NULL,
    command TEXT NOT NULL,
    options TEXT NOT NULL,
    models TEXT NOT NULL,
    counts TEXT NOT NULL
);

-- Not of the contract: what the runs know of their own work.

-- One row for each input record that counts: it made an article, or (NULL) it stands in dropped.
CREATE TABLE inputs (
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL, -- of the record's bytes
    reader TEXT NOT NULL, -- version of the reader
    superseded INTEGER NOT NULL DEFAULT 0, -- an earlier version of an article, from a file that holds a later one now
    article TEXT REFERENCES articles (id) ON DELETE SET NULL ON UPDATE CASCADE,
    PRIMARY KEY (file, sha256)
);
CREATE INDEX inputs_article ON inputs (article);

-- The names by which articles claim to be one: ids as given and own addresses.
CREATE TABLE identities (
    name TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    PRIMARY KEY (name, article)
);
CREATE INDEX identities_article ON identities (article);

-- Finished work, keyed by what went into it.
CREATE TABLE work (
    stage TEXT NOT NULL PRIMARY KEY,
    version TEXT NOT NULL,
    options TEXT NOT NULL,
    input TEXT NOT NULL, -- digest
    finished TEXT NOT NULL
);

-- Which article holds which fingerprint: sorted keys in pages, pages in segments that are merged now and then.
CREATE TABLE fingerprinted (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice
    article TEXT UNIQUE REFERENCES articles (id) ON DELETE SET NULL ON UPDATE CASCADE -- NULL: gone, its keys are not yet
);

CREATE TABLE fingerprint_segments (
    segment INTEGER PRIMARY KEY AUTOINCREMENT,
    version TEXT NOT NULL, -- of the fingerprints
    first_number INTEGER NOT NULL,
    last_number INTEGER NOT NULL,
    keys INTEGER NOT NULL,
    directory BLOB NOT NULL -- the first key of each page
);

CREATE TABLE fingerprint_pages (
    segment INTEGER NOT NULL REFERENCES fingerprint_segments (segment) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    keys BLOB NOT NULL, -- ascending, 8 bytes each, least first: 36 bits of a gram's hash, 27 of an article's number
    PRIMARY KEY (segment, page)
);

-- Each distinct sentence parsed, by the model that parsed it.
CREATE TABLE parsers (
    parser INTEGER PRIMARY KEY,
    package TEXT NOT NULL,
    version TEXT NOT NULL,
    UNIQUE (package, version)
);

CREATE TABLE parses (
    parser INTEGER NOT NULL REFERENCES parsers (parser) ON DELETE CASCADE,
    sentence BLOB NOT NULL, -- 16 bytes of the SHA-256 of its text
    parse BLOB NOT NULL, -- packed: see speech/parse/packed.py
    PRIMARY KEY (parser, sentence)
) WITHOUT ROWID;

-- From what each article's statements, mentions, times and figures were made; an article not here is still to be heard.
CREATE TABLE heard (
    article TEXT NOT NULL PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    input TEXT NOT NULL, -- digest
    understood INTEGER NOT NULL -- 0: in another language, so nothing was looked for
);

-- Where an id leads that nothing goes by any more.
CREATE TABLE superseded (
    kind TEXT NOT NULL, -- family, story, article
    name BLOB NOT NULL, -- 16 bytes of the SHA-256 of an id that nothing goes by any more
    article TEXT NOT NULL, -- one that the family or story last had; the id that an article goes by now
    PRIMARY KEY (kind, name, article)
) WITHOUT ROWID;
CREATE INDEX superseded_article ON superseded (article);

-- The words of every article, for `search`: its headline, text and outlet, kept in step by triggers. The index points at
-- numbers of its own, since VACUUM may number the rows of articles anew.
CREATE TABLE searched (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE VIEW searchable AS
SELECT searched.number, articles.headline, articles.text, articles.outlet
FROM searched JOIN articles ON articles.id = searched.article;

CREATE VIRTUAL TABLE search USING fts5 (
    headline, text, outlet,
    content = 'searchable', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER search_gains AFTER INSERT ON articles BEGIN
    INSERT INTO searched (article) VALUES (new.id);
    INSERT INTO search (rowid, headline, text, outlet)
    SELECT number, new.headline, new.text, new.outlet FROM searched WHERE article = new.id;
END;

CREATE TRIGGER search_loses BEFORE DELETE ON articles BEGIN
    INSERT INTO search (search, rowid, headline, text, outlet)
    SELECT 'delete', number, old.headline, old.text, old.outlet FROM searched WHERE article = old.id;
    DELETE FROM searched WHERE article = old.id;
END;

CREATE TRIGGER search_changes AFTER UPDATE OF headline, text, outlet ON articles BEGIN
    INSERT INTO search (search, rowid, headline, text, outlet)
    SELECT 'delete', number, old.headline, old.text, old.outlet FROM searched WHERE article = new.id;
    INSERT INTO search (rowid, headline, text, outlet)
    SELECT number, new.headline, new.text, new.outlet FROM searched WHERE article = new.id;
END;

-- What the last work of a stage left for the next, so that only what is touched since is worked on. Numbers, no words
-- but as hashes, and for the names that articles print.
CREATE TABLE kept (
    stage TEXT NOT NULL,
    name TEXT NOT NULL,
    part INTEGER NOT NULL, -- a long value is cut into parts
    version TEXT NOT NULL, -- of the stage
    value BLOB NOT NULL,
    PRIMARY KEY (stage, name, part)
);

-- Articles that came, went or changed, or share other passages, since families were last traced.
CREATE TABLE touched (
    article TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

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

CREATE TRIGGER article_came AFTER INSERT ON articles BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (new.id);
END;
CREATE TRIGGER article_renamed AFTER UPDATE OF id ON articles BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (old.id), (new.id);
    UPDATE traced SET own = x'' WHERE article = old.id; -- should it come again, nothing stands as it was
END;
CREATE TRIGGER article_went BEFORE DELETE ON articles BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (old.id);
    UPDATE traced SET own = x'' WHERE article = old.id; -- should it come again, nothing stands as it was
END;
CREATE TRIGGER verdict_given AFTER INSERT ON verdicts BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (new.a), (new.b);
END;
CREATE TRIGGER verdict_taken_back AFTER DELETE ON verdicts BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (old.a), (old.b);
END;
