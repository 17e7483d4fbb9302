-- How near in place and time two matters of one kind must be to be shown as possibly the same (features B.2), and
-- whether residents are shown them: quarrels and questions between people never are.
alter table matters.category
  add column near_metres integer not null default 60 check (near_metres between 0 and 2000),
  add column near_days integer not null default 30 check (near_days between 1 and 365),
  add column near_shown boolean not null default true;
update matters.category set near_shown = false where field in ('information', 'policy', 'dispute', 'other');
create index matter_compound on matters.matter (district, compound_id, created_at desc) where compound_id is not null;
