-- Lists of a field, and what an inbox asks about histories, without reading what lies behind.
alter table workflow.case add column taken_part uuid[] not null default '{}';
update workflow.case as c set taken_part = x.people
from (
  select district, case_id, array_agg(actor_id order by first) as people
  from (
    select district, case_id, actor_id, min(seq) as first from workflow.action
    where actor_id is not null and name not in ('comment', 'attach', 'urge')
    group by 1, 2, 3
  ) as each
  group by 1, 2
) as x
where x.district = c.district and x.case_id = c.id;
comment on column workflow.case.taken_part is 'Persons who took a step of it, the first first; speaking beside it is no step. Of open cases an inbox asks it.';
-- Walked newest first; who sees one area passes over the others without touching their rows.
drop index workflow.case_newest;
create index case_newest on workflow.case (subject_kind, opened_at desc, id desc, area_code);
create index case_field on workflow.case (split_part(category, '.', 1), opened_at desc, id desc, area_code);
-- Counting what lies in an area looks at the index alone.
drop index workflow.case_area_code;
create index case_area_code on workflow.case (area_code, opened_at desc, id)
  include (subject_kind, procedure, reading, category);
-- Nothing asks these any more: what is written with every step is kept small.
drop index workflow.case_area;
drop index workflow.action_actor;
drop index workflow.action_by_actor;
