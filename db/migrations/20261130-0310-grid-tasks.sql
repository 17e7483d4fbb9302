-- Grid tasks (认领任务): posted by grid or community, claimed by whoever wants to. Each claim is a case of its own.
create table orders.work_kind (
  id text primary key,
  work text not null check (work in ('task', 'errand')),
  name text not null,
  name_en text not null,
  hint text not null,
  position integer not null,
  ended_at timestamptz,
  changed_at timestamptz not null
);
comment on table orders.work_kind is 'Kinds of grid tasks and of errands, for the whole city.';
comment on column orders.work_kind.hint is 'What to bring or to mind; shown where the kind is chosen.';

create table orders.task (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  kind_id text not null references orders.work_kind (id),
  words text not null,
  lng double precision,
  lat double precision,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  wanted integer not null check (wanted between 1 and 200),
  taken integer not null default 0 check (taken >= 0 and taken <= wanted),
  open boolean not null default true,
  created_by uuid not null references people.person (id),
  created_at timestamptz not null,
  primary key (district, id),
  check (ends_at > starts_at),
  foreign key (district, case_id) references workflow.case (district, id)
);
comment on table orders.task is 'A grid task. Counted by task; nobody is ranked.';
comment on column orders.task.taken is 'Claims that have not been given up; never more than wanted.';
create index task_case on orders.task (district, case_id);
create index task_open on orders.task (ends_at, id) where open;
create index task_kind on orders.task (kind_id);
create index task_created_by on orders.task (created_by);

create table orders.task_claim (
  district text not null,
  id uuid not null,
  task_id uuid not null,
  case_id uuid not null,
  person_id uuid not null references people.person (id),
  organisation_id uuid references people.organisation (id),
  claimed_at timestamptz not null,
  ended_at timestamptz,
  done boolean not null default false,
  primary key (district, id),
  foreign key (district, task_id) references orders.task (district, id),
  foreign key (district, case_id) references workflow.case (district, id)
);
comment on table orders.task_claim is 'Who does it. Purpose: to know whom to expect. Basis: consent by claiming (PIPL art. 13(1)). The person is taken out with the account.';
comment on column orders.task_claim.organisation_id is 'Claimed for a unit; else for oneself.';
create unique index task_claim_once on orders.task_claim (district, task_id, person_id) where ended_at is null or done;
create index task_claim_case on orders.task_claim (district, case_id);
create index task_claim_person on orders.task_claim (person_id, claimed_at desc);
create index task_claim_unit on orders.task_claim (organisation_id) where organisation_id is not null;
