-- Where leads go of which nothing else says it, as people chose it in the console: the integration and the community at each API. Each
-- statement can be done twice, as in V2.

create table if not exists account_choice (
    api_origin varchar(300) primary key,
    integration_id varchar(200) not null,
    integration_name varchar(300) not null,
    -- such as KNOCK and SANDBOX, or null where Propexo did not say it
    vendor varchar(100),
    system varchar(40),
    -- whether anybody has chosen a community, or that each row names its own
    community_chosen boolean not null,
    community_id varchar(200),
    community_name varchar(300),
    chosen_by varchar(200) not null,
    chosen_at timestamp with time zone not null
);
