-- Channels beside the inbox: how they are set up, who is told by which, and what became of every message.
create table notify.channel (
  id uuid primary key,
  kind text not null check (kind in ('sms', 'email', 'push', 'wecom', 'dingtalk')),
  name text not null,
  enabled boolean not null,
  settings jsonb not null,
  secrets jsonb,
  area_code text references territory.area (code),
  organisation_id uuid references people.organisation (id),
  changed_at timestamptz not null,
  removed_at timestamptz
);
comment on column notify.channel.secrets is 'Sealed (alg, keyId, cipher): keys, passwords, addresses of robots. Never leaves the server.';
comment on column notify.channel.area_code is 'Robots: the group of those who act at this area, or in organisation_id.';
create unique index channel_single on notify.channel (kind) where kind in ('sms', 'email', 'push');
create index channel_area on notify.channel (area_code);
create index channel_organisation on notify.channel (organisation_id);

create table notify.preference (
  person_id uuid primary key references people.person (id),
  choices jsonb not null,
  locale text not null check (locale in ('zh', 'en')),
  changed_at timestamptz not null
);
comment on column notify.preference.choices is 'Kind of message to channels: {"progress": ["sms", "push"]}. A kind that is missing follows the default.';

-- Purpose: reaching people where they asked to be reached. Basis: their consent (PIPL art. 13(1)), withdrawn by removing
-- it. Kept until removed or the push service says it is gone.
create table notify.subscription (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  endpoint_index text not null unique,
  alg text not null,
  key_id text not null,
  cipher text not null,
  device text not null,
  created_at timestamptz not null
);
create index subscription_person on notify.subscription (person_id);
create table notify.address (
  person_id uuid not null references people.person (id),
  kind text not null check (kind in ('mobile', 'email')),
  alg text not null,
  key_id text not null,
  cipher text not null,
  confirmed_at timestamptz,
  code_index text,
  code_expires_at timestamptz,
  code_attempts integer not null default 0,
  primary key (person_id, kind)
);
comment on table notify.address is 'A mobile number or e-mail address somebody gave for messages; used only once it was confirmed by a code.';

alter table notify.message alter column person_id drop not null;
alter table notify.message add column channel_id uuid references notify.channel (id);
alter table notify.message add column urgent boolean not null default false;
alter table notify.message add constraint message_to_one check ((person_id is null) <> (channel_id is null));
comment on column notify.message.channel_id is 'The robot of a group, when it speaks to a group and not to a person.';
comment on column notify.message.urgent is 'Goes out at night too.';
create index message_channel on notify.message (channel_id) where channel_id is not null;

alter table notify.delivery drop constraint delivery_state_check;
alter table notify.delivery add constraint delivery_state_check check (state in ('waiting', 'sent', 'skipped', 'failed'));
alter table notify.delivery add column reason text;
alter table notify.delivery add column attempts integer not null default 0;
alter table notify.delivery add column next_at timestamptz;
comment on column notify.delivery.reason is 'Why it waits, was skipped or failed, as a code.';
comment on column notify.delivery.detail is 'What the provider said.';
comment on column notify.delivery.next_at is 'When it is tried next; null when nothing more happens by itself.';
create index delivery_due on notify.delivery (next_at) where next_at is not null;
create index delivery_at on notify.delivery (at desc, message_id, channel);

create table notify.digest_day (
  day date primary key,
  at timestamptz not null
);
comment on table notify.digest_day is 'Working days whose digest has been written: it is written once.';
