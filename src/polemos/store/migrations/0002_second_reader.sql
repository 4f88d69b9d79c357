-- Which second reader took part in a reading: the digest of its weights, empty where there was none.
ALTER TABLE engines ADD COLUMN learned VARCHAR DEFAULT '';
