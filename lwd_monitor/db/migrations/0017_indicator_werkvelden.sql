-- An indicator may serve several werkvelden: what was one name becomes a list of one.
UPDATE indicator SET kenmerken = regexp_replace(kenmerken, '"werkveld": ("[a-z_]+")', '"werkvelden": [\1]')
WHERE kenmerken LIKE '%"werkveld": %';
