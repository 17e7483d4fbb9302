-- open_data: what others' software gets from here and gives to here. Parties and their settings are reference tables;
-- what is exchanged belongs to a district.
create schema open_data;

create table open_data.api_key (
  id uuid primary key,
  name text not null,
  key_hash text not null,
  hint text not null,
  per_minute integer not null check (per_minute > 0),
  created_by uuid not null,
  created_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz
);
comment on column open_data.api_key.key_hash is 'SHA-256 of the key (256 random bits): the key itself is shown once and kept nowhere.';
create unique index api_key_hash on open_data.api_key (key_hash);

create table open_data.request (
  district text not null,
  token uuid not null,
  matter_id uuid not null,
  number text not null,
  api_key_id uuid not null references open_data.api_key (id),
  repeat_key text,
  media_url text,
  created_at timestamptz not null,
  primary key (district, token)
);
comment on table open_data.request is 'What came in by Open311. token is what the sender may ask the number by; repeat_key is the sender''s Idempotency-Key.';
comment on column open_data.request.media_url is 'Kept as text, never fetched.';
create unique index request_repeat on open_data.request (district, api_key_id, repeat_key) where repeat_key is not null;
create index request_key on open_data.request (api_key_id, created_at desc);
create index request_token on open_data.request (token);

create table open_data.subscription (
  id uuid primary key,
  name text not null,
  url text not null,
  event_types text[] not null,
  area_code text references territory.area (code),
  secret_alg text not null,
  secret_key_id text not null,
  secret_cipher text not null,
  former_secret_cipher text,
  former_until timestamptz,
  active boolean not null default true,
  failing_since timestamptz,
  disabled_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null
);
comment on table open_data.subscription is 'Who is told what by webhook (Standard Webhooks). The secret is encrypted, shown once; a former one still signs until former_until.';
create index subscription_area on open_data.subscription (area_code);

create table open_data.delivery (
  district text not null,
  event_id uuid not null,
  subscription_id uuid not null references open_data.subscription (id),
  event_type text not null,
  case_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  number text not null,
  case_state text not null,
  at timestamptz not null,
  state text not null check (state in ('waiting', 'delivered', 'failed', 'skipped')),
  payload text,
  attempts integer not null default 0,
  next_at timestamptz,
  last_status integer,
  last_error text,
  delivered_at timestamptz,
  primary key (district, event_id, subscription_id)
);
comment on column open_data.delivery.payload is 'Made at the first attempt from what is public, and kept: a later attempt sends the same words under the same id.';
create index delivery_due on open_data.delivery (next_at) where state = 'waiting';
create index delivery_subscription on open_data.delivery (subscription_id, at desc, event_id desc);
create index delivery_at on open_data.delivery (at);

create table open_data.endpoint (
  organisation_id uuid primary key references people.organisation (id),
  url text not null,
  jurisdiction text,
  key_alg text not null,
  key_id text not null,
  key_cipher text not null,
  service_map jsonb not null default '{}',
  default_service text,
  active boolean not null default true,
  created_by uuid not null,
  updated_at timestamptz not null
);
comment on table open_data.endpoint is 'An organisation that works in an Open311 system of its own. service_map: our category to their service_code.';

create table open_data.outgoing (
  district text not null,
  case_id uuid not null,
  organisation_id uuid not null references people.organisation (id),
  from_seq integer not null,
  subject_id uuid not null,
  number text not null,
  category text,
  state text not null check (state in ('waiting', 'sent', 'closed', 'failed', 'ended')),
  attempts integer not null default 0,
  next_at timestamptz,
  foreign_id text,
  foreign_token text,
  foreign_status text,
  foreign_notes text,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (district, case_id, organisation_id, from_seq)
);
comment on table open_data.outgoing is 'A matter on its way to, or at, the Open311 system of its handling unit. next_at: the next attempt while waiting, the next look once sent.';
create index outgoing_due on open_data.outgoing (next_at) where next_at is not null;
create index outgoing_organisation on open_data.outgoing (organisation_id, created_at desc);
