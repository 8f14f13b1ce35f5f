-- A co-signature names the record by the hash of its event; what it names must be found.
create index event_of_hash on trace.event (event_hash) where device is not null;
