-- What was learnt on a visit of a standing responsibility (联系包联): about a place or a thing, never a file on a person.
create table report_in.visit_note (
  district text not null,
  id uuid not null,
  pairing_id uuid not null references people.pairing (id),
  area_code text not null references territory.area (code),
  kind text not null check (kind in ('policy', 'greeting', 'help', 'mediation', 'health', 'look')),
  words text not null,
  written_by uuid not null,
  writer_name text not null,
  written_at timestamptz not null,
  case_id uuid,
  case_number text,
  expires_on date not null,
  primary key (district, id)
);
comment on table report_in.visit_note is 'Short words on a visit, screened of numbers, gone on expires_on (report-in.forget-notes). What needs doing is a case; the note only says which.';
create index visit_note_pairing on report_in.visit_note (pairing_id, id);
create index visit_note_area on report_in.visit_note (area_code);
create index visit_note_expires on report_in.visit_note (expires_on);
