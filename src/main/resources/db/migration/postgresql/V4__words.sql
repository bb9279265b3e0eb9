-- The words by which a person finds a row: e-mail, phone and names. They are in the order of
-- their bytes, so that the index finds what begins with a word, whatever the language of the database.
create table if not exists row_word (
    run_id bigint not null,
    row_no bigint not null,
    word varchar(100) collate "C" not null,
    primary key (run_id, row_no, word)
);

create index if not exists row_word_word on row_word (run_id, word, row_no);
