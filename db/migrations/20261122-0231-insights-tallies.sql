-- Rows of insights.matter_event as last read, so that a case that changed takes back what it counted for before.
create table insights.event (
  district text not null,
  case_id uuid not null,
  kind text not null,
  place integer not null,
  day date not null,
  area_code text not null,
  procedure text not null,
  organisation_id uuid,
  category text not null,
  excluded boolean not null,
  n integer not null,
  kept integer not null,
  handled integer not null,
  handled_kept integer not null,
  closed integer not null,
  closed_kept integer not null,
  reworked integer not null,
  extended integer not null,
  solved integer not null,
  satisfied integer not null,
  hours integer not null,
  primary key (district, case_id, kind, place)
);
create index event_day on insights.event (district, day);

-- Sums of events by day and by month, for each area of every level and, within it, all together (dimension 'all', member
-- ''), by field, by item of the category list, by organisation.
create table insights.tally (
  district text not null,
  dimension text not null check (dimension in ('all', 'field', 'item', 'organisation')),
  area_code text not null,
  grain text not null check (grain in ('day', 'month')),
  day date not null,
  member text not null,
  kind text not null,
  excluded boolean not null,
  n integer not null,
  kept integer not null,
  handled integer not null,
  handled_kept integer not null,
  closed integer not null,
  closed_kept integer not null,
  reworked integer not null,
  extended integer not null,
  solved integer not null,
  satisfied integer not null,
  hours integer not null,
  primary key (district, dimension, area_code, grain, day, member, kind, excluded)
);
create index tally_day on insights.tally (district, grain, day);

-- How many closings took so many hours: what a median over any period can be found from.
create table insights.duration (
  district text not null,
  dimension text not null check (dimension in ('all', 'field', 'item', 'organisation')),
  area_code text not null,
  grain text not null check (grain in ('day', 'month')),
  day date not null,
  member text not null,
  excluded boolean not null,
  hours integer not null,
  n integer not null,
  primary key (district, dimension, area_code, grain, day, member, excluded, hours)
);
create index duration_day on insights.duration (district, grain, day);

-- Days whose sums are out of date.
create table insights.stale_day (
  district text not null,
  day date not null,
  primary key (district, day)
);

-- How far the history of a district has been read: every action up to here is counted.
create table insights.progress (
  district text not null primary key,
  read_until timestamptz not null
);

-- A period's numbers as they stood when they were taken. A published row is never changed again; a correction is a further
-- edition that says why and carries the hash of the one before.
create table insights.publication (
  district text not null,
  id uuid not null,
  area_code text not null,
  period text not null check (period in ('day', 'week', 'month', 'quarter', 'year')),
  starts date not null,
  edition integer not null,
  state text not null check (state in ('draft', 'published')),
  reason text,
  catalogue_version integer not null,
  content jsonb not null,
  prev_hash text not null,
  hash text not null,
  created_by uuid,
  created_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  primary key (district, id),
  unique (district, area_code, period, starts, edition),
  check ((state = 'published') = (published_at is not null)),
  check (edition = 1 or reason is not null)
);
create index publication_list on insights.publication (area_code, starts desc, id desc);

-- The written report of a publication, kept in the file storage.
create table insights.report_file (
  district text not null,
  publication_id uuid not null,
  state text not null check (state in ('draft', 'published')),
  format text not null check (format in ('docx', 'xlsx')),
  locale text not null check (locale in ('zh', 'en')),
  storage_key text not null,
  sha256 text not null,
  size_bytes integer not null,
  written_at timestamptz not null,
  primary key (district, publication_id, state, format, locale),
  foreign key (district, publication_id) references insights.publication (district, id)
);
