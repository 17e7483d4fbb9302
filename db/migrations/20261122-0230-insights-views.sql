-- What the numbers are counted from. The feature matters publishes these views; the feature insights reads them and no
-- table of matters. The events are read case by case, so a few cases cost a few cases.
create schema insights;

-- The steps of each case with the round they belong to: reopening begins the next one, and what came of the first stays.
create view insights.matter_step as
select a.district, a.case_id, a.seq, a.at, a.name, a.from_state, a.to_state,
  coalesce(max((a.effects ->> 'attempt')::int)
    over (partition by a.district, a.case_id order by a.seq), 1) as attempt
from workflow.action a
join workflow.case c on c.district = a.district and c.id = a.case_id
where c.subject_kind = 'matter';

-- One waiting of a case in a state, with how it ended. `passed_on`: a unit gave it back as not its own, by return or by an
-- accepted objection; such a spell is not counted against the unit (domain 2.6).
create view insights.matter_spell as
select k.district, k.case_id, k.seq,
  (select coalesce(max((a.effects ->> 'attempt')::int), 1) from workflow.action a
   where a.district = k.district and a.case_id = k.case_id and a.seq <= k.seq) as attempt, k.state, k.organisation_id, k.started_at, k.due_at, k.stopped_at,
  k.on_time, k.why ? 'extensions' as extended, e.name as ended_by, e.to_state as ended_in,
  k.excluded or coalesce(k.state in ('assigned', 'handling') and e.to_state in ('dispatching', 'street_dispatching'),
    false) as passed_on
from workflow.clock k
left join lateral (
  select a.name, a.to_state from workflow.action a
  where a.district = k.district and a.case_id = k.case_id and a.seq > k.seq and a.from_state is distinct from a.to_state
  order by a.seq limit 1
) e on true
where k.kind = 'state';

-- A round of a case: when it began, who led it last, whether every limit of handling and checking was kept.
create view insights.matter_round as
select s.district, s.case_id, s.attempt, min(s.at) as began_at,
  max(s.at) filter (where s.name = 'pass') as passed_at,
  bool_or(s.name in ('send_back', 'refuse_settlement')) as reworked,
  (select p.organisation_id from insights.matter_spell p
   where p.district = s.district and p.case_id = s.case_id and p.attempt = s.attempt
     and p.state in ('assigned', 'handling') and p.organisation_id is not null and not p.passed_on
   order by p.seq desc limit 1) as organisation_id,
  (select bool_and(coalesce(p.on_time, false)) from insights.matter_spell p
   where p.district = s.district and p.case_id = s.case_id and p.attempt = s.attempt
     and p.state in ('handling', 'checking', 'settled') and not p.passed_on) as limits_kept,
  (select bool_or(p.extended) from insights.matter_spell p
   where p.district = s.district and p.case_id = s.case_id and p.attempt = s.attempt
     and p.state = 'handling' and not p.passed_on) as extended
from insights.matter_step s
group by s.district, s.case_id, s.attempt;

-- The waiting whose end is the deadline of the round: the first with the unit that answers for it, or what was settled on
-- the spot and only needs checking. A settlement that was refused is none.
create view insights.matter_deadline as
select p.*, row_number() over (partition by p.district, p.case_id, p.attempt order by p.seq) as place
from insights.matter_spell p
where p.state in ('handling', 'settled') and not p.passed_on and p.ended_by is distinct from 'refuse_settlement';

-- What counts, on the day in Shanghai on which it counts. `n` is the denominator of its kind, the other columns are parts.
create view insights.matter_event as
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
where c.subject_kind = 'matter' and c.state <> 'voided' and (x.kind = 'reported' or c.merged_into is null);

-- Names of what matters are sorted by: fields (without a parent) and the items under them.
create view insights.category as
select id, parent_id, name, name_en, position from matters.category;
