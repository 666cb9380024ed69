CREATE TABLE write_lock (id INTEGER NOT NULL, teller BIGINT NOT NULL);
INSERT INTO write_lock VALUES (1, 0);

CREATE TABLE gebied (
  code VARCHAR NOT NULL, indeling INTEGER NOT NULL, niveau VARCHAR NOT NULL, naam VARCHAR NOT NULL,
  ouder_code VARCHAR, geometrie VARCHAR, geometrie_ruw BOOLEAN NOT NULL DEFAULT false);
CREATE TABLE gebied_overgang (
  van_code VARCHAR NOT NULL, van_indeling INTEGER NOT NULL, naar_code VARCHAR NOT NULL, naar_indeling INTEGER NOT NULL,
  aandeel DOUBLE NOT NULL, grondslag VARCHAR NOT NULL);
CREATE TABLE gebied_alias (
  naam VARCHAR NOT NULL, binnen VARCHAR, code VARCHAR NOT NULL, indeling INTEGER NOT NULL, herkomst VARCHAR);
CREATE TABLE gebied_eigen (
  id VARCHAR NOT NULL, naam VARCHAR NOT NULL, soort VARCHAR NOT NULL, volgorde INTEGER NOT NULL, omschrijving VARCHAR,
  waarom VARCHAR, bron VARCHAR, sinds INTEGER);
CREATE TABLE gebied_eigen_lid (eigen_id VARCHAR NOT NULL, code VARCHAR NOT NULL, indeling INTEGER NOT NULL);
CREATE TABLE programma_buurt (wijknummer INTEGER NOT NULL, wijk VARCHAR NOT NULL, buurtnummer INTEGER NOT NULL, buurt VARCHAR NOT NULL);

CREATE TABLE bron (
  id VARCHAR NOT NULL, naam VARCHAR NOT NULL, kort VARCHAR NOT NULL, tabel VARCHAR, methode VARCHAR, licentie VARCHAR,
  url VARCHAR, fictief BOOLEAN NOT NULL DEFAULT false);
-- kenmerken: the whole catalogue entry as JSON; the columns beside it are those that queries join or filter on.
CREATE TABLE indicator (
  id VARCHAR NOT NULL, titel VARCHAR NOT NULL, eenheid VARCHAR NOT NULL, bron_id VARCHAR NOT NULL, thema VARCHAR NOT NULL,
  soort VARCHAR NOT NULL, richting VARCHAR NOT NULL, aggregatie VARCHAR NOT NULL, gewicht VARCHAR, noemer VARCHAR,
  minimum_noemer DOUBLE, afleiding_teller VARCHAR, afleiding_noemer VARCHAR, afleiding_factor DOUBLE,
  kenmerken VARCHAR NOT NULL);

CREATE TABLE upload (
  id VARCHAR NOT NULL, volgnummer BIGINT NOT NULL, bestand VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, bron VARCHAR,
  gebruiker VARCHAR NOT NULL, op TIMESTAMP NOT NULL, staat VARCHAR NOT NULL, gelezen BIGINT NOT NULL, nieuw BIGINT NOT NULL,
  gewijzigd BIGINT NOT NULL, ongewijzigd BIGINT NOT NULL, vervallen BIGINT NOT NULL, voorbeeld BOOLEAN NOT NULL DEFAULT false);
CREATE TABLE waarneming_versie (
  gebied_code VARCHAR NOT NULL, indeling INTEGER NOT NULL, indicator_id VARCHAR NOT NULL, jaar INTEGER NOT NULL,
  waarde DOUBLE, noemer DOUBLE, ci_laag DOUBLE, ci_hoog DOUBLE, status VARCHAR NOT NULL, upload_id VARCHAR NOT NULL,
  volgnummer BIGINT NOT NULL);
-- What is valid now; rebuilt from the versions for the keys that an upload or an undo touches.
-- upload_id 'afgeleid': made by us from other rows (sum, weighted mean, rate).
CREATE TABLE waarneming (
  gebied_code VARCHAR NOT NULL, indeling INTEGER NOT NULL, indicator_id VARCHAR NOT NULL, jaar INTEGER NOT NULL,
  waarde DOUBLE, noemer DOUBLE, ci_laag DOUBLE, ci_hoog DOUBLE, status VARCHAR NOT NULL, upload_id VARCHAR NOT NULL);

CREATE TABLE verhaal (
  id VARCHAR NOT NULL, versie INTEGER NOT NULL, status VARCHAR NOT NULL, zichtbaar VARCHAR NOT NULL, inhoud VARCHAR NOT NULL,
  titel VARCHAR NOT NULL, sorteerdatum DATE NOT NULL, soort VARCHAR NOT NULL);
CREATE TABLE verhaal_gebied (verhaal_id VARCHAR NOT NULL, code VARCHAR NOT NULL, indeling INTEGER NOT NULL);
CREATE TABLE verhaal_versie (
  verhaal_id VARCHAR NOT NULL, versie INTEGER NOT NULL, status VARCHAR NOT NULL, inhoud VARCHAR NOT NULL,
  gebruiker VARCHAR NOT NULL, op TIMESTAMP NOT NULL, opmerking VARCHAR);

CREATE TABLE kengetal (
  id VARCHAR NOT NULL, naam VARCHAR NOT NULL, waarde DOUBLE NOT NULL, eenheid VARCHAR NOT NULL, jaar INTEGER NOT NULL,
  gebied_code VARCHAR NOT NULL, indeling INTEGER NOT NULL, status VARCHAR NOT NULL, n INTEGER, beheer VARCHAR,
  bron VARCHAR NOT NULL, bron_url VARCHAR, toelichting VARCHAR);

CREATE TABLE gebeurtenis (
  id VARCHAR NOT NULL, volgnummer BIGINT NOT NULL, op TIMESTAMP NOT NULL, gebruiker VARCHAR NOT NULL, soort VARCHAR NOT NULL,
  onderwerp VARCHAR, details VARCHAR, vorige_hash VARCHAR, hash VARCHAR);
CREATE TABLE instelling (naam VARCHAR NOT NULL, waarde VARCHAR NOT NULL);
