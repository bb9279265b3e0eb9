-- What people change in the rows of a file before it is imported, and what of it a run was started with. Each statement can be
-- done twice, as in V2.

-- One change of an import that is being prepared, which is undone as a whole.
create table if not exists draft_edit (
    draft_id varchar(36) not null references import_draft (id) on delete cascade,
    -- the version of the draft that it made, so that no number is used twice
    edit_no bigint not null,
    -- of the file whose rows it changes
    sha256 varchar(64) not null,
    label varchar(300) not null,
    cells bigint not null,
    made_by varchar(200) not null,
    made_at timestamp with time zone not null,
    -- those undone are the last ones
    undone boolean not null,
    primary key (draft_id, edit_no)
);

create table if not exists draft_edit_cell (
    draft_id varchar(36) not null,
    row_no bigint not null,
    -- from 0, or -1 for the whole row, whose text is empty where it is sent
    column_no int not null,
    edit_no bigint not null,
    -- as it stands in the file
    original varchar not null,
    text varchar not null,
    primary key (draft_id, row_no, column_no, edit_no),
    foreign key (draft_id, edit_no) references draft_edit (draft_id, edit_no) on delete cascade
);

create index if not exists draft_edit_cell_edit on draft_edit_cell (draft_id, edit_no);

-- The cells of a run that differ from its file, and the rows that are not sent.
create table if not exists run_edit (
    run_id bigint not null references run (id),
    row_no bigint not null,
    column_no int not null,
    original varchar not null,
    text varchar not null,
    edited_by varchar(200) not null,
    primary key (run_id, row_no, column_no)
);
