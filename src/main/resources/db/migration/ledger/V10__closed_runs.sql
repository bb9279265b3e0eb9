-- Runs that nobody can continue, since when, and why: PURGING and PURGED, where their personal data is being deleted or was
-- deleted, and RESTORED, where a backup holds only a part of their file. Each statement can be done twice, as in V2.

alter table run add column if not exists closed_at timestamp with time zone;
alter table run add column if not exists closed_as varchar(10);
