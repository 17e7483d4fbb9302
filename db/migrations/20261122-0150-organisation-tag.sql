-- Which trade a department or utility belongs to, so that a duty can name "the housing department here" without naming one row.
alter table people.organisation add column tag text;
comment on column people.organisation.tag is 'Trade of a department or utility: housing, urban_management, public_security, civil_affairs, emergency, fire, market, environment, health, human_resources, justice, transport, power, water, gas. Null for the others.';
create index organisation_tag on people.organisation (kind, tag, area_code);
alter table matters.duty add column organisation_tag text;
comment on column matters.duty.organisation_tag is 'With organisation_kind: only organisations of this trade.';
alter table matters.duty add constraint duty_tag_needs_kind check (organisation_tag is null or organisation_kind is not null);
