-- A row per processed round; several files may bring one round: the newest upload that counts is the one that holds.
CREATE TABLE enquete (
  upload_id VARCHAR NOT NULL, ronde VARCHAR NOT NULL, respondenten INTEGER NOT NULL, minimum_noemer INTEGER NOT NULL);
CREATE TABLE enquete_vraag (
  upload_id VARCHAR NOT NULL, ronde VARCHAR NOT NULL, vraag VARCHAR NOT NULL, tekst VARCHAR NOT NULL, soort VARCHAR NOT NULL,
  volgorde INTEGER NOT NULL);
-- What may be seen. indicator_id: the outcome that is also a waarneming.
CREATE TABLE enquete_uitkomst (
  upload_id VARCHAR NOT NULL, ronde VARCHAR NOT NULL, gebied VARCHAR NOT NULL, vraag VARCHAR NOT NULL, antwoord VARCHAR NOT NULL,
  volgorde INTEGER NOT NULL, waarde DOUBLE, n INTEGER NOT NULL, n_effectief DOUBLE, som_gewicht DOUBLE, ci_laag DOUBLE,
  ci_hoog DOUBLE, status VARCHAR NOT NULL, indicator_id VARCHAR);
-- What disclosure control hides stands apart, so that no query on the table above can show it.
CREATE TABLE enquete_verborgen (
  upload_id VARCHAR NOT NULL, ronde VARCHAR NOT NULL, gebied VARCHAR NOT NULL, vraag VARCHAR NOT NULL, antwoord VARCHAR NOT NULL,
  waarde DOUBLE, n_effectief DOUBLE, ci_laag DOUBLE, ci_hoog DOUBLE);
-- Stays empty unless the setting says otherwise.
CREATE TABLE enquete_respondent (
  upload_id VARCHAR NOT NULL, ronde VARCHAR NOT NULL, rij INTEGER NOT NULL, wijk VARCHAR, gewicht DOUBLE NOT NULL,
  antwoorden VARCHAR NOT NULL);
-- Floors that an analist sets; appended, the newest row per indicator holds, an empty value takes the floor away.
CREATE TABLE ondergrens (
  id VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL, waarde DOUBLE, reden VARCHAR NOT NULL, gebruiker VARCHAR NOT NULL,
  op TIMESTAMP NOT NULL);
