-- What leads do not say of their rows, although the rows are valid: a JSON list, null where there is nothing to say. The
-- statement can be done twice, as in V2.

alter table run_row add column if not exists warnings varchar;
