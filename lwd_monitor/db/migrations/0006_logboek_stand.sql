-- Where the log stands: number and fingerprint of its last line, so that lines cut off at the end are missed.
CREATE TABLE gebeurtenis_stand (id INTEGER NOT NULL, volgnummer BIGINT NOT NULL, hash VARCHAR NOT NULL);
INSERT INTO gebeurtenis_stand
SELECT 1, volgnummer, coalesce(hash, '') FROM gebeurtenis ORDER BY volgnummer DESC LIMIT 1;
