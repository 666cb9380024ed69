-- Streets and postcodes with the buurt in which their middle lies, as each upload brought them; the newest upload that
-- counts holds, so taking one back gives what stood before.
CREATE TABLE adres_plek (
  upload_id VARCHAR NOT NULL, straat VARCHAR NOT NULL, plaats VARCHAR NOT NULL, postcode VARCHAR NOT NULL,
  gebied_code VARCHAR NOT NULL, indeling INTEGER NOT NULL);
