-- report-in: a Party organisation that examines somebody for promotion asks the community where they live (catalogue C49, WF-C9).
-- Purpose: the opinion of the community, for the asking body alone. Basis: the rule the list of questions names; the person is told
-- and may say something themselves. Answers and own words are encrypted, and gone with the person's link on delete_on
-- (report-in.forget-consultations); that it was asked and answered stays.
create table report_in.consultation (
  district text not null,
  id uuid not null,
  state text not null check (state in ('noted', 'answering', 'signing', 'answered', 'withdrawn', 'lapsed', 'voided')),
  asking_organisation_id uuid not null references people.organisation (id),
  asked_by uuid not null references people.person (id),
  person_id uuid references people.person (id),
  registration_id uuid,
  area_code text not null references territory.area (code),
  purpose text not null,
  period_from date not null,
  period_to date not null,
  last_day date not null,
  questions jsonb not null,
  alg text,
  key_id text,
  answers_cipher text,
  own_alg text,
  own_key_id text,
  own_cipher text,
  case_id uuid not null,
  answered_on date,
  delete_on date,
  forgotten_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (district, id),
  foreign key (district, registration_id) references report_in.registration (district, id)
);
comment on table report_in.consultation is 'One list of questions about one person who serves in the community, put by one body.';
comment on column report_in.consultation.questions is 'The list and the scale as they were when it was asked.';
comment on column report_in.consultation.answers_cipher is 'Encrypted; read by the community until it is signed, then by the asking body alone, with a reason and on record.';
comment on column report_in.consultation.own_cipher is 'What the person says themselves, encrypted; read with the answers.';
comment on column report_in.consultation.delete_on is 'The day on which answers, own words and the link to the person go; set when it is over.';
create index consultation_area on report_in.consultation (area_code, id);
create index consultation_asking on report_in.consultation (asking_organisation_id, id);
create index consultation_asked_by on report_in.consultation (asked_by, id);
create index consultation_person on report_in.consultation (person_id) where person_id is not null;
create index consultation_registration on report_in.consultation (district, registration_id) where registration_id is not null;
create index consultation_open on report_in.consultation (last_day) where state in ('answering', 'signing');
create index consultation_forget on report_in.consultation (delete_on) where forgotten_at is null;

-- report-in: a post of service at a place, which somebody takes by themselves (catalogue B39); over with the registration.
alter table report_in.registration add column vanguard_building_id uuid;
alter table report_in.registration add column vanguard_words text not null default '';
alter table report_in.registration add column vanguard_since timestamptz;
alter table report_in.registration
  add constraint registration_vanguard_building_fkey foreign key (district, vanguard_building_id) references territory.building (district, id);
comment on column report_in.registration.vanguard_building_id is 'The building at which they show what they stand by for; taken and left by the person alone, shown while they are registered.';
create index registration_vanguard on report_in.registration (district, vanguard_building_id) where vanguard_building_id is not null;
