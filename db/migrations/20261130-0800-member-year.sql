-- appraisal: those who vote openly may be asked to say why; the subject reads it without a name.
alter table appraisal.ballot add column words text;
comment on column appraisal.ballot.words is 'Why, where the group is asked for it; never of a secret group. Read by the subject and the organisers without the rater.';

-- report-in: the yearly grade of who serves a community (catalogue C48, WF-C7 steps 7-9).
-- Purpose: feedback to the unit, as the published rule says. Basis: the rule the scheme names, with notice to the person.
-- Kept as long as the round keeps what concerns single persons (appraisal.round.keep_until), then removed by report-in.forget-years.
create table report_in.year_member (
  district text not null,
  id uuid not null,
  round_id uuid not null,
  person_id uuid not null references people.person (id),
  registration_id uuid not null,
  organisation_id uuid not null references people.organisation (id),
  area_code text not null references territory.area (code),
  year integer not null,
  state text not null check (state in ('appraising', 'noted', 'fed_back', 'acknowledged', 'voided')),
  case_id uuid,
  acknowledged_on date,
  created_at timestamptz not null,
  primary key (district, id),
  unique (district, round_id, person_id),
  foreign key (district, registration_id) references report_in.registration (district, id)
);
comment on table report_in.year_member is 'Who is appraised in which year on the strength of which registration. The grade stands in appraisal.result alone.';
comment on column report_in.year_member.case_id is 'The case by which the grade was fed back to the unit; null until the round is final.';
create index year_member_area on report_in.year_member (area_code, year, id);
create index year_member_organisation on report_in.year_member (organisation_id, year, id);
create index year_member_person on report_in.year_member (person_id);
create index year_member_registration on report_in.year_member (district, registration_id);
