-- What each upload of a crosswalk brought, appended; upload_id 'basis' keeps what stood for a pair before the first of them.
CREATE TABLE gebied_overgang_versie (
  van_code VARCHAR NOT NULL, van_indeling INTEGER NOT NULL, naar_code VARCHAR NOT NULL, naar_indeling INTEGER NOT NULL,
  aandeel DOUBLE NOT NULL, grondslag VARCHAR NOT NULL, upload_id VARCHAR NOT NULL, volgnummer BIGINT NOT NULL);
