-- Whose an article is, too, is read without the pages of its text.
DROP INDEX IF EXISTS articles_published;
CREATE INDEX articles_published ON articles (id, published, outlet, url);
