-- How much more the counts of a niveau scatter than chance alone, worked out anew within each write of figures.
CREATE TABLE dispersie (
  indicator_id VARCHAR NOT NULL, niveau VARCHAR NOT NULL, waarde DOUBLE NOT NULL, vrijheid DOUBLE NOT NULL,
  reeksen INTEGER NOT NULL, jaar_van INTEGER, jaar_tot INTEGER);
