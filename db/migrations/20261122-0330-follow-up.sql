-- The call list of follow-ups (回访): which closed matters are to be rung about, who is ringing now, and what came of it.
-- What was said stays in the case's history and in matters.rating; nothing here says who was rung.
create table matters.follow_up (
  district text not null,
  case_id uuid not null,
  attempt integer not null,
  state text not null check (state in ('waiting', 'done', 'given_up', 'not_needed')),
  due_at timestamptz not null,
  tries integer not null default 0,
  last_reached text check (last_reached in ('reached', 'no_answer', 'refused', 'wrong_number')),
  last_at timestamptz,
  solved text check (solved in ('solved', 'partly', 'not_solved')),
  satisfied text check (satisfied in ('satisfied', 'basically', 'not_satisfied')),
  reopened boolean not null default false,
  claimed_by uuid,
  claimed_until timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, case_id, attempt),
  foreign key (district, case_id) references workflow.case (district, id)
);
comment on table matters.follow_up is 'Matters to be rung about once handled, one row per attempt.';
comment on column matters.follow_up.due_at is 'Not rung before this instant; after a call that reached nobody, the next try.';
comment on column matters.follow_up.claimed_until is 'Until then nobody but claimed_by rings.';
create index follow_up_waiting on matters.follow_up (due_at, case_id) where state = 'waiting';
create index follow_up_ended on matters.follow_up (ended_at desc, case_id desc) where state in ('done', 'given_up');
create index follow_up_claimed on matters.follow_up (claimed_by) where claimed_by is not null;
