-- The partner register 合伙人 (A02, B05, C20): who offers what, where and when; how one joins is a case.
create schema partners;

create table partners.class (
  code text primary key,
  zh text not null,
  en text not null,
  takes text not null check (takes in ('organisation', 'person', 'both')),
  position integer not null,
  valid_to date
);
comment on table partners.class is 'Classes of partners. Five are shipped; a city may define its own (B05).';

create table partners.service_field (
  code text primary key,
  zh text not null,
  en text not null,
  categories text[] not null default '{}',
  position integer not null,
  valid_to date
);
comment on column partners.service_field.categories is 'Categories of matters, items or whole fields, that call for this kind of service.';

create table partners.number_counter (
  district text not null,
  year integer not null,
  next integer not null,
  primary key (district, year)
);

create table partners.partner (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  organisation_id uuid references people.organisation (id),
  person_id uuid references people.person (id),
  called text not null default '',
  classes text[] not null,
  fields text[] not null default '{}',
  areas text[] not null,
  times jsonb not null default '[]',
  words text not null default '',
  phone text,
  contact_alg text,
  contact_key_id text,
  contact_cipher text,
  listed boolean not null default false,
  contact_public boolean not null default false,
  area_code text not null,
  state text not null check (state in
    ('applied', 'invited', 'registered', 'reviewing', 'declined', 'refused', 'left', 'ended', 'voided')),
  since date,
  until date,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (district, id),
  foreign key (district, case_id) references workflow.case (district, id),
  check ((organisation_id is null) <> (person_id is null))
);
comment on table partners.partner is 'One organisation, or one resident who registered themselves, in the register of one area. Purpose: finding help nearby. Legal basis: consent (PIPL art. 13(1)) for persons, who may leave at any time.';
comment on column partners.partner.called is 'How a person wants to be called; empty for organisations.';
comment on column partners.partner.phone is 'Of an organisation: a telephone of its office. A person''s number is only in contact_cipher, and goes when they leave.';
comment on column partners.partner.listed is 'Consent to be named to others: organisations in public, persons to the community alone.';
comment on column partners.partner.state is 'Projection of the case.';
comment on column partners.partner.times is 'Weekly: [{weekday 1-7, from "HH:MM", to "HH:MM"}]; none: by arrangement.';
create unique index partner_case on partners.partner (district, case_id);
create unique index partner_organisation on partners.partner (district, organisation_id, area_code)
  where organisation_id is not null and state in ('applied', 'invited', 'registered', 'reviewing');
create unique index partner_person on partners.partner (district, person_id)
  where person_id is not null and state in ('applied', 'invited', 'registered', 'reviewing');
create index partner_of_organisation on partners.partner (organisation_id);
create index partner_of_person on partners.partner (person_id);
create index partner_area on partners.partner (area_code, id);
create index partner_fields on partners.partner using gin (fields) where state in ('registered', 'reviewing');
create index partner_areas on partners.partner using gin (areas) where state in ('registered', 'reviewing');
