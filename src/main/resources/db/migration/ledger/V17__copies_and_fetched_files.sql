-- A database that is not complete yet, because the ledger of a home is being copied to it: nobody else may use it until there is no
-- row in this table. Each statement can be done twice, as in V2.

create table if not exists ledger_copy (
    only_one boolean default true primary key check (only_one),
    -- the id of the home
    source varchar(36) not null,
    started_at timestamp with time zone not null
);

-- The tables that were copied as a whole, and what was read from the home for them.
create table if not exists ledger_copy_table (
    table_name varchar(63) primary key,
    row_count bigint not null,
    digest varchar(64) not null
);

-- The files that a schedule fetched from a server: a hash of the name, size and time of a file, or of the id of a message.
create table if not exists fetched_file (
    schedule varchar(100) not null,
    file varchar(64) not null,
    fetched_at timestamp with time zone not null,
    primary key (schedule, file)
);
