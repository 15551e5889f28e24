-- Layout 4 to 5: the words of articles, for `search`, and their times. As in schema.sql; the last lines take in what is there.

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

CREATE INDEX articles_published ON articles (id, published); -- when, without reading the text's pages

INSERT INTO searched (article) SELECT id FROM articles ORDER BY id;
INSERT INTO search (search) VALUES ('rebuild');
