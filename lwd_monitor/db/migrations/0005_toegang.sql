-- Row 1 is the lock of every write; row 2 counts writes that change what pages show, so that a login empties no cache.
INSERT INTO write_lock SELECT 2, teller FROM write_lock WHERE id = 1;

CREATE TABLE gebruiker (
  naam VARCHAR NOT NULL, rol VARCHAR NOT NULL, wachtwoord VARCHAR, wijken VARCHAR NOT NULL DEFAULT '',
  actief BOOLEAN NOT NULL DEFAULT true, aangemaakt_op TIMESTAMP NOT NULL, gewijzigd_op TIMESTAMP NOT NULL);
-- Only the SHA-256 of a token is kept: who reads the store cannot log in with it.
CREATE TABLE sessie (
  token_hash VARCHAR NOT NULL, gebruiker VARCHAR NOT NULL, rol VARCHAR NOT NULL, herkomst VARCHAR NOT NULL,
  begonnen_op TIMESTAMP NOT NULL, gezien_op TIMESTAMP NOT NULL, verloopt_op TIMESTAMP NOT NULL,
  ingetrokken BOOLEAN NOT NULL DEFAULT false);
CREATE TABLE eenmalige_link (
  token_hash VARCHAR NOT NULL, gebruiker VARCHAR, soort VARCHAR NOT NULL, gemaakt_op TIMESTAMP NOT NULL,
  verloopt_op TIMESTAMP NOT NULL, gebruikt_op TIMESTAMP);
-- One row for each name that failed to log in, known or not: the delay may not tell which names exist.
CREATE TABLE inlogpoging (
  naam VARCHAR NOT NULL, aantal INTEGER NOT NULL, laatste_op TIMESTAMP NOT NULL, geblokkeerd_tot TIMESTAMP);
