-- Ground: what every module stands on. Timestamps are timestamptz, ids are UUIDv7 made by the application.
create schema platform;
create schema auth;
create schema calendar;
create schema audit;
create schema territory;
create schema people;
create schema access;
create schema files;
create schema workflow;
create schema notify;
create schema matters;

create table platform.command (
  actor_key text not null,
  request_id uuid not null,
  route text not null,
  body_hash text not null,
  status integer not null,
  reply jsonb not null,
  at timestamptz not null,
  primary key (actor_key, request_id)
);
comment on table platform.command is 'One row per accepted command: replaying a requestId returns the stored reply.';
create index command_at on platform.command (at);

create table platform.setting (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);
comment on table platform.setting is 'Facts about this installation: demo flag, seed number, key fingerprint, active profiles.';
