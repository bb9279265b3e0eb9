-- Rejects that a person decided not to send, and how many rejects of a run need nobody any more. Each statement can be done
-- twice, as in V2.

alter table run_row add column if not exists dismissed_at timestamp with time zone;
alter table run_row add column if not exists dismissed_by varchar(200);

-- Open rejects are read from the index alone, as in V3.
create index if not exists run_row_unresolved on run_row (run_id, status, row_no, replaced_run, dismissed_at, code);
drop index if exists run_row_open;

-- Of the rows counted: those that a correction replaced, and those that a person dismissed. The state of a run follows from them.
alter table run_count add column if not exists replaced bigint default 0 not null;
alter table run_count add column if not exists dismissed bigint default 0 not null;

update run_count set replaced = (select count(r.replaced_run) from run_row r
    where r.run_id = run_count.run_id and r.status = run_count.status)
where status in ('REJECTED', 'REFUSED', 'FAILED');
