-- Texts that are stored encrypted. Each statement can be done twice, as in V2.

-- The key with which the texts of this ledger are sealed; none where they are not. While they are sealed with another key, both
-- are here, and nothing else can open the ledger.
create table if not exists encryption_key (
    -- as in leadline.encryption.key, and never the key itself
    key_id varchar(8) primary key,
    -- what search words are hashed with, sealed with the key
    word_key varchar(200) not null,
    -- whether all texts are sealed with this key
    complete boolean not null
);

-- A sealed text is longer than the text. No table is copied for this.
alter table run alter column stop_reason set data type varchar;
alter table run_row alter column message set data type varchar;
alter table row_attempt alter column message set data type varchar;
alter table run_partition alter column stop_message set data type varchar;
alter table draft_edit alter column label set data type varchar;
alter table correction_edit alter column label set data type varchar;
alter table run_breakdown alter column name set data type varchar;
alter table sort_key alter column sort_key set data type varchar;
