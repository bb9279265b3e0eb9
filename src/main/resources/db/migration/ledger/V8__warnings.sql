-- What leads do not say of their rows, although the rows are valid: a JSON list, null where there is nothing to say. The
-- statements can be done twice, as in V2.

alter table run_row add column if not exists warnings varchar;

-- How many rows of a run have each warning, counted as the rows are added: nobody reads all rows of a run for its page.
create table if not exists run_warning (
    run_id bigint not null references run (id),
    code varchar(40) not null,
    field varchar(100) not null,
    row_count bigint not null,
    primary key (run_id, code, field)
);
