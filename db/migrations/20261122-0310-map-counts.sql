-- Closed matters counted by map cell, so that a map over a long past reads cells, not matters. What is open is few and
-- read as it is. Matters that only holders of a permission of their own may read are not in it.
create table matters.map_count (
  district text not null,
  zoom smallint not null,
  cell bigint not null,
  area_code text not null,
  procedure text not null,
  state text not null,
  urgency text not null,
  category text not null,
  n integer not null,
  lng bigint not null,
  lat bigint not null,
  primary key (district, zoom, cell, area_code, procedure, state, urgency, category) include (n, lng, lat)
);
comment on table matters.map_count is 'Derived from final cases and map_change; jinlin tally rebuild makes it anew.';
comment on column matters.map_count.cell is 'Quadkey shifted to the zoom: matters.matter.quadkey >> (2 * (26 - zoom)).';
comment on column matters.map_count.category is 'Item of the category list; empty where none was chosen.';
comment on column matters.map_count.lng is 'Sum of millionths of degrees: over n, the middle of the matters.';

-- Written in the transaction that closes or reopens a matter, one row each, so that no two closings wait for one counter.
-- A job folds the rows into map_count; until then the map reads both.
create table matters.map_change (
  district text not null,
  id uuid not null,
  quadkey bigint not null,
  area_code text not null,
  procedure text not null,
  state text not null,
  urgency text not null,
  category text not null,
  n integer not null check (n in (-1, 1)),
  lng bigint not null,
  lat bigint not null,
  primary key (district, id)
);
create index map_change_place on matters.map_change (quadkey);

insert into matters.map_count
select c.district, z.zoom, m.quadkey >> (2 * (26 - z.zoom)), c.area_code, c.procedure, c.state, c.urgency,
  coalesce(c.category, ''), count(*), sum(round(m.lng * 1000000)::bigint), sum(round(m.lat * 1000000)::bigint)
from workflow.case c
join matters.matter m on m.district = c.district and m.id = c.subject_id
cross join (values (13), (15), (17), (19)) as z(zoom)
where c.subject_kind = 'matter' and c.final and c.reading is null
group by 1, 2, 3, 4, 5, 6, 7, 8;

-- What is open, by place: as many at every age of the city.
create index case_open on workflow.case (area_code, opened_at desc, id desc) where not final;
-- What is read by a permission of its own is counted nowhere beforehand: it is few, and read as it is.
create index case_guarded on workflow.case (reading, area_code, opened_at desc) where reading is not null;
