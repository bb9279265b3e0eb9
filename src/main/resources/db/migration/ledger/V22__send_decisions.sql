-- A decision to send a row anyway is about the row that was shown beside it. The row that is sent in the place of a reject has the
-- decisions about the reject, and more where yet another row turns up. Each statement can be done twice, as in V2.

create table if not exists send_decision (
    run_id bigint not null,
    row_no bigint not null,
    -- the row that was shown beside it
    other_run bigint not null,
    other_row bigint not null,
    who varchar(200) not null,
    at timestamp with time zone not null,
    primary key (run_id, row_no, other_run, other_row),
    foreign key (run_id, row_no) references run_row (run_id, row_no)
);

-- gone already where this is done again
create table if not exists send_anyway (run_id bigint, row_no bigint, who varchar(200), at timestamp with time zone);

insert into send_decision (run_id, row_no, other_run, other_row, who, at)
    select s.run_id, s.row_no, r.duplicate_of_run, r.duplicate_of_row, s.who, s.at
    from send_anyway s join run_row r on r.run_id = s.run_id and r.row_no = s.row_no
    where r.duplicate_of_run is not null
        and not exists (select 1 from send_decision d where d.run_id = s.run_id and d.row_no = s.row_no);

drop table if exists send_anyway;
