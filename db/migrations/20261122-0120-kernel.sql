-- calendar: working days as data (domain 7). Reference tables.
create table calendar.calendar (
  id text primary key,
  name text not null,
  windows jsonb not null,
  updated_at timestamptz not null
);
comment on column calendar.calendar.windows is 'Working windows of a working day, local minutes: [[540,720],[840,1080]].';
create table calendar.day (
  calendar_id text not null references calendar.calendar (id),
  date date not null,
  kind text not null check (kind in ('rest', 'work')),
  name text not null,
  source text not null,
  status text not null check (status in ('official', 'provisional')),
  primary key (calendar_id, date)
);
comment on table calendar.day is 'Exceptions to Monday to Friday: holidays (rest) and make-up days (work).';
create table calendar.year (
  calendar_id text not null references calendar.calendar (id),
  year integer not null,
  status text not null check (status in ('official', 'provisional')),
  source text not null,
  imported_at timestamptz not null,
  primary key (calendar_id, year)
);

-- audit: who did, and who looked.
create table audit.entry (
  district text not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  event text not null,
  subject_kind text not null,
  subject_id text not null,
  area_code text,
  reason text,
  details jsonb not null default '{}',
  primary key (district, id)
);
comment on table audit.entry is 'Append-only. district 000000 holds entries that concern no district (settings, sign-in). Kept at least 6 months (Cybersecurity Law art. 21).';
create index entry_at on audit.entry (district, at desc, id);
create index entry_actor on audit.entry (district, actor_id, at desc);
create index entry_subject on audit.entry (district, subject_kind, subject_id, at desc);

-- territory: the coded tree. area* are reference tables; the built tree is district data.
create table territory.area (
  code text primary key,
  level text not null check (level in ('city', 'district', 'street', 'community', 'grid', 'micro_grid')),
  parent_code text references territory.area (code),
  name text not null,
  name_en text,
  kind text not null default 'basic',
  functions text[] not null default '{}',
  valid_from date not null,
  valid_to date,
  predecessor_code text,
  successor_code text,
  lng double precision,
  lat double precision,
  households integer
);
comment on column territory.area.code is 'Unified code: city 4, district 6, street 9, community 12, grid 15, micro-grid 18 digits. The prefix is the ancestry; codes are never reused (MCA order 79).';
comment on column territory.area.kind is 'Grids: basic or dedicated (school, hospital, park, market). Others: basic.';
comment on column territory.area.functions is 'The nets merged into this grid (C29, D03): party, governance, civil_affairs, emergency, fire, health, urban.';
create index area_parent on territory.area (parent_code, code);
create table territory.area_name (
  code text not null references territory.area (code),
  valid_from date not null,
  name text not null,
  primary key (code, valid_from)
);
comment on table territory.area_name is 'Former names: renaming keeps the code.';
create table territory.boundary (
  code text not null references territory.area (code),
  generation integer not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  polygon jsonb not null,
  min_lng double precision not null,
  min_lat double precision not null,
  max_lng double precision not null,
  max_lat double precision not null,
  source text not null,
  primary key (code, generation)
);
comment on column territory.boundary.polygon is 'GeoJSON MultiPolygon coordinates in WGS84.';
create index boundary_open on territory.boundary (code) where valid_to is null;
create table territory.import_run (
  id uuid primary key,
  kind text not null,
  file_name text not null,
  dry_run boolean not null,
  state text not null check (state in ('running', 'done', 'failed')),
  total integer not null default 0,
  done integer not null default 0,
  accepted integer not null default 0,
  rejected integer not null default 0,
  errors jsonb not null default '[]',
  started_by uuid,
  started_at timestamptz not null,
  finished_at timestamptz
);
create table territory.compound (
  district text not null,
  id uuid not null,
  community_code text not null references territory.area (code),
  name text not null,
  address text not null default '',
  lng double precision not null,
  lat double precision not null,
  households integer,
  built_year integer,
  valid_to date,
  primary key (district, id)
);
create index compound_community on territory.compound (district, community_code, name);
create table territory.compound_grid (
  district text not null,
  compound_id uuid not null,
  grid_code text not null references territory.area (code),
  primary key (district, compound_id, grid_code),
  foreign key (district, compound_id) references territory.compound (district, id)
);
create index compound_grid_grid on territory.compound_grid (district, grid_code);
create table territory.building (
  district text not null,
  id uuid not null,
  compound_id uuid not null,
  grid_code text references territory.area (code),
  name text not null,
  floors integer,
  lng double precision,
  lat double precision,
  primary key (district, id),
  foreign key (district, compound_id) references territory.compound (district, id)
);
create index building_compound on territory.building (district, compound_id, name);
create table territory.unit (
  district text not null,
  id uuid not null,
  building_id uuid not null,
  name text not null,
  primary key (district, id),
  foreign key (district, building_id) references territory.building (district, id)
);
create index unit_building on territory.unit (district, building_id, name);
create table territory.dwelling (
  district text not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  floor integer,
  area_centi_m2 integer,
  primary key (district, id),
  foreign key (district, unit_id) references territory.unit (district, id)
);
comment on column territory.dwelling.area_centi_m2 is 'Floor area in 0.01 square metre.';
create index dwelling_unit on territory.dwelling (district, unit_id, name);

-- people: the directory. Reference tables: one person may hold posts in several districts.
create table people.organisation (
  id uuid primary key,
  kind text not null,
  name text not null,
  short_name text,
  area_code text not null references territory.area (code),
  parent_id uuid references people.organisation (id),
  credit_code text,
  phone text,
  address text,
  valid_from date not null,
  valid_to date
);
comment on column people.organisation.kind is 'party, department, government, residents_committee, property_company, owners_committee, shop, social_organisation, team, grid_team.';
comment on column people.organisation.phone is 'Published duty telephone of the organisation, not of a person.';
create index organisation_area on people.organisation (area_code, kind, name);
create index organisation_parent on people.organisation (parent_id);
create table people.person (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'resident')),
  name text not null,
  valid_to date,
  created_at timestamptz not null
);
comment on column people.person.name is 'Staff: the name they act under in public. Residents: a display form such as 王女士; the full name is only ever stored encrypted with a request.';
create index person_name on people.person (kind, name);
create table people.post (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  role text not null,
  organisation_id uuid references people.organisation (id),
  area_code text not null references territory.area (code),
  case_types text[],
  valid_from date not null,
  valid_to date
);
comment on column people.post.case_types is 'Procedures this post reaches; null means all.';
create index post_person on people.post (person_id);
create index post_area on people.post (area_code, role);
create index post_organisation on people.post (organisation_id);
create table people.pairing (
  id uuid primary key,
  kind text not null,
  person_id uuid references people.person (id),
  organisation_id uuid references people.organisation (id),
  area_code text references territory.area (code),
  target_kind text not null,
  target_id text not null,
  purpose text not null,
  legal_basis text not null,
  valid_from date not null,
  valid_to date,
  check ((person_id is null) <> (organisation_id is null))
);
comment on table people.pairing is 'A standing responsibility: person or organisation to an area, compound, building, unit, dwelling or shop.';
create index pairing_target on people.pairing (target_kind, target_id);
create index pairing_person on people.pairing (person_id);
create index pairing_organisation on people.pairing (organisation_id);
create index pairing_area on people.pairing (area_code);

-- access: what a role may do. Shipped grants live in code; rows here add or take away.
create table access.grant_override (
  role text not null,
  permission text not null,
  allowed boolean not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (role, permission)
);

-- files
create table files.file (
  district text not null,
  id uuid not null,
  sha256 text not null,
  mime text not null,
  width integer,
  height integer,
  size_bytes integer not null,
  storage_key text not null,
  thumbnail_key text,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  subject_kind text,
  subject_id uuid,
  visibility text not null default 'internal' check (visibility in ('public', 'internal')),
  primary key (district, id)
);
comment on column files.file.subject_id is 'The case the file belongs to; null until the report or action that uses it arrives, and swept after a day.';
create index file_subject on files.file (district, subject_kind, subject_id);
create index file_orphan on files.file (uploaded_at) where subject_id is null;

-- notify
create table notify.message (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  template text not null,
  params jsonb not null,
  case_district text,
  case_id uuid,
  created_at timestamptz not null,
  read_at timestamptz
);
create index message_person on notify.message (person_id, created_at desc, id);
create index message_unread on notify.message (person_id) where read_at is null;
create table notify.delivery (
  message_id uuid not null references notify.message (id),
  channel text not null,
  state text not null check (state in ('sent', 'skipped', 'failed')),
  detail text,
  at timestamptz not null,
  primary key (message_id, channel)
);
