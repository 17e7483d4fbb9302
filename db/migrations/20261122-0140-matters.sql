-- matters: something to be solved at a place.
create table matters.category (
  id text primary key,
  parent_id text references matters.category (id),
  field text not null,
  name text not null,
  name_en text not null,
  keywords text[] not null default '{}',
  urgency text not null default 'normal',
  reopen_days integer not null default 15,
  photo_required boolean not null default false,
  residents boolean not null default true,
  position integer not null default 0,
  valid_to date
);
comment on table matters.category is 'The grid work-item list: 8 fields (parent_id null) and their items (C34).';
create index category_parent on matters.category (parent_id);
create table matters.standard_class (
  standard_ref text not null,
  kind text not null check (kind in ('component', 'matter')),
  code text not null,
  name text not null,
  local_extension boolean not null default false,
  primary key (standard_ref, kind, code)
);
create table matters.category_class (
  category_id text not null references matters.category (id),
  standard_ref text not null,
  kind text not null,
  code text not null,
  primary key (category_id, standard_ref, kind, code),
  foreign key (standard_ref, kind, code) references matters.standard_class (standard_ref, kind, code)
);
create index category_class_code on matters.category_class (standard_ref, kind, code);
create table matters.duty (
  id uuid primary key,
  category_id text not null references matters.category (id),
  level text not null check (level in ('grid', 'community', 'street', 'district', 'city')),
  area_code text references territory.area (code),
  organisation_kind text,
  organisation_id uuid references people.organisation (id),
  part text not null default 'lead' check (part in ('lead', 'assist')),
  position integer not null default 0,
  effective_from timestamptz not null,
  effective_to timestamptz,
  check ((organisation_kind is null) <> (organisation_id is null))
);
comment on table matters.duty is 'Duty list 权责清单: category (or its field) at a level, optionally only under area_code, belongs to organisations of a kind at that area or to one named organisation.';
create index duty_category on matters.duty (category_id, level);
create index duty_area on matters.duty (area_code);
create index duty_organisation on matters.duty (organisation_id);

create table matters.number_counter (
  district text not null,
  day date not null,
  next integer not null,
  primary key (district, day)
);
create table matters.matter (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  kind text not null check (kind in ('resident_request', 'grid_event')),
  category_id text references matters.category (id),
  words text not null,
  title text not null,
  source text not null,
  urgency text not null,
  lng double precision not null,
  lat double precision not null,
  accuracy_m double precision,
  source_crs text not null,
  quadkey bigint not null,
  place text not null default '',
  attribution text not null check (attribution in ('inside', 'edge', 'nearest', 'outside')),
  boundary_generation integer not null,
  area_code text not null references territory.area (code),
  compound_id uuid,
  created_at timestamptz not null,
  moved_to text,
  search tsvector not null,
  primary key (district, id)
);
comment on column matters.matter.quadkey is 'Morton code of the web-mercator tile at zoom 26: a tile at zoom z is one range, clusters are a shift and a GROUP BY.';
comment on column matters.matter.attribution is 'How the grid was found: inside, edge (shared border, lowest code), nearest (within tolerance), outside (district only).';
create unique index matter_case on matters.matter (district, case_id);
create unique index matter_number on matters.matter (district, number);
create index matter_quadkey on matters.matter (quadkey);
create index matter_category on matters.matter (district, category_id, created_at desc);
create index matter_area on matters.matter (area_code, created_at desc);
create index matter_search on matters.matter using gin (search);

create table matters.requester (
  district text not null,
  matter_id uuid not null,
  person_id uuid references people.person (id),
  anonymous boolean not null,
  secret_from_unit boolean not null,
  alg text,
  key_id text,
  name_cipher text,
  phone_cipher text,
  phone_blind text,
  phone_tail_blind text,
  purpose text not null default 'handling the request',
  legal_basis text not null default 'PIPL art. 13(3) statutory duty',
  retention_until timestamptz,
  detached_at timestamptz,
  primary key (district, matter_id),
  foreign key (district, matter_id) references matters.matter (district, id)
);
create index requester_person on matters.requester (person_id);
create index requester_phone on matters.requester (district, phone_blind);
create index requester_retention on matters.requester (retention_until) where detached_at is null;

create table matters.dispatch (
  district text not null,
  matter_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  decided_by uuid,
  automatic boolean not null,
  explanation jsonb not null,
  primary key (district, matter_id, seq),
  foreign key (district, matter_id) references matters.matter (district, id)
);
comment on table matters.dispatch is 'Why it went there: the walk up the tree, step by step, kept as made.';
create table matters.rating (
  district text not null,
  matter_id uuid not null,
  attempt integer not null,
  solved text not null check (solved in ('solved', 'partly', 'not_solved')),
  satisfied text not null check (satisfied in ('satisfied', 'basically', 'not_satisfied')),
  words text,
  rated_at timestamptz not null,
  primary key (district, matter_id, attempt),
  foreign key (district, matter_id) references matters.matter (district, id)
);
