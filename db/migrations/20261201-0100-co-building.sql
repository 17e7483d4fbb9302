-- Part-time committee members 兼职委员 (A63): a seat of an organisation at a community's committee, held for a term.
create table partners.seat (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  area_code text not null,
  committee_id uuid not null references people.organisation (id),
  organisation_id uuid not null references people.organisation (id),
  person_id uuid references people.person (id),
  proposed text not null default '',
  post_id uuid references people.post (id),
  valid_from date not null,
  valid_to date not null,
  state text not null check (state in ('proposed', 'asked', 'seated', 'refused', 'voided')),
  ended_on date,
  end_reason text,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, case_id) references workflow.case (district, id),
  check (valid_from < valid_to)
);
comment on table partners.seat is 'The seat of one organisation; who holds it is a post of the directory. No field says what a person belongs to. Purpose: joint meetings. Legal basis: agreement of the person and their organisation (PIPL art. 13(1)).';
comment on column partners.seat.committee_id is 'The committee the seat is at.';
comment on column partners.seat.organisation_id is 'The home organisation, whose seat it is.';
comment on column partners.seat.proposed is 'A name proposed for somebody who is not in the directory yet; emptied when the organisation has answered.';
comment on column partners.seat.valid_to is 'First day no longer in term.';
comment on column partners.seat.state is 'Projection of the case.';
create unique index seat_case on partners.seat (district, case_id);
create unique index seat_standing on partners.seat (district, committee_id, organisation_id)
  where state in ('proposed', 'asked') or (state = 'seated' and ended_on is null);
create index seat_area on partners.seat (area_code, id);
create index seat_committee on partners.seat (committee_id);
create index seat_organisation on partners.seat (organisation_id);
create index seat_person on partners.seat (person_id);
create index seat_post on partners.seat (post_id);

-- Joint meetings 联席会议 (A64) and what they fixed to build together 共建事项.
create table partners.joint_meeting (
  district text not null,
  id uuid not null,
  area_code text not null,
  title text not null,
  held_on date not null,
  place text not null,
  minutes text not null default '',
  file_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (district, id)
);
comment on column partners.joint_meeting.file_ids is 'Photos of the signed minutes.';
create index joint_meeting_area on partners.joint_meeting (area_code, held_on, id);

create table partners.joint_meeting_attendance (
  district text not null,
  meeting_id uuid not null,
  organisation_id uuid not null references people.organisation (id),
  primary key (district, meeting_id, organisation_id),
  foreign key (district, meeting_id) references partners.joint_meeting (district, id)
);
comment on table partners.joint_meeting_attendance is 'Organisations that were there; who spoke for them is not kept.';
create index attendance_organisation on partners.joint_meeting_attendance (organisation_id);

create table partners.co_building_item (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  meeting_id uuid not null,
  area_code text not null,
  organisation_id uuid not null references people.organisation (id),
  title text not null,
  what text not null,
  place text not null default '',
  due_on date not null,
  listed boolean not null default true,
  state text not null check (state in ('fixed', 'under_way', 'checking', 'done', 'dropped', 'voided')),
  ended_on date,
  dropped_meeting_id uuid,
  drop_reason text,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, case_id) references workflow.case (district, id),
  foreign key (district, meeting_id) references partners.joint_meeting (district, id),
  foreign key (district, dropped_meeting_id) references partners.joint_meeting (district, id)
);
comment on column partners.co_building_item.organisation_id is 'The organisation that carries it out.';
comment on column partners.co_building_item.listed is 'Residents may read it.';
comment on column partners.co_building_item.state is 'Projection of the case.';
create unique index co_building_item_case on partners.co_building_item (district, case_id);
create index co_building_item_area on partners.co_building_item (area_code, id);
create index co_building_item_meeting on partners.co_building_item (district, meeting_id);
create index co_building_item_dropped on partners.co_building_item (district, dropped_meeting_id);
create index co_building_item_organisation on partners.co_building_item (organisation_id);
