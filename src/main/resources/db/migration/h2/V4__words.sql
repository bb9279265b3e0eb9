-- The words by which a person finds a row: e-mail, phone and names.
create table if not exists row_word (
    word varchar(100) not null,
    run_id bigint not null,
    row_no bigint not null,
    primary key (word, run_id, row_no)
);
