-- How the columns of a sender's files are read; `kolommen` is the sender's header, by which the next file is recognised.
CREATE TABLE upload_profiel (
  naam VARCHAR NOT NULL, inhoud VARCHAR NOT NULL, kolommen VARCHAR NOT NULL, gebruiker VARCHAR NOT NULL,
  op TIMESTAMP NOT NULL);
