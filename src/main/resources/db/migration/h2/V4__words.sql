-- The words by which a person finds a row: e-mail, phone and names.
create table if not exists row_word (
    run_id bigint not null,
    row_no bigint not null,
    word varchar(100) not null,
    primary key (run_id, row_no, word)
);

create index if not exists row_word_word on row_word (run_id, word, row_no);
