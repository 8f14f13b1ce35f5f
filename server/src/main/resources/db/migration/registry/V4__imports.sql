-- What imports need to be quick. Pairs are put into their index in larger portions; and the memory
-- of taken-in rows, written by the one statement that has just written subject and premises, does not
-- ask for them again (a quarter of its cost).

alter index registry.subject_name_pairs set (gin_pending_list_limit = 32768);

alter table registry.source_row drop constraint source_row_subject_id_fkey;
alter table registry.source_row drop constraint source_row_premises_id_fkey;
