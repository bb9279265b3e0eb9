-- What people change in rejects before they are sent again, step by step, so that each step can be undone. Each statement can be done
-- twice, as in V2.

-- Grows with every change of the corrections of a run and of the decisions about its duplicates, so that nobody takes old rows for
-- new ones.
create table if not exists correction_version (
    run_id bigint primary key references run (id),
    version bigint not null
);

-- One change, which is undone as a whole.
create table if not exists correction_edit (
    run_id bigint not null references run (id),
    -- the version that it made, so that no number is used twice
    edit_no bigint not null,
    label varchar(300) not null,
    cells bigint not null,
    made_by varchar(200) not null,
    made_at timestamp with time zone not null,
    -- those undone are the last ones
    undone boolean not null,
    primary key (run_id, edit_no)
);

create table if not exists correction_edit_cell (
    run_id bigint not null,
    row_no bigint not null,
    -- from 0, or -1 for the decision that a row is not sent, whose text is empty where it is sent
    column_no int not null,
    edit_no bigint not null,
    old_text varchar not null,
    new_text varchar not null,
    primary key (run_id, row_no, column_no, edit_no),
    foreign key (run_id, edit_no) references correction_edit (run_id, edit_no) on delete cascade
);

create index if not exists correction_edit_cell_edit on correction_edit_cell (run_id, edit_no);

-- Rejects that a person decided to send although another row looks like the same prospect.
create table if not exists send_anyway (
    run_id bigint not null,
    row_no bigint not null,
    who varchar(200) not null,
    at timestamp with time zone not null,
    primary key (run_id, row_no),
    foreign key (run_id, row_no) references run_row (run_id, row_no)
);
