-- Where the leads of a run come from and go to, and why rows were rejected: counted as the rows are added, so that nobody reads all
-- rows for it. Each statement can be done twice, as in V2.

create table if not exists run_breakdown (
    run_id bigint not null references run (id),
    kind varchar(10) not null,
    name varchar(200) not null,
    row_count bigint not null,
    primary key (run_id, kind, name)
);
