-- Runs whose rows are sent in an order of their own. Each statement can be done twice, as in V2.

-- The valid rows of such a run, from place 1 on in the order in which they are sent.
create table if not exists send_order (
    run_id bigint not null references run (id),
    place bigint not null,
    row_no bigint not null,
    primary key (run_id, place)
);

-- What the rows are sorted by, only until all rows of the run are staged: it may tell what a cell says. Hexadecimal digits, ending in
-- those of the row, sort alike in every language of a database.
create table if not exists sort_key (
    run_id bigint not null references run (id),
    sort_key varchar(1000) not null,
    row_no bigint not null,
    primary key (run_id, sort_key)
);
