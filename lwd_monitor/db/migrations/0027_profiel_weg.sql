-- Mappings that were removed or written over: a name holds one mapping, and what stood there before can come back.
CREATE TABLE upload_profiel_weg (
  id VARCHAR NOT NULL, naam VARCHAR NOT NULL, inhoud VARCHAR NOT NULL, kolommen VARCHAR NOT NULL,
  gebruiker VARCHAR NOT NULL, op TIMESTAMP NOT NULL, weg_door VARCHAR NOT NULL, weg_op TIMESTAMP NOT NULL);
