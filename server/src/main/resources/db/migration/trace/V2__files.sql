-- Evidence files lie on disk under the hash of their content; here stands who holds them. The same
-- photo of two organisations lies on disk once and has two rows, so that neither learns of the other.

create table trace.file (
  home kernel.home not null,
  sha256 trace.hash not null,
  organization_path kernel.path not null,
  size bigint not null check (size >= 0),
  mime text not null check (length(mime) between 3 and 100),
  stored_at timestamptz(3) not null,
  primary key (home, sha256, organization_path));
comment on table trace.file is 'evidence files that an organisation holds; the bytes lie in HOME/files';
comment on column trace.file.size is 'bytes';
comment on column trace.file.mime is 'media type as the sender named it; never believed when served';
call kernel.guard('trace.file', 'scope', 'scope', 'select, insert');
call kernel.admit('trace.file', 'xunfu_timer', 'select');
create trigger keep before update or delete on trace.file for each row execute function trace.refuse();

create table trace.upload (
  id uuid primary key,
  home kernel.home not null,
  organization_path kernel.path not null,
  person uuid not null,
  sha256 trace.hash not null,
  size bigint not null check (size > 0),
  mime text not null check (length(mime) between 3 and 100),
  submission uuid,
  begun_at timestamptz(3) not null);
comment on table trace.upload is 'files on their way in (tus); the bytes so far lie in HOME/files/incoming';
comment on column trace.upload.sha256 is 'what the whole must hash to';
comment on column trace.upload.size is 'bytes of the whole';
create index upload_of_person on trace.upload (person);
create index upload_begun on trace.upload (begun_at);
call kernel.guard('trace.upload', 'scope', 'scope', 'select, insert, delete');
call kernel.admit('trace.upload', 'xunfu_timer', 'select, delete');
