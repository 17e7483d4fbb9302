-- Shapes of organisation (C19, B38, D08, E04, E06, E14): declared as data, checked for vacancies.
create table partners.pattern (
  code text primary key,
  zh text not null,
  en text not null,
  source text not null,
  nodes jsonb not null,
  position integer not null,
  valid_to date
);
comment on column partners.pattern.nodes is 'Levels of the shape, each with its parent, what stands there, how many, and which posts.';

-- Demonstration points (B29): where to go and see.
create table partners.demonstration (
  district text not null,
  id uuid not null,
  area_code text not null,
  compound_id uuid,
  organisation_id uuid references people.organisation (id),
  title text not null,
  words text not null default '',
  since date not null,
  until date,
  reason text,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, compound_id) references territory.compound (district, id),
  check ((compound_id is null) <> (organisation_id is null))
);
create index demonstration_area on partners.demonstration (area_code, id);
create index demonstration_compound on partners.demonstration (district, compound_id);
create index demonstration_organisation on partners.demonstration (organisation_id);

-- Organisations that carry a demolished village through (E26, E27): what was before, until when, what is to be handed over.
create table partners.transition (
  district text not null,
  id uuid not null,
  area_code text not null,
  organisation_id uuid not null references people.organisation (id),
  predecessor text not null,
  predecessor_code text,
  ends_on date not null,
  words text not null default '',
  closed_on date,
  reason text,
  created_at timestamptz not null,
  primary key (district, id)
);
create index transition_area on partners.transition (area_code, id);
create unique index transition_organisation on partners.transition (district, organisation_id) where closed_on is null;
create index transition_of_organisation on partners.transition (organisation_id);

create table partners.handover (
  district text not null,
  transition_id uuid not null,
  seq integer not null,
  what text not null,
  receiver text not null default '',
  done_on date,
  done_by text,
  primary key (district, transition_id, seq),
  foreign key (district, transition_id) references partners.transition (district, id)
);
comment on table partners.handover is 'What remains to be handed over; the transition ends when nothing does.';
