-- By their bytes, as H2 has them: so that the index finds what begins with a word, whatever the database's language.
alter table row_word alter column word type varchar(100) collate "C";
