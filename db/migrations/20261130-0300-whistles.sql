-- Whistles (吹哨): several units called to one place; each call is a case of its own with its own report-in limit.
create schema if not exists orders;

create table orders.whistle_kind (
  id text primary key,
  name text not null,
  name_en text not null,
  units jsonb not null,
  limit_amount integer not null check (limit_amount > 0),
  limit_unit text not null check (limit_unit in ('hour', 'day', 'work_hour', 'work_day')),
  position integer not null,
  ended_at timestamptz,
  changed_at timestamptz not null
);
comment on table orders.whistle_kind is 'The menu of whistles (吹哨菜单): which units must come, and how soon. For the whole city.';
comment on column orders.whistle_kind.units is 'Kind and trade of each unit with why it must come; found as the nearest up the tree from the place.';
comment on column orders.whistle_kind.limit_amount is 'Time to report in. In force as rows of workflow.limit whose category is the kind.';

create table orders.whistle (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  kind_id text not null references orders.whistle_kind (id),
  side text not null check (side in ('community', 'street')),
  side_area text not null references territory.area (code),
  words text not null,
  lng double precision,
  lat double precision,
  meet_at timestamptz,
  meet_place text not null,
  origin_case uuid,
  raised_by uuid not null references people.person (id),
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, case_id) references workflow.case (district, id),
  foreign key (district, origin_case) references workflow.case (district, id)
);
comment on column orders.whistle.side is 'Who whistles; that side appraises the called units and is appraised by them.';
comment on column orders.whistle.origin_case is 'The stuck case it was raised from and closes back into.';
create index whistle_case on orders.whistle (district, case_id);
create index whistle_origin on orders.whistle (district, origin_case) where origin_case is not null;
create index whistle_kind_of on orders.whistle (kind_id);
create index whistle_side_area on orders.whistle (side_area);
create index whistle_raised_by on orders.whistle (raised_by);

create table orders.whistle_call (
  district text not null,
  id uuid not null,
  whistle_id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null references people.organisation (id),
  why text not null,
  called_at timestamptz not null,
  report_by timestamptz,
  reported_at timestamptz,
  comes text,
  arrives_at timestamptz,
  submitted_at timestamptz,
  in_time text check (in_time in ('on_time', 'late', 'absent')),
  acted text check (acted in ('yes', 'partly', 'no')),
  satisfied text check (satisfied in ('satisfied', 'basically', 'not_satisfied')),
  reasons text,
  appraised_at timestamptz,
  warranted text check (warranted in ('yes', 'partly', 'no')),
  at_hand text check (at_hand in ('yes', 'partly', 'no')),
  answer text,
  answered_at timestamptz,
  released_at timestamptz,
  primary key (district, id),
  foreign key (district, whistle_id) references orders.whistle (district, id),
  foreign key (district, case_id) references workflow.case (district, id)
);
comment on table orders.whistle_call is 'One called unit: when it was called, reported in, handed in, and what both sides said of each other (双考核).';
comment on column orders.whistle_call.report_by is 'End of the report-in limit when it was called.';
comment on column orders.whistle_call.warranted is 'The unit on the whistling side: was the whistle warranted, was what it needed at hand.';
create index whistle_call_whistle on orders.whistle_call (district, whistle_id);
create index whistle_call_case on orders.whistle_call (district, case_id);
create index whistle_call_unit on orders.whistle_call (organisation_id, called_at);
