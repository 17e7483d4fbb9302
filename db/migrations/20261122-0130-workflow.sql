-- workflow: one engine for every case. Distributed by district.
create table workflow.case (
  district text not null,
  id uuid not null,
  procedure text not null,
  procedure_version integer not null,
  state text not null,
  bucket text not null check (bucket in ('accept', 'dispatch', 'handle', 'check', 'rate', 'done')),
  subject_kind text not null,
  subject_id uuid not null,
  number text not null,
  title text not null,
  place text not null default '',
  area_code text not null references territory.area (code),
  category text,
  urgency text not null default 'normal',
  requester_id uuid references people.person (id),
  acting_role text,
  acting_area text,
  acting_organisation uuid references people.organisation (id),
  handled_by uuid,
  opened_at timestamptz not null,
  clock_started_at timestamptz not null,
  warn_at timestamptz,
  due_at timestamptz,
  calendar_status text not null default 'official',
  overdue_level integer not null default 0,
  next_sweep_at timestamptz,
  final boolean not null default false,
  outcome text,
  closed_at timestamptz,
  attempt integer not null default 1,
  last_seq integer not null,
  head_hash text not null,
  sealed_seq integer not null default 0,
  updated_at timestamptz not null,
  primary key (district, id)
);
comment on table workflow.case is 'Projection of workflow.action: always re-derivable from it.';
comment on column workflow.case.bucket is 'Which Workbench column the state belongs to.';
comment on column workflow.case.acting_role is 'Who must act now: a post role at acting_area, or acting_organisation, or (bucket rate) the requester.';
comment on column workflow.case.handled_by is 'Person who last did the handling: never the one who closes.';
comment on column workflow.case.next_sweep_at is 'When the sweep must look next: warn_at, then due_at, then each escalation.';
create unique index case_number on workflow.case (district, number);
create index case_area on workflow.case (district, area_code, opened_at desc, id);
create index case_area_code on workflow.case (area_code, opened_at desc, id);
create index case_acting_role on workflow.case (acting_role, acting_area, due_at) where not final;
create index case_acting_organisation on workflow.case (acting_organisation, due_at) where not final;
create index case_requester on workflow.case (requester_id, opened_at desc);
create index case_subject on workflow.case (district, subject_kind, subject_id);
create index case_sweep on workflow.case (next_sweep_at) where next_sweep_at is not null;
create index case_unsealed on workflow.case (district) where last_seq > sealed_seq;
create index case_live on workflow.case (procedure, state);

create table workflow.action (
  district text not null,
  case_id uuid not null,
  seq integer not null,
  id uuid not null,
  name text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  actor_unit text,
  organisation_id uuid,
  visibility text not null check (visibility in ('public', 'internal')),
  note text,
  form jsonb not null default '{}',
  file_ids uuid[] not null default '{}',
  effects jsonb not null default '{}',
  prev_hash text not null,
  hash text not null,
  primary key (district, case_id, seq),
  foreign key (district, case_id) references workflow.case (district, id)
);
comment on table workflow.action is 'Append-only history. hash = SHA-256 over the canonical JSON of the row and prev_hash.';
comment on column workflow.action.effects is 'What the step changed beside the state: clock, assignments, outcome; enough to replay the case.';
create index action_actor on workflow.action (district, actor_id, at desc);

create table workflow.assignment (
  district text not null,
  case_id uuid not null,
  id uuid not null,
  duty text not null check (duty in ('lead', 'assist')),
  organisation_id uuid not null references people.organisation (id),
  from_seq integer not null,
  until_seq integer,
  assigned_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, case_id, id),
  foreign key (district, case_id) references workflow.case (district, id)
);
create index assignment_organisation on workflow.assignment (organisation_id, district, case_id);

create table workflow.clock (
  district text not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null check (kind in ('state', 'extension_request')),
  state text not null,
  organisation_id uuid,
  started_at timestamptz not null,
  warn_at timestamptz,
  due_at timestamptz,
  original_due_at timestamptz,
  stopped_at timestamptz,
  on_time boolean,
  why jsonb not null,
  calendar_status text not null,
  primary key (district, case_id, seq, kind),
  foreign key (district, case_id) references workflow.case (district, id)
);
comment on column workflow.clock.why is 'Rule id and version, amount and unit, days skipped, pauses: the answer to "why this date". Frozen when the clock starts.';
create index clock_open_provisional on workflow.clock (calendar_status) where stopped_at is null;

create table workflow.seal (
  district text not null,
  seq integer not null,
  at timestamptz not null,
  root text not null,
  leaves integer not null,
  prev_hash text not null,
  hash text not null,
  primary key (district, seq)
);
create table workflow.seal_leaf (
  district text not null,
  seal_seq integer not null,
  position integer not null,
  case_id uuid not null,
  action_seq integer not null,
  head_hash text not null,
  primary key (district, seal_seq, position),
  foreign key (district, seal_seq) references workflow.seal (district, seq)
);
create index seal_leaf_case on workflow.seal_leaf (district, case_id);

create table workflow.limit (
  id uuid primary key,
  profile text not null,
  procedure text,
  state text,
  category text,
  urgency text,
  area_code text references territory.area (code),
  amount integer not null check (amount > 0),
  unit text not null check (unit in ('hour', 'day', 'work_hour', 'work_day')),
  start_event text not null default 'state_entered',
  warn_ratio numeric not null default 0.8,
  version integer not null default 1,
  effective_from timestamptz not null,
  effective_to timestamptz
);
comment on table workflow.limit is 'Time limits as rows; null matches everything; the most specific row in force wins (category, then urgency, then the longest area, then state, then procedure).';
create index limit_area on workflow.limit (area_code);
