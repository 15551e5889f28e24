-- Layout 2 to 3: what was parsed and heard. As in schema.sql.

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

CREATE TABLE heard (
    article TEXT NOT NULL PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    input TEXT NOT NULL, -- digest
    understood INTEGER NOT NULL -- 0: in another language, so nothing was looked for
);
