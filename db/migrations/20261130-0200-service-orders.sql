-- Needs, service menus, orders, micro-wishes and who has claimed them (catalogue rows A03, A10, A14, A16, C43, C44, D75, E16).
create schema if not exists orders;

create table orders.service_need (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  area_code text not null,
  words text not null,
  source_kind text not null check (source_kind in
    ('meeting', 'visit', 'wish', 'matter', 'appointment', 'mailbox', 'festival', 'whiteboard')),
  source_number text,
  field text,
  item_id uuid,
  collected_by uuid,
  created_at timestamptz not null,
  primary key (district, id)
);
comment on table orders.service_need is 'What people of an area need, as it was told at a meeting, on a visit, by a wish or a matter. Names nobody.';
comment on column orders.service_need.source_number is 'Number of the wish or the matter it came from.';
comment on column orders.service_need.item_id is 'The item of the menu that answers it.';
create unique index service_need_case on orders.service_need (district, case_id);
create index service_need_item on orders.service_need (district, item_id) where item_id is not null;

create table orders.menu_item (
  district text not null,
  id uuid not null,
  area_code text not null,
  title text not null,
  description text not null,
  field text not null,
  place text not null,
  lng double precision,
  lat double precision,
  provider_kind text not null check (provider_kind in ('organisation', 'person', 'open')),
  provider_organisation uuid,
  provider_person uuid,
  state text not null check (state in ('draft', 'published', 'closed')),
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  closed_at timestamptz,
  primary key (district, id),
  check ((provider_kind = 'organisation') = (provider_organisation is not null)),
  check ((provider_kind = 'person') = (provider_person is not null))
);
comment on column orders.menu_item.provider_kind is 'open: whoever can claims the orders one by one.';
create index menu_item_area on orders.menu_item (area_code, id);
create index menu_item_published on orders.menu_item (area_code, field) where state = 'published';

create table orders.menu_slot (
  district text not null,
  id uuid not null,
  item_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  capacity integer not null check (capacity between 1 and 200),
  waiting_capacity integer not null check (waiting_capacity between 0 and 200),
  taken integer not null default 0,
  waiting integer not null default 0,
  cancelled_at timestamptz,
  primary key (district, id),
  foreign key (district, item_id) references orders.menu_item (district, id),
  check (taken between 0 and capacity),
  check (waiting between 0 and waiting_capacity),
  check (ends_at > starts_at)
);
comment on column orders.menu_slot.taken is 'Places held now; raised and lowered only by an update that checks capacity in the same statement.';
create index menu_slot_item on orders.menu_slot (district, item_id, starts_at);
create index menu_slot_ahead on orders.menu_slot (starts_at, id) where cancelled_at is null;
create index menu_slot_waiting on orders.menu_slot (starts_at) where waiting > 0;

create table orders.service_order (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  item_id uuid not null,
  slot_id uuid not null,
  area_code text not null,
  ordered_by uuid,
  for_whom text not null check (for_whom in ('self', 'neighbour')),
  consent boolean not null,
  standing text not null check (standing in ('seated', 'waiting', 'ended')),
  queued_at timestamptz,
  words text not null,
  created_at timestamptz not null,
  primary key (district, id),
  foreign key (district, item_id) references orders.menu_item (district, id),
  foreign key (district, slot_id) references orders.menu_slot (district, id),
  check (for_whom = 'self' or consent)
);
comment on column orders.service_order.ordered_by is 'The account it was ordered under; null when staff wrote it down for somebody without one.';
comment on column orders.service_order.consent is 'Whoever it is for has agreed, as the person who ordered declares.';
create unique index service_order_case on orders.service_order (district, case_id);
create index service_order_item on orders.service_order (district, item_id);
create index service_order_slot on orders.service_order (district, slot_id, queued_at, id);
create index service_order_person on orders.service_order (ordered_by, id) where ordered_by is not null;
create unique index service_order_own on orders.service_order (district, slot_id, ordered_by)
  where for_whom = 'self' and standing <> 'ended' and ordered_by is not null;

create table orders.wish (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  number text not null,
  area_code text not null,
  words text not null,
  public_words text,
  field text,
  raised_by uuid,
  for_whom text not null check (for_whom in ('self', 'neighbour')),
  consent boolean not null,
  shown_name text,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (district, id),
  check (for_whom = 'self' or consent)
);
comment on column orders.wish.words is 'As it was told; read by the community and by whoever has claimed it.';
comment on column orders.wish.public_words is 'As the community has published it: on the wall, and in every list of what is public.';
comment on column orders.wish.shown_name is 'First name or form of address the person agreed to be shown by; null: no name.';
create unique index wish_case on orders.wish (district, case_id);
create index wish_person on orders.wish (raised_by, id) where raised_by is not null;
create index wish_wall on orders.wish (area_code, published_at desc) where public_words is not null;

create table orders.service_claim (
  district text not null,
  id uuid not null,
  subject_kind text not null check (subject_kind in ('service_order', 'wish')),
  subject_id uuid not null,
  case_id uuid not null,
  person_id uuid,
  organisation_id uuid,
  state text not null check (state in ('held', 'delivered', 'given_up', 'taken_back')),
  claimed_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, id),
  check (person_id is not null or organisation_id is not null)
);
comment on table orders.service_claim is 'Who has taken up an order or a wish, and what became of it. The unique index decides between two who come at once.';
create unique index service_claim_held on orders.service_claim (district, subject_kind, subject_id) where state = 'held';
create index service_claim_subject on orders.service_claim (district, subject_id);
create index service_claim_person on orders.service_claim (person_id, id) where person_id is not null;
create index service_claim_organisation on orders.service_claim (organisation_id, id) where organisation_id is not null;

create table orders.service_contact (
  district text not null,
  case_id uuid not null,
  alg text,
  key_id text,
  name_cipher text,
  phone_cipher text,
  purpose text not null default 'bringing the service to whoever asked for it',
  legal_basis text not null default 'PIPL art. 13(1) consent',
  retention_until timestamptz,
  detached_at timestamptz,
  primary key (district, case_id)
);
create index service_contact_due on orders.service_contact (retention_until) where detached_at is null;

create table orders.service_rating (
  district text not null,
  case_id uuid not null,
  attempt integer not null,
  served text not null check (served in ('yes', 'partly', 'no')),
  satisfied text not null check (satisfied in ('satisfied', 'basically', 'not_satisfied')),
  words text,
  rated_at timestamptz not null,
  primary key (district, case_id, attempt)
);
comment on column orders.service_rating.words is 'Thanks, or what was missing; read by who served and by the community.';

create table orders.work_counter (
  district text not null,
  kind text not null,
  day date not null,
  next integer not null,
  primary key (district, kind, day)
);
comment on table orders.work_counter is 'The next sequence of a human number; taken in blocks.';

-- Lists of these kinds by age, however many matters there are.
create index case_service on workflow.case (subject_kind, opened_at desc, id desc)
  where subject_kind in ('need', 'service_order', 'wish');
