-- What each upload of boundaries brought, appended; upload_id 'basis' keeps what stood before the first of them.
CREATE TABLE gebied_versie (
  code VARCHAR NOT NULL, indeling INTEGER NOT NULL, niveau VARCHAR NOT NULL, naam VARCHAR NOT NULL, ouder_code VARCHAR,
  geometrie VARCHAR, geometrie_ruw BOOLEAN NOT NULL DEFAULT false, upload_id VARCHAR NOT NULL, volgnummer BIGINT NOT NULL);
