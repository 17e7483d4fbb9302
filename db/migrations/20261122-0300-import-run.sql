-- Files of rows brought in by a person: checked first, then applied by a job. The rows themselves lie in a file that is
-- removed when it expires; what was done to each register stands in the audit log.
create table desk.import_run (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  account_id text not null,
  kind text not null,
  file_name text not null,
  locale text not null,
  state text not null check (state in ('mapping', 'checked', 'waiting', 'running', 'done', 'failed', 'cancelled', 'expired')),
  header_row integer not null,
  mapping jsonb not null,
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  created integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  wrong integer not null default 0,
  faults jsonb not null default '[]',
  preview jsonb not null default '[]',
  failure text,
  storage_key text,
  created_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz not null
);
comment on table desk.import_run is 'Purpose: bringing areas, organisations, people and duties in from a table. Rows and reasons go a week after the upload, the row stays as record.';
comment on column desk.import_run.header_row is 'Row of the file the headers stand in.';
comment on column desk.import_run.mapping is 'Key of a column → position in the file from 0, or null.';
comment on column desk.import_run.created is 'Until it runs: how many rows would be new; then: how many were made. Likewise changed, unchanged, wrong.';
create index import_run_person on desk.import_run (person_id, created_at desc, id desc);
create index import_run_kept on desk.import_run (expires_at) where storage_key is not null;
