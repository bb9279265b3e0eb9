-- The field's terms in place of earlier names. Each statement can be done twice, as in V2: a connection may break after the
-- migration and before it is noted.

alter table if exists action rename to audit_entry;
alter table if exists occasion_run rename to schedule_execution_run;
alter table if exists occasion rename to schedule_execution;
alter table if exists delivery rename to received_webhook;
alter table if exists known_names rename to name_list;
alter table if exists settlement rename to reconciliation;

do $$
declare
    found record;
begin
    for found in
        select present.table_name, earlier, standard
        from (values
            ('schedule_execution_run', 'occasion_id', 'execution_id'),
            ('reconciliation', 'ground', 'basis'),
            ('reconciliation', 'verdict', 'decision'),
            ('run', 'stop_asked', 'stop_requested'),
            ('run_row', 'twin_run', 'duplicate_of_run'),
            ('run_row', 'twin_row', 'duplicate_of_row')) as renamed (in_table, earlier, standard)
        join information_schema.columns present
            on present.table_schema = current_schema() and present.table_name = in_table and present.column_name = earlier
    loop
        execute format('alter table %I rename column %I to %I', found.table_name, found.earlier, found.standard);
    end loop;
end $$;

update reconciliation set basis = 'person' where basis = 'word';

alter index if exists occasion_schedule rename to schedule_execution_schedule;
alter index if exists run_row_twin rename to run_row_duplicate_of;
