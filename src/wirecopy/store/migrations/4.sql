-- Layout 3 to 4: names that are gone lead on. As in schema.sql.

CREATE TABLE superseded (
    kind TEXT NOT NULL, -- family, story, article
    name BLOB NOT NULL, -- 16 bytes of the SHA-256 of an id that nothing goes by any more
    article TEXT NOT NULL, -- one that the family or story last had; the id that an article goes by now
    PRIMARY KEY (kind, name, article)
) WITHOUT ROWID;
CREATE INDEX superseded_article ON superseded (article);
