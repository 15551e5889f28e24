-- What the last work of a stage left for the next, so that only what is touched since is worked on. Numbers, no words,
-- but for the names that articles print.
CREATE TABLE kept (
    stage TEXT NOT NULL,
    name TEXT NOT NULL,
    part INTEGER NOT NULL, -- a long value is cut into parts
    version TEXT NOT NULL, -- of the stage
    value BLOB NOT NULL,
    PRIMARY KEY (stage, name, part)
);

-- Articles whose families are to be traced anew.
CREATE TABLE touched (
    article TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;

-- Articles that hang together, however loosely, as kin: whose families follow from one another's text alone.
CREATE TABLE strands (
    article TEXT NOT NULL PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
    strand TEXT NOT NULL -- the least of their ids when they were traced
);
CREATE INDEX strands_strand ON strands (strand);

CREATE TRIGGER article_came AFTER INSERT ON articles BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (new.id);
END;
CREATE TRIGGER article_renamed AFTER UPDATE OF id ON articles BEGIN
    DELETE FROM touched WHERE article = old.id;
    INSERT OR IGNORE INTO touched (article) VALUES (new.id);
END;
-- One of those it hung together with stands for all of them.
CREATE TRIGGER article_went BEFORE DELETE ON articles BEGIN
    DELETE FROM touched WHERE article = old.id;
    INSERT OR IGNORE INTO touched (article)
    SELECT article FROM strands
    WHERE strand = (SELECT strand FROM strands WHERE article = old.id) AND article <> old.id
    LIMIT 1;
END;
CREATE TRIGGER verdict_given AFTER INSERT ON verdicts BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (new.a), (new.b);
END;
CREATE TRIGGER verdict_taken_back AFTER DELETE ON verdicts BEGIN
    INSERT OR IGNORE INTO touched (article) VALUES (old.a), (old.b);
END;
