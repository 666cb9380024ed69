-- The fingerprint of the file behind each round of an upload: a pooled run brings more than one. Pooled rounds have none.
ALTER TABLE enquete ADD COLUMN sha256 VARCHAR;
-- Where how many answered is itself an answer, readers see how many took part; the real number stands here.
ALTER TABLE enquete_verborgen ADD COLUMN n INTEGER;
