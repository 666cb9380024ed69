-- What the work on a story asks to find without reading its content; one row for each story that people brought in.
CREATE TABLE verhaal_dossier (
  verhaal_id VARCHAR NOT NULL, toestemming_tot DATE, bewaren_tot DATE, ingediend_op TIMESTAMP);
CREATE TABLE verhaal_foto (
  id VARCHAR NOT NULL, verhaal_id VARCHAR NOT NULL, mediatype VARCHAR NOT NULL, inhoud BLOB NOT NULL, klein BLOB NOT NULL,
  gebruiker VARCHAR NOT NULL, op TIMESTAMP NOT NULL);
-- Derived from the content of the story, as verhaal_gebied is: a withdrawn story leaves none.
CREATE TABLE verhaal_duiding (
  verhaal_id VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL, gebied_code VARCHAR NOT NULL, indeling INTEGER NOT NULL,
  jaar_van INTEGER NOT NULL, jaar_tot INTEGER NOT NULL, houding VARCHAR NOT NULL, waarom VARCHAR NOT NULL);
-- What the municipality did with a story, a question that a figure raises, and the story that a team chose.
CREATE TABLE verhaal_antwoord (
  id VARCHAR NOT NULL, verhaal_id VARCHAR NOT NULL, tekst VARCHAR NOT NULL, gebruiker VARCHAR NOT NULL, op TIMESTAMP NOT NULL);
CREATE TABLE verhaal_vraag (
  id VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL, gebied_code VARCHAR NOT NULL, indeling INTEGER NOT NULL,
  jaar_van INTEGER NOT NULL, jaar_tot INTEGER NOT NULL, vraag VARCHAR NOT NULL, gebruiker VARCHAR NOT NULL,
  op TIMESTAMP NOT NULL, verhaal_id VARCHAR, beantwoord_op TIMESTAMP);
CREATE TABLE verhaal_keuze (
  id VARCHAR NOT NULL, kwartaal VARCHAR NOT NULL, team VARCHAR NOT NULL, verhaal_id VARCHAR NOT NULL,
  waarom VARCHAR NOT NULL, gebruiker VARCHAR NOT NULL, op TIMESTAMP NOT NULL);
