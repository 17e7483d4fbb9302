-- Petitions have a procedure of their own; sheets of the hotline name a place in words and may have no position.
alter table matters.matter drop constraint matter_kind_check;
alter table matters.matter add constraint matter_kind_check check (kind in ('resident_request', 'grid_event', 'petition'));
alter table matters.matter drop constraint matter_attribution_check;
alter table matters.matter add constraint matter_attribution_check
  check (attribution in ('inside', 'edge', 'nearest', 'outside', 'named'));

-- What a person decided about words that read like a petition, and where the petition went. Append-only.
create table matters.petition_decision (
  district text not null,
  matter_id uuid not null,
  id uuid not null,
  decision text not null check (decision in ('petition', 'not_petition')),
  words text[] not null,
  reason text not null,
  petition_id uuid,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (district, matter_id, id)
);
create index petition_decision_petition on matters.petition_decision (district, petition_id) where petition_id is not null;

-- What a caller without an account was told by text message, without the number.
create table matters.caller_message (
  district text not null,
  matter_id uuid not null,
  id uuid not null,
  template text not null,
  state text not null check (state in ('sent', 'skipped', 'failed')),
  detail text,
  at timestamptz not null,
  primary key (district, matter_id, id)
);

-- A work sheet of the 12345 hotline and the matter it became. `sheet` holds its columns without name and number.
create table matters.worksheet (
  district text not null,
  sheet_number text not null,
  matter_id uuid not null,
  sheet jsonb not null,
  imported_at timestamptz not null,
  imported_by uuid,
  returned_at timestamptz,
  returned_by uuid,
  returned_outcome text,
  primary key (district, sheet_number)
);
create unique index worksheet_matter on matters.worksheet (district, matter_id);
create index worksheet_number on matters.worksheet (sheet_number);
create index worksheet_unreturned on matters.worksheet (district, imported_at) where returned_at is null;

-- One import of sheets. The rows wait encrypted (they hold names and numbers) and are taken out with the failed ones
-- a week after the run.
create table matters.worksheet_run (
  id uuid primary key,
  area_code text not null,
  file_name text not null,
  state text not null check (state in ('checked', 'running', 'done', 'failed')),
  total integer not null,
  done integer not null default 0,
  created integer not null default 0,
  known integer not null default 0,
  failed integer not null default 0,
  alg text,
  key_id text,
  rows_cipher text,
  started_by uuid not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index worksheet_run_newest on matters.worksheet_run (created_at desc);
