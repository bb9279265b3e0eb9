-- Imports that are being prepared in the console: what a person has chosen for an uploaded file so far. Each statement can be done
-- twice, as in V2.

create table if not exists import_draft (
    -- that of the upload
    id varchar(36) primary key,
    file_name varchar(200) not null,
    created_by varchar(200) not null,
    created_at timestamp with time zone not null,
    changed_by varchar(200) not null,
    changed_at timestamp with time zone not null,
    -- grows with every change
    version bigint not null,
    -- the run that it became, or null
    run_id bigint
);

-- One value that was typed or chosen, so that two people who change different ones keep both.
create table if not exists import_draft_value (
    draft_id varchar(36) not null references import_draft (id) on delete cascade,
    name varchar(120) not null,
    text varchar not null,
    -- of the draft when this value was changed last
    version bigint not null,
    primary key (draft_id, name)
);
