-- A question that a tested change raised by itself: which way the figure went, what all of Almelo did meanwhile, and when
-- the change was gone again. Empty for a question that a person asked.
ALTER TABLE verhaal_vraag ADD COLUMN richting VARCHAR;
ALTER TABLE verhaal_vraag ADD COLUMN in_almelo VARCHAR;
ALTER TABLE verhaal_vraag ADD COLUMN vervallen_op TIMESTAMP;
