-- The field's terms in place of earlier names. Each statement can be done twice, as in V2.

alter table if exists action rename to audit_entry;
alter table if exists occasion_run rename to schedule_execution_run;
alter table schedule_execution_run alter column if exists occasion_id rename to execution_id;
alter table if exists occasion rename to schedule_execution;
alter table if exists delivery rename to received_webhook;
alter table if exists known_names rename to name_list;
alter table if exists settlement rename to reconciliation;
alter table reconciliation alter column if exists ground rename to basis;
alter table reconciliation alter column if exists verdict rename to decision;
update reconciliation set basis = 'person' where basis = 'word';
alter table run alter column if exists stop_asked rename to stop_requested;

-- The row that a duplicate is a duplicate of.
alter table run_row alter column if exists twin_run rename to duplicate_of_run;
alter table run_row alter column if exists twin_row rename to duplicate_of_row;

alter index if exists occasion_schedule rename to schedule_execution_schedule;
alter index if exists run_row_twin rename to run_row_duplicate_of;
