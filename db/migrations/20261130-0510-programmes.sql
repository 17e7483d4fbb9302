-- Programmes 品牌·工作法 (A01, B01, B03, B04, D01, D49, E01, E03, E07, E26): a city's own named method as configuration.
create table partners.programme (
  district text not null,
  id uuid not null,
  area_code text not null,
  state text not null check (state in ('draft', 'published', 'ended')),
  published_version integer,
  name_zh text not null,
  name_en text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (district, id)
);
comment on column partners.programme.name_zh is 'Of the published version, else of the draft; for lists.';
create index programme_area on partners.programme (area_code, id);

create table partners.programme_version (
  district text not null,
  programme_id uuid not null,
  version integer not null,
  content jsonb not null,
  edited_by text not null,
  edited_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  reason text,
  primary key (district, programme_id, version),
  foreign key (district, programme_id) references partners.programme (district, id)
);
comment on table partners.programme_version is 'What is published never changes; a change is a further version, published by a person who says why.';
