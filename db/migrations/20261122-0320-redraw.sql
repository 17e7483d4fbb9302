create table territory.redraw (
  district text not null,
  id uuid not null,
  community_code text not null references territory.area (code),
  effective_on date not null,
  state text not null check (state in ('planned', 'applied', 'withdrawn', 'failed')),
  base_generation integer not null,
  plan jsonb not null,
  reason text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  settled_at timestamptz,
  generation integer,
  fault text,
  primary key (district, id)
);
create index redraw_community on territory.redraw (community_code, made_at desc);
create index redraw_planned on territory.redraw (effective_on) where state = 'planned';

comment on table territory.redraw is 'New borders of a community''s grids, decided by a person, in force from a day on. What was drawn before stays.';
comment on column territory.redraw.base_generation is 'Newest generation of the community''s grids when it was drawn: if another came between, it is not applied.';
comment on column territory.redraw.plan is 'Grids drawn anew and grids that end, as checked when it was decided.';
