-- Layout 1 to 2: fingerprints, for `find`. As in schema.sql.

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
