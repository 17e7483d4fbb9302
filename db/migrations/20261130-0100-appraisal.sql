-- appraisal: one engine for every rating (catalogue B18, C10, C28, C33, C48, C61, D19, D42). Marks are whole hundredths of a point.
create schema appraisal;

create table appraisal.scheme (
  district text not null,
  key text not null,
  version integer not null,
  area_code text references territory.area (code),
  subject_kind text not null check (subject_kind in ('organisation', 'area', 'person')),
  rules jsonb not null,
  frozen_at timestamptz,
  retired_at timestamptz,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (district, key, version)
);
comment on table appraisal.scheme is 'How something is rated, as data. district 000000 holds what the product and the city ship for all districts.';
comment on column appraisal.scheme.area_code is 'Whose scheme it is; null: shipped with the product.';
comment on column appraisal.scheme.frozen_at is 'When the first round took it; from then on a change is a further version.';
create index scheme_area on appraisal.scheme (area_code);

create table appraisal.round (
  district text not null,
  id uuid not null,
  scheme_district text not null,
  scheme_key text not null,
  scheme_version integer not null,
  rules jsonb not null,
  subject_kind text not null check (subject_kind in ('organisation', 'area', 'person')),
  area_code text not null references territory.area (code),
  title text not null,
  period_from date not null,
  period_to date not null,
  state text not null check (state in ('draft', 'open', 'counting', 'published', 'final', 'cancelled')),
  closes_at timestamptz not null,
  opened_at timestamptz,
  opened_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  published_at timestamptz,
  published_by uuid,
  objections_until timestamptz,
  final_at timestamptz,
  keep_until date,
  forgotten_at timestamptz,
  note text,
  created_by uuid,
  created_at timestamptz not null,
  primary key (district, id)
);
comment on table appraisal.round is 'One run of a scheme over a period. rules is the scheme as it stood when the round was drafted: a round is recomputed from itself.';
comment on column appraisal.round.keep_until is 'The day after which subjects, raters, ballots and results of persons are forgotten.';
comment on column appraisal.round.note is 'Why voting was extended, or the round was given up.';
create index round_area on appraisal.round (area_code, id desc);
create index round_due on appraisal.round (closes_at) where state = 'open';
create index round_ending on appraisal.round (objections_until) where state = 'published';
create index round_kept on appraisal.round (keep_until) where forgotten_at is null;

create table appraisal.round_subject (
  district text not null,
  round_id uuid not null,
  subject_id text not null,
  name text not null,
  area_code text not null references territory.area (code),
  facts jsonb,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (district, round_id, subject_id),
  foreign key (district, round_id) references appraisal.round (district, id)
);
comment on column appraisal.round_subject.subject_id is 'Id of an organisation or person, or code of an area.';
comment on column appraisal.round_subject.facts is 'What was counted, voted and adjusted when voting closed: all the result is computed from.';
comment on column appraisal.round_subject.answer is 'What the subject says to its result; kept and shown with it.';
create index round_subject_subject on appraisal.round_subject (subject_id, district);
create index round_subject_area on appraisal.round_subject (area_code);

create table appraisal.rater (
  district text not null,
  round_id uuid not null,
  id uuid not null,
  subject_id text not null,
  group_key text not null,
  person_id uuid references people.person (id),
  label text,
  link_hash text,
  voted boolean not null default false,
  primary key (district, round_id, id),
  foreign key (district, round_id, subject_id) references appraisal.round_subject (district, round_id, subject_id)
);
comment on table appraisal.rater is 'Who may vote once on one subject, and whether they did. What they voted is elsewhere: nothing here leads to it when the group is secret.';
comment on column appraisal.rater.label is 'For whoever has no account: what the link is handed over by, such as a number or a dwelling; removed when the round is final.';
comment on column appraisal.rater.link_hash is 'SHA-256 of the one-time link; the link itself is stored nowhere.';
create unique index rater_person on appraisal.rater (district, round_id, subject_id, person_id) where person_id is not null;
create index rater_own on appraisal.rater (person_id) where person_id is not null;
create unique index rater_link on appraisal.rater (district, link_hash) where link_hash is not null;
create index rater_subject on appraisal.rater (district, round_id, subject_id, group_key);

create table appraisal.ballot (
  district text not null,
  round_id uuid not null,
  rater_id uuid not null,
  subject_id text not null,
  group_key text not null,
  answers jsonb not null,
  via text not null check (via in ('pocket', 'link', 'paper')),
  cast_at timestamptz not null,
  primary key (district, round_id, rater_id),
  foreign key (district, round_id, rater_id) references appraisal.rater (district, round_id, id)
);
comment on table appraisal.ballot is 'Ballots of groups that vote openly. Secret ballots have no row: they are added to appraisal.tally.';
create index ballot_subject on appraisal.ballot (district, round_id, subject_id, group_key);

create table appraisal.tally (
  district text not null,
  round_id uuid not null,
  subject_id text not null,
  group_key text not null,
  ballots integer not null,
  answers jsonb not null,
  primary key (district, round_id, subject_id, group_key),
  foreign key (district, round_id, subject_id) references appraisal.round_subject (district, round_id, subject_id)
);
comment on table appraisal.tally is 'The urn of a secret group: how often each answer was given. No ballot, rater, order or time is kept.';

create table appraisal.paper (
  district text not null,
  round_id uuid not null,
  id uuid not null,
  subject_id text not null,
  group_key text not null,
  rater_id uuid,
  answers jsonb,
  file_id uuid not null,
  state text not null check (state in ('waiting', 'confirmed', 'refused')),
  entered_by uuid not null,
  entered_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  primary key (district, round_id, id),
  foreign key (district, round_id, subject_id) references appraisal.round_subject (district, round_id, subject_id)
);
comment on table appraisal.paper is 'Ballots entered from paper by one person, counted once another has compared them with the photo.';
comment on column appraisal.paper.rater_id is 'Of groups that vote openly only. Secret papers are drawn unnamed from the box.';
comment on column appraisal.paper.answers is 'Emptied once counted or refused.';
create index paper_subject on appraisal.paper (district, round_id, subject_id);

create table appraisal.adjustment (
  district text not null,
  id uuid not null,
  scheme_key text not null,
  subject_kind text not null check (subject_kind in ('organisation', 'area')),
  subject_id text not null,
  subject_name text not null,
  area_code text not null references territory.area (code),
  kind_key text not null,
  kind text not null check (kind in ('bonus', 'deduction')),
  points integer not null check (points > 0),
  reason text not null,
  file_id uuid,
  state text not null check (state in ('proposed', 'approved', 'refused', 'revoked')),
  valid_from date not null,
  valid_to date not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  primary key (district, id)
);
comment on table appraisal.adjustment is 'A deduction or bonus with its reason, evidence, approver and expiry; it counts in rounds closed while it is valid.';
comment on column appraisal.adjustment.valid_to is 'The first day on which it no longer counts.';
create index adjustment_subject on appraisal.adjustment (district, scheme_key, subject_id, valid_to);
create index adjustment_area on appraisal.adjustment (area_code, id desc);

create table appraisal.result (
  district text not null,
  round_id uuid not null,
  subject_id text not null,
  edition integer not null,
  score integer,
  band text,
  facts jsonb not null,
  parts jsonb not null,
  reason text,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (district, round_id, subject_id, edition),
  foreign key (district, round_id, subject_id) references appraisal.round_subject (district, round_id, subject_id)
);
comment on table appraisal.result is 'A published result. It never changes: a correction is a further edition that says why. facts is all it was computed from.';
comment on column appraisal.result.score is 'Hundredths of a point; null where nothing could be rated, and for persons, who have a band and no score.';

create table appraisal.objection (
  district text not null,
  id uuid not null,
  round_id uuid not null,
  subject_id text not null,
  edition integer not null,
  case_id uuid not null,
  words text not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  decision text check (decision in ('upheld', 'rejected', 'withdrawn')),
  decided_at timestamptz,
  primary key (district, id),
  foreign key (district, round_id, subject_id) references appraisal.round_subject (district, round_id, subject_id),
  foreign key (district, case_id) references workflow.case (district, id)
);
create index objection_subject on appraisal.objection (district, round_id, subject_id);
create unique index objection_case on appraisal.objection (district, case_id);

create table appraisal.follow_up (
  district text not null,
  round_id uuid not null,
  subject_id text not null,
  consequence text not null,
  id uuid not null,
  case_id uuid,
  opened_at timestamptz not null,
  primary key (district, round_id, subject_id, consequence),
  foreign key (district, round_id, subject_id) references appraisal.round_subject (district, round_id, subject_id)
);
comment on table appraisal.follow_up is 'What followed from a final result: the case that was opened, or the hook of a feature that was called.';
create index follow_up_case on appraisal.follow_up (district, case_id);
