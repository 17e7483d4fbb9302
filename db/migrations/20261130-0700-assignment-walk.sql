-- What a unit has is read through its assignments: newest first without sorting its past, and what is open apart from it.
alter table workflow.assignment
  add column opened_at timestamptz not null default now(),
  add column category text,
  add column open boolean not null default true;
update workflow.assignment as s
set opened_at = c.opened_at, category = c.category, open = s.ended_at is null and not c.final
from workflow.case as c
where c.district = s.district and c.id = s.case_id;
comment on column workflow.assignment.opened_at is 'Of the case, where it never changes: the order in which a unit sees what it has.';
comment on column workflow.assignment.category is 'Of the case as long as the assignment stands. Changes with the case, in the same statement.';
comment on column workflow.assignment.open is 'It stands, on a case that is open. Changes with the case, in the same statement.';
drop index workflow.assignment_organisation;
create index assignment_organisation on workflow.assignment (organisation_id, opened_at desc, case_id desc)
  include (district, ended_at);
create index assignment_field on workflow.assignment
  (organisation_id, split_part(category, '.', 1), opened_at desc, case_id desc) include (district, ended_at);
create index assignment_open on workflow.assignment (organisation_id, case_id) where open;
