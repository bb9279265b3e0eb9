-- The requests to an account of the API (an origin and a token, hashed), for all processes on this database: how many permits
-- were leased, when the next one may be used, and until when the API wants no request.
create table if not exists api_permit (
    account varchar(64) primary key,
    granted bigint not null,
    next_at timestamp(6) with time zone not null,
    paused_until timestamp(6) with time zone
);
