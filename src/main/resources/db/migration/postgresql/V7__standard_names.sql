-- The field's terms in place of earlier names.

alter table action rename to audit_entry;
alter table occasion_run rename to schedule_execution_run;
alter table schedule_execution_run rename column occasion_id to execution_id;
alter table occasion rename to schedule_execution;
alter table delivery rename to received_webhook;
alter table known_names rename to name_list;
alter table settlement rename to reconciliation;
alter table reconciliation rename column ground to basis;
alter table reconciliation rename column verdict to decision;
update reconciliation set basis = 'person' where basis = 'word';
alter table run rename column stop_asked to stop_requested;

-- The row that a duplicate is a duplicate of.
alter table run_row rename column twin_run to duplicate_of_run;
alter table run_row rename column twin_row to duplicate_of_row;

alter index occasion_schedule rename to schedule_execution_schedule;
alter index run_row_twin rename to run_row_duplicate_of;
