-- Where the neighbours of a building talk (B34): its name and how one joins. Who is in it and what is said there is not kept.
create table report_in.building_group (
  district text not null,
  building_id uuid not null,
  name text not null,
  how_to_join text not null,
  updated_at timestamptz not null,
  primary key (district, building_id),
  foreign key (district, building_id) references territory.building (district, id)
);
comment on table report_in.building_group is 'A neighbours'' group of a building, in whatever messenger they use. Neither members nor messages are kept.';
