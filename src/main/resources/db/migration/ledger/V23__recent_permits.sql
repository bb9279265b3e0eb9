-- The times of the permits of the last 61 seconds, so that what a pause cost can be caught up with and still no minute holds
-- more than the limit. What was leased before is not recorded: nothing is caught up with from before now.
alter table api_permit add column if not exists recent varchar(100000);
update api_permit set next_at = current_timestamp where next_at < current_timestamp;
