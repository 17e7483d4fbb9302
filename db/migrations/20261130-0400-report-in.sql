-- report-in: units that serve a community, and people of a unit who serve where they live (double report-in 双报到).
-- Purpose: service to a community. Basis: the person's own registration (PIPL art. 13(1)), or the unit's published rule.
-- Nothing here says what anybody believes or belongs to. Names leave 24 months after the end (report-in.let-go).
create schema report_in;

create table report_in.registration (
  district text not null,
  id uuid not null,
  kind text not null check (kind in ('unit', 'member')),
  state text not null check (state in ('noted', 'offered', 'expected', 'confirming', 'placing', 'registered', 'refused',
    'withdrawn', 'dropped', 'arrived', 'voided', 'ended')),
  person_id uuid references people.person (id),
  acting_person_id uuid references people.person (id),
  organisation_id uuid not null references people.organisation (id),
  area_code text not null references territory.area (code),
  community_code text references territory.area (code),
  building_id uuid,
  alg text,
  key_id text,
  name_cipher text,
  name_blind text,
  offers text[] not null default '{}',
  offer_words text not null default '',
  willing text[] not null default '{}',
  reason text not null check (reason in ('joined', 'moved', 'register')),
  happened_on date not null,
  due_on date,
  reported_on date,
  on_time boolean,
  case_id uuid,
  previous_id uuid,
  ended_on date,
  end_reason text check (end_reason in ('moved', 'left_unit', 'own_wish', 'unit_left', 'mistake')),
  moved_to_district text,
  moved_to_id uuid,
  wall_consent_at timestamptz,
  wall_words text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (district, id),
  foreign key (district, building_id) references territory.building (district, id)
);
comment on table report_in.registration is 'A unit or a person of a unit that serves a community. A move ends the old row and begins a new one: the history stays.';
comment on column report_in.registration.person_id is 'The account that registered; null when a unit or a register said it.';
comment on column report_in.registration.acting_person_id is 'The person of the directory to whom posts were given on the strength of this registration: who acts in public.';
comment on column report_in.registration.area_code is 'The community; while the community is not known, the area of the unit.';
comment on column report_in.registration.name_cipher is 'Encrypted; found again by name_blind. Null for units, and 24 months after the end.';
comment on column report_in.registration.willing is 'Posts the person said they would take: nobody is posted against their word.';
comment on column report_in.registration.happened_on is 'When they joined the unit or moved; the month in which to report runs from it (catalogue C41).';
comment on column report_in.registration.wall_consent_at is 'Agreed to stand on the public page of the building; null: not, or no longer.';
create index registration_area on report_in.registration (area_code, id);
create index registration_organisation on report_in.registration (organisation_id, id);
create index registration_person on report_in.registration (person_id);
create index registration_acting on report_in.registration (acting_person_id);
create index registration_community on report_in.registration (community_code);
create index registration_building on report_in.registration (district, building_id) where building_id is not null;
create index registration_due on report_in.registration (due_on, id) where state = 'expected';
create index registration_name on report_in.registration (name_blind);

create table report_in.look_back (
  district text not null,
  id uuid not null,
  organisation_id uuid not null references people.organisation (id),
  area_code text not null references territory.area (code),
  year integer not null,
  state text not null check (state in ('noted', 'checking', 'looked_back', 'voided')),
  case_id uuid not null,
  counted integer,
  missing integer,
  findings text,
  done_on date,
  created_at timestamptz not null,
  primary key (district, id),
  unique (district, organisation_id, year)
);
comment on table report_in.look_back is 'Once a year a unit looks at who of its people reported in (catalogue C42): numbers and words, no list of names.';
create index look_back_organisation on report_in.look_back (organisation_id);
create index look_back_area on report_in.look_back (area_code, id);
