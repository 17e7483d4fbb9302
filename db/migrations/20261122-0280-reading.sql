-- Cases that only holders of a permission of their own may read, whatever else they hold (a petitioner is not profiled).
alter table workflow.case add column reading text;
comment on column workflow.case.reading is 'The permission needed to read it beside any other: of its procedure, or of what it became.';
update workflow.case set reading = 'petition.read' where procedure = 'petition';
update workflow.case c set reading = 'petition.read'
from matters.matter m
join matters.petition_decision d on d.district = m.district and d.matter_id = m.id and d.petition_id is not null
where m.district = c.district and m.case_id = c.id;

-- They are counted nowhere: a number of one would be news of a person.
create or replace view insights.matter_event as
select c.district, c.id as case_id, x.kind, x.place, x.day, c.area_code, c.procedure, x.organisation_id,
  coalesce(c.category, '') as category, c.excluded,
  1 as n, x.kept::int as kept, x.handled::int as handled, x.handled_kept::int as handled_kept, x.closed::int as closed,
  x.closed_kept::int as closed_kept, x.reworked::int as reworked, x.extended::int as extended, x.solved::int as solved,
  x.satisfied::int as satisfied, x.hours
from workflow.case c
cross join lateral (
  select c.district, c.id as case_id, 'reported' as kind, 1 as place, (c.opened_at at time zone 'Asia/Shanghai')::date as day,
    null::uuid as organisation_id, false as kept, false as handled, false as handled_kept, false as closed,
    false as closed_kept, false as reworked, false as extended, false as solved, false as satisfied, 0 as hours
  union all
  select p.district, p.case_id,
    case when p.state in ('received', 'reported') then 'accept' when p.state = 'assigned' then 'sign'
      when p.state in ('dispatching', 'street_dispatching') then 'dispatch' else 'check' end,
    p.seq, (p.due_at at time zone 'Asia/Shanghai')::date, p.organisation_id,
    coalesce(p.on_time, false), false, false, false, false, false, false, false, false, 0
  from insights.matter_spell p
  where p.district = c.district and p.case_id = c.id
    and p.state in ('received', 'reported', 'dispatching', 'street_dispatching', 'assigned', 'checking', 'settled')
    and p.due_at is not null and not p.passed_on and p.ended_in is distinct from 'withdrawn'
  union all
  select p.district, p.case_id, 'due', p.attempt, (p.due_at at time zone 'Asia/Shanghai')::date, r.organisation_id,
    false, p.state = 'settled' or p.ended_by is not null,
    p.state = 'settled' or coalesce(p.on_time, false), r.passed_at is not null,
    r.passed_at is not null and coalesce(r.limits_kept, false), r.reworked, coalesce(r.extended, false), false, false, 0
  from insights.matter_deadline p
  join insights.matter_round r on r.district = p.district and r.case_id = p.case_id and r.attempt = p.attempt
  where p.district = c.district and p.case_id = c.id and r.district = c.district and r.case_id = c.id
    and p.place = 1 and p.due_at is not null
  union all
  select r.district, r.case_id, 'closed', r.attempt, (r.passed_at at time zone 'Asia/Shanghai')::date, r.organisation_id,
    false, false, false, false, false, false, false, false, false,
    ceil(extract(epoch from r.passed_at - r.began_at) / 3600)::int
  from insights.matter_round r where r.district = c.district and r.case_id = c.id and r.passed_at is not null
  union all
  select c.district, c.id, 'rated', g.attempt, (g.rated_at at time zone 'Asia/Shanghai')::date,
    (select r.organisation_id from insights.matter_round r
     where r.district = c.district and r.case_id = c.id and r.attempt = g.attempt),
    false, false, false, false, false, false, false, g.solved = 'solved', g.satisfied in ('satisfied', 'basically'), 0
  from matters.rating g where g.district = c.district and g.matter_id = c.subject_id
) x
where c.subject_kind = 'matter' and c.reading is null and c.state <> 'voided' and (x.kind = 'reported' or c.merged_into is null);
