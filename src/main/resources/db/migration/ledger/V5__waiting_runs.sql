-- Why a run stopped, for programs; and runs whose rows were released by other runs. Each statement can be done twice, as in V2.

alter table run add column if not exists stop_code varchar(40);

-- When rows of the finished run became ready to send again, because rows of other runs that they were duplicates of were not
-- created; null once all of them are sent.
alter table run add column if not exists released_at timestamp with time zone;

-- Whether another run has changed rows of this one since its files were written.
alter table run add column if not exists files_outdated boolean default false not null;

-- Rows that an earlier version released and left behind.
update run set status = 'STOPPED', exit_code = 5, stop_code = 'ROWS_TO_SEND', released_at = current_timestamp, files_outdated = true,
    stop_reason = 'Some rows of this run were skipped as duplicates of rows that were not created. They can be sent now.'
where status = 'COMPLETED' and send_limit is null
    and exists (select 1 from run_row r where r.run_id = run.id and r.status = 'STAGED');
