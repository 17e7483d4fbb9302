-- desk: what a person keeps about the lists they work with, and files of lists made for them. Reference tables: small,
-- written by hand, read from everywhere.
create schema desk;

create table desk.saved_view (
  id uuid primary key,
  list text not null,
  person_id uuid not null references people.person (id),
  organisation_id uuid references people.organisation (id),
  name text not null,
  search jsonb not null,
  columns jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table desk.saved_view is 'A list narrowed and sorted in a way somebody wants again. It holds filters, never rows: whoever opens it sees what their own reach shows.';
comment on column desk.saved_view.organisation_id is 'Shared with everybody who holds a post in it; null: the owner alone.';
comment on column desk.saved_view.columns is 'Keys and widths in order; null: as the reader has them.';
create index saved_view_person on desk.saved_view (person_id, list);
create index saved_view_organisation on desk.saved_view (organisation_id, list);

create table desk.list_layout (
  person_id uuid not null references people.person (id),
  list text not null,
  columns jsonb,
  default_view_id uuid references desk.saved_view (id) on delete set null,
  updated_at timestamptz not null,
  primary key (person_id, list)
);
create index list_layout_default_view on desk.list_layout (default_view_id);

create table desk.export (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  account_id text not null,
  list text not null,
  query jsonb not null,
  columns jsonb not null,
  locale text not null,
  reason text,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')),
  rows_done integer not null default 0,
  rows_total integer,
  storage_key text,
  size_bytes integer,
  failure text,
  requested_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz not null
);
comment on table desk.export is 'Purpose: handing a list within one person''s reach to that person. The file goes a day after it was asked for, the row stays as record.';
create index export_person on desk.export (person_id, requested_at desc, id desc);
create index export_kept on desk.export (expires_at) where storage_key is not null;

-- What just happened, over all cases: live updates ask for the last seconds of it.
create index action_at on workflow.action (at);
