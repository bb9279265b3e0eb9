-- The words by which a person finds a row: e-mail, phone and names. They are in the order of
-- their bytes, so that the index finds what begins with a word, whatever the language of the database.
create table if not exists row_word (
    word varchar(100) collate "C" not null,
    run_id bigint not null,
    row_no bigint not null,
    primary key (word, run_id, row_no)
);
