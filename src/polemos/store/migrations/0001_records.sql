-- The first schema. A migration that has been released is never edited; the next one follows it by number.
-- Rows carry what is asked for by column and the whole record in "body" (JSON). Offsets are code points, [start_char, end_char).

CREATE TABLE manifest (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

-- What read the documents: with another version, model or knowledge the same document may give another reading.
CREATE TABLE engines (
    id VARCHAR PRIMARY KEY, polemos VARCHAR NOT NULL, model VARCHAR NOT NULL, model_version VARCHAR NOT NULL, model_digest VARCHAR NOT NULL,
    spacy VARCHAR NOT NULL, knowledge VARCHAR NOT NULL, gazetteer VARCHAR NOT NULL, first_used TIMESTAMP NOT NULL
);

-- "superseded_by" names the version of the same key that took this one's place; NULL for the one that counts.
-- "failed": a stage broke on it, and the next build tries again.
CREATE TABLE documents (
    id VARCHAR NOT NULL, key VARCHAR NOT NULL, source VARCHAR NOT NULL, given_id VARCHAR, title VARCHAR, language VARCHAR,
    published_start DATE, published_end DATE, length INTEGER NOT NULL, engine VARCHAR NOT NULL, failed BOOLEAN NOT NULL,
    superseded_by VARCHAR, body JSON NOT NULL, text VARCHAR NOT NULL
);

CREATE TABLE actors (
    document VARCHAR NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, country VARCHAR, body JSON NOT NULL
);

CREATE TABLE places (
    document VARCHAR NOT NULL, id VARCHAR NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, country VARCHAR,
    lat DOUBLE, lon DOUBLE, geonames INTEGER, body JSON NOT NULL
);

-- "kind": actor, place, date, figure. "refs" are the actors or the place that the words stand for.
CREATE TABLE mentions (
    document VARCHAR NOT NULL, kind VARCHAR NOT NULL, position INTEGER NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL,
    refs VARCHAR[] NOT NULL, rule VARCHAR NOT NULL, body JSON NOT NULL
);

-- "type" is the event's or relation's type, the cause's polarity, the figure's measure, the kind of the others.
CREATE TABLE statements (
    document VARCHAR NOT NULL, id VARCHAR NOT NULL, position INTEGER NOT NULL, kind VARCHAR NOT NULL, type VARCHAR, factuality VARCHAR,
    holder VARCHAR, date_start DATE, date_end DATE, historical BOOLEAN, start_char INTEGER NOT NULL, rule VARCHAR NOT NULL, body JSON NOT NULL
);

CREATE TABLE evidence (
    document VARCHAR NOT NULL, statement VARCHAR NOT NULL, position INTEGER NOT NULL, start_char INTEGER NOT NULL, end_char INTEGER NOT NULL
);

-- "document" is NULL for what is wrong with a file or row; "source" is then the file or address that it came from.
CREATE TABLE issues (
    id VARCHAR NOT NULL, document VARCHAR, source VARCHAR, code VARCHAR NOT NULL, severity VARCHAR NOT NULL, place VARCHAR NOT NULL, body JSON NOT NULL
);
