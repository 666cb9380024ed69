-- How strongly the answers of one person to two questions of a theme go together, within the wijken: rounded, so that no
-- number of people who gave two answers follows from it. Each pair once, indicator_a before indicator_b.
CREATE TABLE enquete_samenhang (
  upload_id VARCHAR NOT NULL, ronde VARCHAR NOT NULL, indicator_a VARCHAR NOT NULL, indicator_b VARCHAR NOT NULL,
  correlatie DOUBLE NOT NULL, n INTEGER NOT NULL);
-- The smallest group behind one answer that was shown when the round was worked out; empty for rounds of before: then none.
ALTER TABLE enquete ADD COLUMN minimum_cel INTEGER;
