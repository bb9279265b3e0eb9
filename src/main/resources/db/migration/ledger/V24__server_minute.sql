-- What is known of the API's minute: when it ends at the latest, and the nanoseconds from one permit to the next that make what remains
-- of it last. A process that starts in the middle of a minute does not know it before its first request is answered.
alter table api_permit add column if not exists minute_ends timestamp(6) with time zone;
alter table api_permit add column if not exists minute_pace bigint;
