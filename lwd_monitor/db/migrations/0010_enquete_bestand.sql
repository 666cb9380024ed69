-- The fingerprint of the file behind each round of an upload: a pooled run brings more than one. Pooled rounds have none.
ALTER TABLE enquete ADD COLUMN sha256 VARCHAR;
-- Where how many answered is itself an answer, readers see how many took part; the real number stands here.
ALTER TABLE enquete_verborgen ADD COLUMN n INTEGER;
-- The wijken that an own area was made of when its outcomes were worked out: made of others, those are not its outcomes.
CREATE TABLE enquete_gebied (upload_id VARCHAR NOT NULL, gebied VARCHAR NOT NULL, wijk VARCHAR NOT NULL);
