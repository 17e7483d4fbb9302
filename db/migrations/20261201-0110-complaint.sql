-- Service complaints 服务投诉 (D40): who a report complains about.
create table matters.complaint (
  district text not null,
  matter_id uuid not null,
  kind text not null check (kind in ('property', 'office', 'cleaning', 'utility', 'other')),
  organisation_id uuid references people.organisation (id),
  primary key (district, matter_id),
  foreign key (district, matter_id) references matters.matter (district, id)
);
comment on table matters.complaint is 'Who a service complaint is about: an organisation, never a person. It answers, and neither leads nor closes.';
create index complaint_organisation on matters.complaint (organisation_id);
