-- Side roads of a case: what lists and statistics must be able to ask without reading histories.
alter table workflow.case
  add column held_at timestamptz,
  add column held_until timestamptz,
  add column urged_count integer not null default 0,
  add column urge_again_at timestamptz,
  add column supervised_level text check (supervised_level in ('yellow', 'red')),
  add column supervised_by uuid,
  add column objection_count integer not null default 0,
  add column rework_count integer not null default 0,
  add column reworked_attempt integer,
  add column raised_level integer not null default 0,
  add column exclusion text check (exclusion in ('asked', 'approved', 'refused')),
  add column exclusion_by uuid,
  add column excluded boolean not null default false,
  add column merged_into uuid,
  add column first_organisation uuid references people.organisation (id),
  add column first_person uuid;
comment on column workflow.case.held_until is 'Review date of a held case (挂账): on it the case comes back by itself. Null when not held.';
comment on column workflow.case.urge_again_at is 'Before this instant nobody may urge again.';
comment on column workflow.case.supervised_by is 'Who ordered the supervision, and alone may lift it.';
comment on column workflow.case.reworked_attempt is 'The attempt whose rework is already counted: once each.';
comment on column workflow.case.excluded is 'Taken out of assessment (剔除), approved by a second person: rates are shown with and without.';
comment on column workflow.case.merged_into is 'The case of the same district this one was merged into (并单).';
comment on column workflow.case.first_organisation is 'First recipient is responsible (首接负责): the unit that signed first stays named.';
create index case_held on workflow.case (held_until, id) where held_until is not null;
create index case_supervised on workflow.case (supervised_level, area_code) where supervised_level is not null and not final;
create index case_exclusion_asked on workflow.case (district, area_code) where exclusion = 'asked';
create index case_merged_into on workflow.case (district, merged_into) where merged_into is not null;
create index case_first_organisation on workflow.case (first_organisation) where first_organisation is not null;
create index action_by_actor on workflow.action (actor_id, district, case_id);

alter table workflow.assignment
  add column accepted_at timestamptz,
  add column answered_at timestamptz,
  add column waived_at timestamptz;
comment on column workflow.assignment.answered_at is 'An assisting unit has answered to the lead.';
comment on column workflow.assignment.waived_at is 'The lead went on without the answer, and said why.';

alter table workflow.clock drop constraint clock_kind_check;
alter table workflow.clock
  add constraint clock_kind_check check (kind in ('state', 'extension_request', 'objection', 'supervision')),
  add column excluded boolean not null default false;
comment on column workflow.clock.excluded is 'The spell of a unit that was the wrong one: it counts in no rate.';

create table workflow.follower (
  district text not null,
  case_id uuid not null,
  id uuid not null,
  person_id uuid references people.person (id),
  alg text,
  key_id text,
  contact_cipher text,
  contact_blind text,
  via text not null check (via in ('joined', 'merged')),
  from_case uuid,
  since timestamptz not null,
  purpose text not null default 'telling whoever raised the same matter how it goes on',
  legal_basis text not null default 'PIPL art. 13(3) statutory duty',
  retention_until timestamptz,
  primary key (district, case_id, id),
  foreign key (district, case_id) references workflow.case (district, id),
  check (person_id is not null or contact_cipher is not null)
);
comment on table workflow.follower is 'Whoever is told of the public steps of a case like its requester: a person, or an encrypted number.';
create unique index follower_person on workflow.follower (district, case_id, person_id);
create unique index follower_contact on workflow.follower (district, case_id, contact_blind);
create index follower_of on workflow.follower (person_id) where person_id is not null;

create table workflow.clock_effect (
  profile text not null,
  event text not null,
  effect text not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (profile, event)
);
comment on table workflow.clock_effect is 'What an event does to the running clock, by profile; a missing row means the default the engine ships.';

alter table matters.rating add column source text not null default 'requester' check (source in ('requester', 'follow_up'));
comment on column matters.rating.source is 'Rated by the requester, or answered on the telephone (回访) when they had not rated.';
