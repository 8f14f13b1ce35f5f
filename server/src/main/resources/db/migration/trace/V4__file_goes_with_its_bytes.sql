-- A row says that an organisation holds the bytes. When they are erased for good the row goes too,
-- or the next record to name that photo would be taken for complete and its phone would not send it.
-- Nobody but the owner of the tables may remove one: no other role has been granted it.
drop trigger keep on trace.file;
create trigger keep before update on trace.file for each row execute function trace.refuse();
