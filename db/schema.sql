-- The schema after every migration, for reading and for review. Printed by `npm run gen`; never edited by hand.


CREATE SCHEMA access;

CREATE SCHEMA appraisal;

CREATE SCHEMA audit;

CREATE SCHEMA auth;

CREATE SCHEMA calendar;

CREATE SCHEMA desk;

CREATE SCHEMA files;

CREATE SCHEMA insights;

CREATE SCHEMA matters;

CREATE SCHEMA notify;

CREATE SCHEMA open_data;

CREATE SCHEMA orders;

CREATE SCHEMA partners;

CREATE SCHEMA people;

CREATE SCHEMA platform;

CREATE SCHEMA report_in;

CREATE SCHEMA territory;

CREATE SCHEMA workflow;

CREATE TABLE access.grant_override (
    role text NOT NULL,
    permission text NOT NULL,
    allowed boolean NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamp with time zone NOT NULL
);

CREATE TABLE appraisal.adjustment (
    district text NOT NULL,
    id uuid NOT NULL,
    scheme_key text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    subject_name text NOT NULL,
    area_code text NOT NULL,
    kind_key text NOT NULL,
    kind text NOT NULL,
    points integer NOT NULL,
    reason text NOT NULL,
    file_id uuid,
    state text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    decision_note text,
    CONSTRAINT adjustment_kind_check CHECK ((kind = ANY (ARRAY['bonus'::text, 'deduction'::text]))),
    CONSTRAINT adjustment_points_check CHECK ((points > 0)),
    CONSTRAINT adjustment_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'refused'::text, 'revoked'::text]))),
    CONSTRAINT adjustment_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['organisation'::text, 'area'::text])))
);

COMMENT ON TABLE appraisal.adjustment IS 'A deduction or bonus with its reason, evidence, approver and expiry; it counts in rounds closed while it is valid.';

COMMENT ON COLUMN appraisal.adjustment.valid_to IS 'The first day on which it no longer counts.';

CREATE TABLE appraisal.ballot (
    district text NOT NULL,
    round_id uuid NOT NULL,
    rater_id uuid NOT NULL,
    subject_id text NOT NULL,
    group_key text NOT NULL,
    answers jsonb NOT NULL,
    via text NOT NULL,
    cast_at timestamp with time zone NOT NULL,
    words text,
    CONSTRAINT ballot_via_check CHECK ((via = ANY (ARRAY['pocket'::text, 'link'::text, 'paper'::text])))
);

COMMENT ON TABLE appraisal.ballot IS 'Ballots of groups that vote openly. Secret ballots have no row: they are added to appraisal.tally.';

COMMENT ON COLUMN appraisal.ballot.words IS 'Why, where the group is asked for it; never of a secret group. Read by the subject and the organisers without the rater.';

CREATE TABLE appraisal.follow_up (
    district text NOT NULL,
    round_id uuid NOT NULL,
    subject_id text NOT NULL,
    consequence text NOT NULL,
    id uuid NOT NULL,
    case_id uuid,
    opened_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE appraisal.follow_up IS 'What followed from a final result: the case that was opened, or the hook of a feature that was called.';

CREATE TABLE appraisal.objection (
    district text NOT NULL,
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    subject_id text NOT NULL,
    edition integer NOT NULL,
    case_id uuid NOT NULL,
    words text NOT NULL,
    raised_by uuid NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    decision text,
    decided_at timestamp with time zone,
    CONSTRAINT objection_decision_check CHECK ((decision = ANY (ARRAY['upheld'::text, 'rejected'::text, 'withdrawn'::text])))
);

CREATE TABLE appraisal.paper (
    district text NOT NULL,
    round_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id text NOT NULL,
    group_key text NOT NULL,
    rater_id uuid,
    answers jsonb,
    file_id uuid NOT NULL,
    state text NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    CONSTRAINT paper_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'refused'::text])))
);

COMMENT ON TABLE appraisal.paper IS 'Ballots entered from paper by one person, counted once another has compared them with the photo.';

COMMENT ON COLUMN appraisal.paper.rater_id IS 'Of groups that vote openly only. Secret papers are drawn unnamed from the box.';

COMMENT ON COLUMN appraisal.paper.answers IS 'Emptied once counted or refused.';

CREATE TABLE appraisal.rater (
    district text NOT NULL,
    round_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id text NOT NULL,
    group_key text NOT NULL,
    person_id uuid,
    label text,
    link_hash text,
    voted boolean DEFAULT false NOT NULL
);

COMMENT ON TABLE appraisal.rater IS 'Who may vote once on one subject, and whether they did. What they voted is elsewhere: nothing here leads to it when the group is secret.';

COMMENT ON COLUMN appraisal.rater.label IS 'For whoever has no account: what the link is handed over by, such as a number or a dwelling; removed when the round is final.';

COMMENT ON COLUMN appraisal.rater.link_hash IS 'SHA-256 of the one-time link; the link itself is stored nowhere.';

CREATE TABLE appraisal.result (
    district text NOT NULL,
    round_id uuid NOT NULL,
    subject_id text NOT NULL,
    edition integer NOT NULL,
    score integer,
    band text,
    facts jsonb NOT NULL,
    parts jsonb NOT NULL,
    reason text,
    made_by uuid NOT NULL,
    made_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE appraisal.result IS 'A published result. It never changes: a correction is a further edition that says why. facts is all it was computed from.';

COMMENT ON COLUMN appraisal.result.score IS 'Hundredths of a point; null where nothing could be rated, and for persons, who have a band and no score.';

CREATE TABLE appraisal.round (
    district text NOT NULL,
    id uuid NOT NULL,
    scheme_district text NOT NULL,
    scheme_key text NOT NULL,
    scheme_version integer NOT NULL,
    rules jsonb NOT NULL,
    subject_kind text NOT NULL,
    area_code text NOT NULL,
    title text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    state text NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    opened_by uuid,
    closed_at timestamp with time zone,
    closed_by uuid,
    published_at timestamp with time zone,
    published_by uuid,
    objections_until timestamp with time zone,
    final_at timestamp with time zone,
    keep_until date,
    forgotten_at timestamp with time zone,
    note text,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT round_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'counting'::text, 'published'::text, 'final'::text, 'cancelled'::text]))),
    CONSTRAINT round_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['organisation'::text, 'area'::text, 'person'::text])))
);

COMMENT ON TABLE appraisal.round IS 'One run of a scheme over a period. rules is the scheme as it stood when the round was drafted: a round is recomputed from itself.';

COMMENT ON COLUMN appraisal.round.keep_until IS 'The day after which subjects, raters, ballots and results of persons are forgotten.';

COMMENT ON COLUMN appraisal.round.note IS 'Why voting was extended, or the round was given up.';

CREATE TABLE appraisal.round_subject (
    district text NOT NULL,
    round_id uuid NOT NULL,
    subject_id text NOT NULL,
    name text NOT NULL,
    area_code text NOT NULL,
    facts jsonb,
    answer text,
    answered_at timestamp with time zone,
    answered_by uuid
);

COMMENT ON COLUMN appraisal.round_subject.subject_id IS 'Id of an organisation or person, or code of an area.';

COMMENT ON COLUMN appraisal.round_subject.facts IS 'What was counted, voted and adjusted when voting closed: all the result is computed from.';

COMMENT ON COLUMN appraisal.round_subject.answer IS 'What the subject says to its result; kept and shown with it.';

CREATE TABLE appraisal.scheme (
    district text NOT NULL,
    key text NOT NULL,
    version integer NOT NULL,
    area_code text,
    subject_kind text NOT NULL,
    rules jsonb NOT NULL,
    frozen_at timestamp with time zone,
    retired_at timestamp with time zone,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    retired_reason text,
    CONSTRAINT scheme_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['organisation'::text, 'area'::text, 'person'::text])))
);

COMMENT ON TABLE appraisal.scheme IS 'How something is rated, as data. district 000000 holds what the product and the city ship for all districts.';

COMMENT ON COLUMN appraisal.scheme.area_code IS 'Whose scheme it is; null: shipped with the product.';

COMMENT ON COLUMN appraisal.scheme.frozen_at IS 'When the first round took it; from then on a change is a further version.';

COMMENT ON COLUMN appraisal.scheme.retired_reason IS 'Why no further rounds follow it; shown with it.';

CREATE TABLE appraisal.tally (
    district text NOT NULL,
    round_id uuid NOT NULL,
    subject_id text NOT NULL,
    group_key text NOT NULL,
    ballots integer NOT NULL,
    answers jsonb NOT NULL
);

COMMENT ON TABLE appraisal.tally IS 'The urn of a secret group: how often each answer was given. No ballot, rater, order or time is kept.';

CREATE TABLE audit.entry (
    district text NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    event text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    area_code text,
    reason text,
    details jsonb DEFAULT '{}'::jsonb NOT NULL
);

COMMENT ON TABLE audit.entry IS 'Append-only. district 000000 holds entries that concern no district (settings, sign-in). Kept at least 6 months (Cybersecurity Law art. 21).';

CREATE TABLE auth.account (
    id text NOT NULL,
    account_id text NOT NULL,
    provider_id text NOT NULL,
    user_id text NOT NULL,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamp with time zone,
    refresh_token_expires_at timestamp with time zone,
    scope text,
    password text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE auth.recovery_code (
    account_id text NOT NULL,
    hash text NOT NULL,
    used_at timestamp with time zone
);

COMMENT ON COLUMN auth.recovery_code.hash IS 'Keyed hash; the code itself (120 bits) is shown once and kept nowhere.';

CREATE TABLE auth.second_factor (
    account_id text NOT NULL,
    alg text NOT NULL,
    key_id text NOT NULL,
    cipher text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    last_step bigint
);

COMMENT ON TABLE auth.second_factor IS 'The shared secret, sealed. One that was never confirmed (auth.user.second_factor_at is null) lets nobody in and keeps nobody out.';

COMMENT ON COLUMN auth.second_factor.last_step IS 'The thirty-second step of the newest code that was accepted; no code of that step or before is accepted again.';

CREATE TABLE auth.session (
    id text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    token text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    ip_address text,
    user_agent text,
    user_id text NOT NULL
);

CREATE TABLE auth."user" (
    id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    email_verified boolean DEFAULT false NOT NULL,
    image text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    username text,
    display_username text,
    phone_number text,
    phone_number_verified boolean,
    person_id uuid,
    locale text,
    failed_attempts integer DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    must_change_password boolean DEFAULT false NOT NULL,
    disabled_at timestamp with time zone,
    second_factor_at timestamp with time zone
);

COMMENT ON COLUMN auth."user".phone_number IS 'Keyed hash of the phone number, never the number itself.';

COMMENT ON COLUMN auth."user".second_factor_at IS 'Since when signing in takes a second factor; null: it does not. Here, because every request reads it.';

CREATE TABLE auth.verification (
    id text NOT NULL,
    identifier text NOT NULL,
    value text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE calendar.calendar (
    id text NOT NULL,
    name text NOT NULL,
    windows jsonb NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

COMMENT ON COLUMN calendar.calendar.windows IS 'Working windows of a working day, local minutes: [[540,720],[840,1080]].';

CREATE TABLE calendar.day (
    calendar_id text NOT NULL,
    date date NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    source text NOT NULL,
    status text NOT NULL,
    CONSTRAINT day_kind_check CHECK ((kind = ANY (ARRAY['rest'::text, 'work'::text]))),
    CONSTRAINT day_status_check CHECK ((status = ANY (ARRAY['official'::text, 'provisional'::text])))
);

COMMENT ON TABLE calendar.day IS 'Exceptions to Monday to Friday: holidays (rest) and make-up days (work).';

CREATE TABLE calendar.year (
    calendar_id text NOT NULL,
    year integer NOT NULL,
    status text NOT NULL,
    source text NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    CONSTRAINT year_status_check CHECK ((status = ANY (ARRAY['official'::text, 'provisional'::text])))
);

CREATE TABLE desk.export (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    account_id text NOT NULL,
    list text NOT NULL,
    query jsonb NOT NULL,
    columns jsonb NOT NULL,
    locale text NOT NULL,
    reason text,
    state text NOT NULL,
    rows_done integer DEFAULT 0 NOT NULL,
    rows_total integer,
    storage_key text,
    size_bytes integer,
    failure text,
    requested_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT export_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'expired'::text])))
);

COMMENT ON TABLE desk.export IS 'Purpose: handing a list within one person''s reach to that person. The file goes a day after it was asked for, the row stays as record.';

CREATE TABLE desk.import_run (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    account_id text NOT NULL,
    kind text NOT NULL,
    file_name text NOT NULL,
    locale text NOT NULL,
    state text NOT NULL,
    header_row integer NOT NULL,
    mapping jsonb NOT NULL,
    rows_total integer DEFAULT 0 NOT NULL,
    rows_done integer DEFAULT 0 NOT NULL,
    created integer DEFAULT 0 NOT NULL,
    changed integer DEFAULT 0 NOT NULL,
    unchanged integer DEFAULT 0 NOT NULL,
    wrong integer DEFAULT 0 NOT NULL,
    faults jsonb DEFAULT '[]'::jsonb NOT NULL,
    preview jsonb DEFAULT '[]'::jsonb NOT NULL,
    failure text,
    storage_key text,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT import_run_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'checked'::text, 'waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'expired'::text])))
);

COMMENT ON TABLE desk.import_run IS 'Purpose: bringing areas, organisations, people and duties in from a table. Rows and reasons go a week after the upload, the row stays as record.';

COMMENT ON COLUMN desk.import_run.header_row IS 'Row of the file the headers stand in.';

COMMENT ON COLUMN desk.import_run.mapping IS 'Key of a column → position in the file from 0, or null.';

COMMENT ON COLUMN desk.import_run.created IS 'Until it runs: how many rows would be new; then: how many were made. Likewise changed, unchanged, wrong.';

CREATE TABLE desk.list_layout (
    person_id uuid NOT NULL,
    list text NOT NULL,
    columns jsonb,
    default_view_id uuid,
    updated_at timestamp with time zone NOT NULL
);

CREATE TABLE desk.saved_view (
    id uuid NOT NULL,
    list text NOT NULL,
    person_id uuid NOT NULL,
    organisation_id uuid,
    name text NOT NULL,
    search jsonb NOT NULL,
    columns jsonb,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE desk.saved_view IS 'A list narrowed and sorted in a way somebody wants again. It holds filters, never rows: whoever opens it sees what their own reach shows.';

COMMENT ON COLUMN desk.saved_view.organisation_id IS 'Shared with everybody who holds a post in it; null: the owner alone.';

COMMENT ON COLUMN desk.saved_view.columns IS 'Keys and widths in order; null: as the reader has them.';

CREATE TABLE files.file (
    district text NOT NULL,
    id uuid NOT NULL,
    sha256 text NOT NULL,
    mime text NOT NULL,
    width integer,
    height integer,
    size_bytes integer NOT NULL,
    storage_key text NOT NULL,
    thumbnail_key text,
    uploaded_by uuid,
    uploaded_at timestamp with time zone NOT NULL,
    subject_kind text,
    subject_id uuid,
    visibility text DEFAULT 'internal'::text NOT NULL,
    upload_key uuid,
    CONSTRAINT file_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'internal'::text])))
);

COMMENT ON COLUMN files.file.subject_id IS 'The case the file belongs to; null until the report or action that uses it arrives, and swept after a day.';

COMMENT ON COLUMN files.file.upload_key IS 'Made by the device that took the photo; with the hash it makes an upload safe to repeat. Null where the sender named none.';

CREATE TABLE matters.category (
    id text NOT NULL,
    parent_id text,
    field text NOT NULL,
    name text NOT NULL,
    name_en text NOT NULL,
    keywords text[] DEFAULT '{}'::text[] NOT NULL,
    urgency text DEFAULT 'normal'::text NOT NULL,
    reopen_days integer DEFAULT 15 NOT NULL,
    photo_required boolean DEFAULT false NOT NULL,
    residents boolean DEFAULT true NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    valid_to date,
    near_metres integer DEFAULT 60 NOT NULL,
    near_days integer DEFAULT 30 NOT NULL,
    near_shown boolean DEFAULT true NOT NULL,
    CONSTRAINT category_near_days_check CHECK (((near_days >= 1) AND (near_days <= 365))),
    CONSTRAINT category_near_metres_check CHECK (((near_metres >= 0) AND (near_metres <= 2000)))
);

COMMENT ON TABLE matters.category IS 'The grid work-item list: 8 fields (parent_id null) and their items (C34).';

CREATE VIEW insights.category AS
 SELECT id,
    parent_id,
    name,
    name_en,
    "position"
   FROM matters.category;

CREATE TABLE insights.duration (
    district text NOT NULL,
    dimension text NOT NULL,
    area_code text NOT NULL,
    grain text NOT NULL,
    day date NOT NULL,
    member text NOT NULL,
    excluded boolean NOT NULL,
    hours integer NOT NULL,
    n integer NOT NULL,
    CONSTRAINT duration_dimension_check CHECK ((dimension = ANY (ARRAY['all'::text, 'field'::text, 'item'::text, 'organisation'::text]))),
    CONSTRAINT duration_grain_check CHECK ((grain = ANY (ARRAY['day'::text, 'month'::text])))
);

CREATE TABLE insights.event (
    district text NOT NULL,
    case_id uuid NOT NULL,
    kind text NOT NULL,
    place integer NOT NULL,
    day date NOT NULL,
    area_code text NOT NULL,
    procedure text NOT NULL,
    organisation_id uuid,
    category text NOT NULL,
    excluded boolean NOT NULL,
    n integer NOT NULL,
    kept integer NOT NULL,
    handled integer NOT NULL,
    handled_kept integer NOT NULL,
    closed integer NOT NULL,
    closed_kept integer NOT NULL,
    reworked integer NOT NULL,
    extended integer NOT NULL,
    solved integer NOT NULL,
    satisfied integer NOT NULL,
    hours integer NOT NULL
);

CREATE TABLE workflow.action (
    district text NOT NULL,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    actor_unit text,
    organisation_id uuid,
    visibility text NOT NULL,
    note text,
    form jsonb DEFAULT '{}'::jsonb NOT NULL,
    file_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    effects jsonb DEFAULT '{}'::jsonb NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT action_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'internal'::text])))
);

COMMENT ON TABLE workflow.action IS 'Append-only history. hash = SHA-256 over the canonical JSON of the row and prev_hash.';

COMMENT ON COLUMN workflow.action.effects IS 'What the step changed beside the state: clock, assignments, outcome; enough to replay the case.';

CREATE TABLE workflow.clock (
    district text NOT NULL,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    organisation_id uuid,
    started_at timestamp with time zone NOT NULL,
    warn_at timestamp with time zone,
    due_at timestamp with time zone,
    original_due_at timestamp with time zone,
    stopped_at timestamp with time zone,
    on_time boolean,
    why jsonb NOT NULL,
    calendar_status text NOT NULL,
    excluded boolean DEFAULT false NOT NULL,
    CONSTRAINT clock_kind_check CHECK ((kind = ANY (ARRAY['state'::text, 'extension_request'::text, 'objection'::text, 'hold_request'::text, 'supervision'::text])))
);

COMMENT ON COLUMN workflow.clock.why IS 'Rule id and version, amount and unit, days skipped, pauses: the answer to "why this date". Frozen when the clock starts.';

COMMENT ON COLUMN workflow.clock.excluded IS 'The spell of a unit that was the wrong one: it counts in no rate.';

CREATE VIEW insights.matter_spell AS
 SELECT k.district,
    k.case_id,
    k.seq,
    ( SELECT COALESCE(max(((a.effects ->> 'attempt'::text))::integer), 1) AS "coalesce"
           FROM workflow.action a
          WHERE ((a.district = k.district) AND (a.case_id = k.case_id) AND (a.seq <= k.seq))) AS attempt,
    k.state,
    k.organisation_id,
    k.started_at,
    k.due_at,
    k.stopped_at,
    k.on_time,
    (k.why ? 'extensions'::text) AS extended,
    e.name AS ended_by,
    e.to_state AS ended_in,
    (k.excluded OR COALESCE(((k.state = ANY (ARRAY['assigned'::text, 'handling'::text])) AND (e.to_state = ANY (ARRAY['dispatching'::text, 'street_dispatching'::text]))), false)) AS passed_on
   FROM (workflow.clock k
     LEFT JOIN LATERAL ( SELECT a.name,
            a.to_state
           FROM workflow.action a
          WHERE ((a.district = k.district) AND (a.case_id = k.case_id) AND (a.seq > k.seq) AND (a.from_state IS DISTINCT FROM a.to_state))
          ORDER BY a.seq
         LIMIT 1) e ON (true))
  WHERE (k.kind = 'state'::text);

CREATE VIEW insights.matter_deadline AS
 SELECT district,
    case_id,
    seq,
    attempt,
    state,
    organisation_id,
    started_at,
    due_at,
    stopped_at,
    on_time,
    extended,
    ended_by,
    ended_in,
    passed_on,
    row_number() OVER (PARTITION BY district, case_id, attempt ORDER BY seq) AS place
   FROM insights.matter_spell p
  WHERE ((state = ANY (ARRAY['handling'::text, 'settled'::text])) AND (NOT passed_on) AND (ended_by IS DISTINCT FROM 'refuse_settlement'::text));

CREATE TABLE workflow."case" (
    district text NOT NULL,
    id uuid NOT NULL,
    procedure text NOT NULL,
    procedure_version integer NOT NULL,
    state text NOT NULL,
    bucket text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    place text DEFAULT ''::text NOT NULL,
    area_code text NOT NULL,
    category text,
    urgency text DEFAULT 'normal'::text NOT NULL,
    requester_id uuid,
    acting_role text,
    acting_area text,
    acting_organisation uuid,
    handled_by uuid,
    opened_at timestamp with time zone NOT NULL,
    clock_started_at timestamp with time zone NOT NULL,
    warn_at timestamp with time zone,
    due_at timestamp with time zone,
    calendar_status text DEFAULT 'official'::text NOT NULL,
    overdue_level integer DEFAULT 0 NOT NULL,
    next_sweep_at timestamp with time zone,
    final boolean DEFAULT false NOT NULL,
    outcome text,
    closed_at timestamp with time zone,
    attempt integer DEFAULT 1 NOT NULL,
    last_seq integer NOT NULL,
    head_hash text NOT NULL,
    sealed_seq integer DEFAULT 0 NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    held_at timestamp with time zone,
    held_until timestamp with time zone,
    urged_count integer DEFAULT 0 NOT NULL,
    urge_again_at timestamp with time zone,
    supervised_level text,
    supervised_by uuid,
    objection_count integer DEFAULT 0 NOT NULL,
    rework_count integer DEFAULT 0 NOT NULL,
    reworked_attempt integer,
    raised_level integer DEFAULT 0 NOT NULL,
    exclusion text,
    exclusion_by uuid,
    excluded boolean DEFAULT false NOT NULL,
    merged_into uuid,
    first_organisation uuid,
    first_person uuid,
    reading text,
    taken_part uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    CONSTRAINT case_bucket_check CHECK ((bucket = ANY (ARRAY['accept'::text, 'dispatch'::text, 'handle'::text, 'check'::text, 'rate'::text, 'done'::text]))),
    CONSTRAINT case_exclusion_check CHECK ((exclusion = ANY (ARRAY['asked'::text, 'approved'::text, 'refused'::text]))),
    CONSTRAINT case_supervised_level_check CHECK ((supervised_level = ANY (ARRAY['yellow'::text, 'red'::text])))
);

COMMENT ON TABLE workflow."case" IS 'Projection of workflow.action: always re-derivable from it.';

COMMENT ON COLUMN workflow."case".bucket IS 'Which Workbench column the state belongs to.';

COMMENT ON COLUMN workflow."case".acting_role IS 'Who must act now: a post role at acting_area, or acting_organisation, or (bucket rate) the requester.';

COMMENT ON COLUMN workflow."case".handled_by IS 'Person who last did the handling: never the one who closes.';

COMMENT ON COLUMN workflow."case".next_sweep_at IS 'When the sweep must look next: warn_at, then due_at, then each escalation.';

COMMENT ON COLUMN workflow."case".held_until IS 'Review date of a held case (挂账): on it the case comes back by itself. Null when not held.';

COMMENT ON COLUMN workflow."case".urge_again_at IS 'Before this instant nobody may urge again.';

COMMENT ON COLUMN workflow."case".supervised_by IS 'Who ordered the supervision, and alone may lift it.';

COMMENT ON COLUMN workflow."case".reworked_attempt IS 'The attempt whose rework is already counted: once each.';

COMMENT ON COLUMN workflow."case".excluded IS 'Taken out of assessment (剔除), approved by a second person: rates are shown with and without.';

COMMENT ON COLUMN workflow."case".merged_into IS 'The case of the same district this one was merged into (并单).';

COMMENT ON COLUMN workflow."case".first_organisation IS 'First recipient is responsible (首接负责): the unit that signed first stays named.';

COMMENT ON COLUMN workflow."case".reading IS 'The permission needed to read it beside any other: of its procedure, or of what it became.';

COMMENT ON COLUMN workflow."case".taken_part IS 'Persons who took a step of it, the first first; speaking beside it is no step. Of open cases an inbox asks it.';

CREATE VIEW insights.matter_step AS
 SELECT a.district,
    a.case_id,
    a.seq,
    a.at,
    a.name,
    a.from_state,
    a.to_state,
    COALESCE(max(((a.effects ->> 'attempt'::text))::integer) OVER (PARTITION BY a.district, a.case_id ORDER BY a.seq), 1) AS attempt
   FROM (workflow.action a
     JOIN workflow."case" c ON (((c.district = a.district) AND (c.id = a.case_id))))
  WHERE (c.subject_kind = 'matter'::text);

CREATE VIEW insights.matter_round AS
 SELECT district,
    case_id,
    attempt,
    min(at) AS began_at,
    max(at) FILTER (WHERE (name = 'pass'::text)) AS passed_at,
    bool_or((name = ANY (ARRAY['send_back'::text, 'refuse_settlement'::text]))) AS reworked,
    ( SELECT p.organisation_id
           FROM insights.matter_spell p
          WHERE ((p.district = s.district) AND (p.case_id = s.case_id) AND (p.attempt = s.attempt) AND (p.state = ANY (ARRAY['assigned'::text, 'handling'::text])) AND (p.organisation_id IS NOT NULL) AND (NOT p.passed_on))
          ORDER BY p.seq DESC
         LIMIT 1) AS organisation_id,
    ( SELECT bool_and(COALESCE(p.on_time, false)) AS bool_and
           FROM insights.matter_spell p
          WHERE ((p.district = s.district) AND (p.case_id = s.case_id) AND (p.attempt = s.attempt) AND (p.state = ANY (ARRAY['handling'::text, 'checking'::text, 'settled'::text])) AND (NOT p.passed_on))) AS limits_kept,
    ( SELECT bool_or(p.extended) AS bool_or
           FROM insights.matter_spell p
          WHERE ((p.district = s.district) AND (p.case_id = s.case_id) AND (p.attempt = s.attempt) AND (p.state = 'handling'::text) AND (NOT p.passed_on))) AS extended
   FROM insights.matter_step s
  GROUP BY district, case_id, attempt;

CREATE TABLE matters.rating (
    district text NOT NULL,
    matter_id uuid NOT NULL,
    attempt integer NOT NULL,
    solved text NOT NULL,
    satisfied text NOT NULL,
    words text,
    rated_at timestamp with time zone NOT NULL,
    source text DEFAULT 'requester'::text NOT NULL,
    CONSTRAINT rating_satisfied_check CHECK ((satisfied = ANY (ARRAY['satisfied'::text, 'basically'::text, 'not_satisfied'::text]))),
    CONSTRAINT rating_solved_check CHECK ((solved = ANY (ARRAY['solved'::text, 'partly'::text, 'not_solved'::text]))),
    CONSTRAINT rating_source_check CHECK ((source = ANY (ARRAY['requester'::text, 'follow_up'::text])))
);

COMMENT ON COLUMN matters.rating.source IS 'Rated by the requester, or answered on the telephone (回访) when they had not rated.';

CREATE VIEW insights.matter_event AS
 SELECT c.district,
    c.id AS case_id,
    x.kind,
    x.place,
    x.day,
    c.area_code,
    c.procedure,
    x.organisation_id,
    COALESCE(c.category, ''::text) AS category,
    c.excluded,
    1 AS n,
    (x.kept)::integer AS kept,
    (x.handled)::integer AS handled,
    (x.handled_kept)::integer AS handled_kept,
    (x.closed)::integer AS closed,
    (x.closed_kept)::integer AS closed_kept,
    (x.reworked)::integer AS reworked,
    (x.extended)::integer AS extended,
    (x.solved)::integer AS solved,
    (x.satisfied)::integer AS satisfied,
    x.hours
   FROM (workflow."case" c
     CROSS JOIN LATERAL ( SELECT c.district,
            c.id AS case_id,
            'reported'::text AS kind,
            1 AS place,
            ((c.opened_at AT TIME ZONE 'Asia/Shanghai'::text))::date AS day,
            NULL::uuid AS organisation_id,
            false AS kept,
            false AS handled,
            false AS handled_kept,
            false AS closed,
            false AS closed_kept,
            false AS reworked,
            false AS extended,
            false AS solved,
            false AS satisfied,
            0 AS hours
        UNION ALL
         SELECT p.district,
            p.case_id,
                CASE
                    WHEN (p.state = ANY (ARRAY['received'::text, 'reported'::text])) THEN 'accept'::text
                    WHEN (p.state = 'assigned'::text) THEN 'sign'::text
                    WHEN (p.state = ANY (ARRAY['dispatching'::text, 'street_dispatching'::text])) THEN 'dispatch'::text
                    ELSE 'check'::text
                END AS "case",
            p.seq,
            ((p.due_at AT TIME ZONE 'Asia/Shanghai'::text))::date AS timezone,
            p.organisation_id,
            COALESCE(p.on_time, false) AS "coalesce",
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            0
           FROM insights.matter_spell p
          WHERE ((p.district = c.district) AND (p.case_id = c.id) AND (p.state = ANY (ARRAY['received'::text, 'reported'::text, 'dispatching'::text, 'street_dispatching'::text, 'assigned'::text, 'checking'::text, 'settled'::text])) AND (p.due_at IS NOT NULL) AND (NOT p.passed_on) AND (p.ended_in IS DISTINCT FROM 'withdrawn'::text))
        UNION ALL
         SELECT p.district,
            p.case_id,
            'due'::text,
            p.attempt,
            ((p.due_at AT TIME ZONE 'Asia/Shanghai'::text))::date AS timezone,
            r.organisation_id,
            false,
            ((p.state = 'settled'::text) OR (p.ended_by IS NOT NULL)),
            ((p.state = 'settled'::text) OR COALESCE(p.on_time, false)),
            (r.passed_at IS NOT NULL),
            ((r.passed_at IS NOT NULL) AND COALESCE(r.limits_kept, false)),
            r.reworked,
            COALESCE(r.extended, false) AS "coalesce",
            false,
            false,
            0
           FROM (insights.matter_deadline p
             JOIN insights.matter_round r ON (((r.district = p.district) AND (r.case_id = p.case_id) AND (r.attempt = p.attempt))))
          WHERE ((p.district = c.district) AND (p.case_id = c.id) AND (r.district = c.district) AND (r.case_id = c.id) AND (p.place = 1) AND (p.due_at IS NOT NULL))
        UNION ALL
         SELECT r.district,
            r.case_id,
            'closed'::text,
            r.attempt,
            ((r.passed_at AT TIME ZONE 'Asia/Shanghai'::text))::date AS timezone,
            r.organisation_id,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            (ceil((EXTRACT(epoch FROM (r.passed_at - r.began_at)) / (3600)::numeric)))::integer AS ceil
           FROM insights.matter_round r
          WHERE ((r.district = c.district) AND (r.case_id = c.id) AND (r.passed_at IS NOT NULL))
        UNION ALL
         SELECT c.district,
            c.id,
            'rated'::text,
            g.attempt,
            ((g.rated_at AT TIME ZONE 'Asia/Shanghai'::text))::date AS timezone,
            ( SELECT r.organisation_id
                   FROM insights.matter_round r
                  WHERE ((r.district = c.district) AND (r.case_id = c.id) AND (r.attempt = g.attempt))) AS organisation_id,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            (g.solved = 'solved'::text),
            (g.satisfied = ANY (ARRAY['satisfied'::text, 'basically'::text])),
            0
           FROM matters.rating g
          WHERE ((g.district = c.district) AND (g.matter_id = c.subject_id))) x)
  WHERE ((c.subject_kind = 'matter'::text) AND (c.reading IS NULL) AND (c.state <> 'voided'::text) AND ((x.kind = 'reported'::text) OR (c.merged_into IS NULL)));

CREATE TABLE insights.progress (
    district text NOT NULL,
    read_until timestamp with time zone NOT NULL
);

CREATE TABLE insights.publication (
    district text NOT NULL,
    id uuid NOT NULL,
    area_code text NOT NULL,
    period text NOT NULL,
    starts date NOT NULL,
    edition integer NOT NULL,
    state text NOT NULL,
    reason text,
    catalogue_version integer NOT NULL,
    content jsonb NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    published_by uuid,
    published_at timestamp with time zone,
    CONSTRAINT publication_check CHECK (((state = 'published'::text) = (published_at IS NOT NULL))),
    CONSTRAINT publication_check1 CHECK (((edition = 1) OR (reason IS NOT NULL))),
    CONSTRAINT publication_period_check CHECK ((period = ANY (ARRAY['day'::text, 'week'::text, 'month'::text, 'quarter'::text, 'year'::text]))),
    CONSTRAINT publication_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])))
);

CREATE TABLE insights.report_file (
    district text NOT NULL,
    publication_id uuid NOT NULL,
    state text NOT NULL,
    format text NOT NULL,
    locale text NOT NULL,
    storage_key text NOT NULL,
    sha256 text NOT NULL,
    size_bytes integer NOT NULL,
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT report_file_format_check CHECK ((format = ANY (ARRAY['docx'::text, 'xlsx'::text]))),
    CONSTRAINT report_file_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text]))),
    CONSTRAINT report_file_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])))
);

CREATE TABLE insights.stale_day (
    district text NOT NULL,
    day date NOT NULL
);

CREATE TABLE insights.tally (
    district text NOT NULL,
    dimension text NOT NULL,
    area_code text NOT NULL,
    grain text NOT NULL,
    day date NOT NULL,
    member text NOT NULL,
    kind text NOT NULL,
    excluded boolean NOT NULL,
    n integer NOT NULL,
    kept integer NOT NULL,
    handled integer NOT NULL,
    handled_kept integer NOT NULL,
    closed integer NOT NULL,
    closed_kept integer NOT NULL,
    reworked integer NOT NULL,
    extended integer NOT NULL,
    solved integer NOT NULL,
    satisfied integer NOT NULL,
    hours integer NOT NULL,
    CONSTRAINT tally_dimension_check CHECK ((dimension = ANY (ARRAY['all'::text, 'field'::text, 'item'::text, 'organisation'::text]))),
    CONSTRAINT tally_grain_check CHECK ((grain = ANY (ARRAY['day'::text, 'month'::text])))
);

CREATE TABLE matters.caller_message (
    district text NOT NULL,
    matter_id uuid NOT NULL,
    id uuid NOT NULL,
    template text NOT NULL,
    state text NOT NULL,
    detail text,
    at timestamp with time zone NOT NULL,
    CONSTRAINT caller_message_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'skipped'::text, 'failed'::text])))
);

CREATE TABLE matters.category_class (
    category_id text NOT NULL,
    standard_ref text NOT NULL,
    kind text NOT NULL,
    code text NOT NULL
);

CREATE TABLE matters.category_model (
    version integer NOT NULL,
    trained_at timestamp with time zone NOT NULL,
    trained_on integer NOT NULL,
    fingerprint text NOT NULL,
    model jsonb NOT NULL,
    seen jsonb,
    since jsonb
);

COMMENT ON TABLE matters.category_model IS 'Category suggestions, one row per training; the newest is in force. Holds words counted in three matters or more, never a text, a matter or a person.';

COMMENT ON COLUMN matters.category_model.fingerprint IS 'Digest of the facts and the dictionary: training on the same again writes nothing.';

COMMENT ON COLUMN matters.category_model.seen IS 'Cross-validation at training: facts, top1, top3; null while there were too few.';

COMMENT ON COLUMN matters.category_model.since IS 'How the version before did on the matters confirmed since: judged, overruled, sure, sureOverruled.';

CREATE TABLE matters.complaint (
    district text NOT NULL,
    matter_id uuid NOT NULL,
    kind text NOT NULL,
    organisation_id uuid,
    CONSTRAINT complaint_kind_check CHECK ((kind = ANY (ARRAY['property'::text, 'office'::text, 'cleaning'::text, 'utility'::text, 'other'::text])))
);

COMMENT ON TABLE matters.complaint IS 'Who a service complaint is about: an organisation, never a person. It answers, and neither leads nor closes.';

CREATE TABLE matters.dispatch (
    district text NOT NULL,
    matter_id uuid NOT NULL,
    seq integer NOT NULL,
    at timestamp with time zone NOT NULL,
    decided_by uuid,
    automatic boolean NOT NULL,
    explanation jsonb NOT NULL
);

COMMENT ON TABLE matters.dispatch IS 'Why it went there: the walk up the tree, step by step, kept as made.';

CREATE TABLE matters.duty (
    id uuid NOT NULL,
    category_id text NOT NULL,
    level text NOT NULL,
    area_code text,
    organisation_kind text,
    organisation_id uuid,
    part text DEFAULT 'lead'::text NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    effective_from timestamp with time zone NOT NULL,
    effective_to timestamp with time zone,
    organisation_tag text,
    CONSTRAINT duty_check CHECK (((organisation_kind IS NULL) <> (organisation_id IS NULL))),
    CONSTRAINT duty_level_check CHECK ((level = ANY (ARRAY['grid'::text, 'community'::text, 'street'::text, 'district'::text, 'city'::text]))),
    CONSTRAINT duty_part_check CHECK ((part = ANY (ARRAY['lead'::text, 'assist'::text]))),
    CONSTRAINT duty_tag_needs_kind CHECK (((organisation_tag IS NULL) OR (organisation_kind IS NOT NULL)))
);

COMMENT ON TABLE matters.duty IS 'Duty list 权责清单: category (or its field) at a level, optionally only under area_code, belongs to organisations of a kind at that area or to one named organisation.';

COMMENT ON COLUMN matters.duty.organisation_tag IS 'With organisation_kind: only organisations of this trade.';

CREATE TABLE matters.follow_up (
    district text NOT NULL,
    case_id uuid NOT NULL,
    attempt integer NOT NULL,
    state text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    last_reached text,
    last_at timestamp with time zone,
    solved text,
    satisfied text,
    reopened boolean DEFAULT false NOT NULL,
    claimed_by uuid,
    claimed_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT follow_up_last_reached_check CHECK ((last_reached = ANY (ARRAY['reached'::text, 'no_answer'::text, 'refused'::text, 'wrong_number'::text]))),
    CONSTRAINT follow_up_satisfied_check CHECK ((satisfied = ANY (ARRAY['satisfied'::text, 'basically'::text, 'not_satisfied'::text]))),
    CONSTRAINT follow_up_solved_check CHECK ((solved = ANY (ARRAY['solved'::text, 'partly'::text, 'not_solved'::text]))),
    CONSTRAINT follow_up_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'given_up'::text, 'not_needed'::text])))
);

COMMENT ON TABLE matters.follow_up IS 'Matters to be rung about once handled, one row per attempt.';

COMMENT ON COLUMN matters.follow_up.due_at IS 'Not rung before this instant; after a call that reached nobody, the next try.';

COMMENT ON COLUMN matters.follow_up.claimed_until IS 'Until then nobody but claimed_by rings.';

CREATE TABLE matters.map_change (
    district text NOT NULL,
    id uuid NOT NULL,
    quadkey bigint NOT NULL,
    area_code text NOT NULL,
    procedure text NOT NULL,
    state text NOT NULL,
    urgency text NOT NULL,
    category text NOT NULL,
    n integer NOT NULL,
    lng bigint NOT NULL,
    lat bigint NOT NULL,
    CONSTRAINT map_change_n_check CHECK ((n = ANY (ARRAY['-1'::integer, 1])))
);

CREATE TABLE matters.map_count (
    district text NOT NULL,
    zoom smallint NOT NULL,
    cell bigint NOT NULL,
    area_code text NOT NULL,
    procedure text NOT NULL,
    state text NOT NULL,
    urgency text NOT NULL,
    category text NOT NULL,
    n integer NOT NULL,
    lng bigint NOT NULL,
    lat bigint NOT NULL
);

COMMENT ON TABLE matters.map_count IS 'Derived from final cases and map_change; jinlin tally rebuild makes it anew.';

COMMENT ON COLUMN matters.map_count.cell IS 'Quadkey shifted to the zoom: matters.matter.quadkey >> (2 * (26 - zoom)).';

COMMENT ON COLUMN matters.map_count.category IS 'Item of the category list; empty where none was chosen.';

COMMENT ON COLUMN matters.map_count.lng IS 'Sum of millionths of degrees: over n, the middle of the matters.';

CREATE TABLE matters.matter (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    number text NOT NULL,
    kind text NOT NULL,
    category_id text,
    words text NOT NULL,
    title text NOT NULL,
    source text NOT NULL,
    urgency text NOT NULL,
    lng double precision NOT NULL,
    lat double precision NOT NULL,
    accuracy_m double precision,
    source_crs text NOT NULL,
    quadkey bigint NOT NULL,
    place text DEFAULT ''::text NOT NULL,
    attribution text NOT NULL,
    boundary_generation integer NOT NULL,
    area_code text NOT NULL,
    compound_id uuid,
    created_at timestamp with time zone NOT NULL,
    moved_to text,
    search tsvector NOT NULL,
    CONSTRAINT matter_attribution_check CHECK ((attribution = ANY (ARRAY['inside'::text, 'edge'::text, 'nearest'::text, 'outside'::text, 'named'::text]))),
    CONSTRAINT matter_kind_check CHECK ((kind = ANY (ARRAY['resident_request'::text, 'grid_event'::text, 'petition'::text])))
);

COMMENT ON COLUMN matters.matter.quadkey IS 'Morton code of the web-mercator tile at zoom 26: a tile at zoom z is one range, clusters are a shift and a GROUP BY.';

COMMENT ON COLUMN matters.matter.attribution IS 'How the grid was found: inside, edge (shared border, lowest code), nearest (within tolerance), outside (district only).';

CREATE TABLE matters.number_counter (
    district text NOT NULL,
    day date NOT NULL,
    next integer NOT NULL
);

CREATE TABLE matters.petition_decision (
    district text NOT NULL,
    matter_id uuid NOT NULL,
    id uuid NOT NULL,
    decision text NOT NULL,
    words text[] NOT NULL,
    reason text NOT NULL,
    petition_id uuid,
    decided_by uuid NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    CONSTRAINT petition_decision_decision_check CHECK ((decision = ANY (ARRAY['petition'::text, 'not_petition'::text])))
);

CREATE TABLE matters.requester (
    district text NOT NULL,
    matter_id uuid NOT NULL,
    person_id uuid,
    anonymous boolean NOT NULL,
    secret_from_unit boolean NOT NULL,
    alg text,
    key_id text,
    name_cipher text,
    phone_cipher text,
    phone_blind text,
    phone_tail_blind text,
    purpose text DEFAULT 'handling the request'::text NOT NULL,
    legal_basis text DEFAULT 'PIPL art. 13(3) statutory duty'::text NOT NULL,
    retention_until timestamp with time zone,
    detached_at timestamp with time zone
);

CREATE TABLE matters.standard_class (
    standard_ref text NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    local_extension boolean DEFAULT false NOT NULL,
    CONSTRAINT standard_class_kind_check CHECK ((kind = ANY (ARRAY['component'::text, 'matter'::text])))
);

CREATE TABLE matters.worksheet (
    district text NOT NULL,
    sheet_number text NOT NULL,
    matter_id uuid NOT NULL,
    sheet jsonb NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    imported_by uuid,
    returned_at timestamp with time zone,
    returned_by uuid,
    returned_outcome text
);

CREATE TABLE matters.worksheet_run (
    id uuid NOT NULL,
    area_code text NOT NULL,
    file_name text NOT NULL,
    state text NOT NULL,
    total integer NOT NULL,
    done integer DEFAULT 0 NOT NULL,
    created integer DEFAULT 0 NOT NULL,
    known integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    alg text,
    key_id text,
    rows_cipher text,
    started_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT worksheet_run_state_check CHECK ((state = ANY (ARRAY['checked'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

CREATE TABLE notify.address (
    person_id uuid NOT NULL,
    kind text NOT NULL,
    alg text NOT NULL,
    key_id text NOT NULL,
    cipher text NOT NULL,
    confirmed_at timestamp with time zone,
    code_index text,
    code_expires_at timestamp with time zone,
    code_attempts integer DEFAULT 0 NOT NULL,
    CONSTRAINT address_kind_check CHECK ((kind = ANY (ARRAY['mobile'::text, 'email'::text])))
);

COMMENT ON TABLE notify.address IS 'A mobile number or e-mail address somebody gave for messages; used only once it was confirmed by a code.';

CREATE TABLE notify.channel (
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    enabled boolean NOT NULL,
    settings jsonb NOT NULL,
    secrets jsonb,
    area_code text,
    organisation_id uuid,
    changed_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT channel_kind_check CHECK ((kind = ANY (ARRAY['sms'::text, 'email'::text, 'push'::text, 'wecom'::text, 'dingtalk'::text])))
);

COMMENT ON COLUMN notify.channel.secrets IS 'Sealed (alg, keyId, cipher): keys, passwords, addresses of robots. Never leaves the server.';

COMMENT ON COLUMN notify.channel.area_code IS 'Robots: the group of those who act at this area, or in organisation_id.';

CREATE TABLE notify.delivery (
    message_id uuid NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    detail text,
    at timestamp with time zone NOT NULL,
    reason text,
    attempts integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone,
    CONSTRAINT delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'skipped'::text, 'failed'::text])))
);

COMMENT ON COLUMN notify.delivery.detail IS 'What the provider said.';

COMMENT ON COLUMN notify.delivery.reason IS 'Why it waits, was skipped or failed, as a code.';

COMMENT ON COLUMN notify.delivery.next_at IS 'When it is tried next; null when nothing more happens by itself.';

CREATE TABLE notify.digest_day (
    day date NOT NULL,
    at timestamp with time zone NOT NULL
);

COMMENT ON TABLE notify.digest_day IS 'Working days whose digest has been written: it is written once.';

CREATE TABLE notify.message (
    id uuid NOT NULL,
    person_id uuid,
    template text NOT NULL,
    params jsonb NOT NULL,
    case_district text,
    case_id uuid,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    channel_id uuid,
    urgent boolean DEFAULT false NOT NULL,
    CONSTRAINT message_to_one CHECK (((person_id IS NULL) <> (channel_id IS NULL)))
);

COMMENT ON COLUMN notify.message.channel_id IS 'The robot of a group, when it speaks to a group and not to a person.';

COMMENT ON COLUMN notify.message.urgent IS 'Goes out at night too.';

CREATE TABLE notify.preference (
    person_id uuid NOT NULL,
    choices jsonb NOT NULL,
    locale text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT preference_locale_check CHECK ((locale = ANY (ARRAY['zh'::text, 'en'::text])))
);

COMMENT ON COLUMN notify.preference.choices IS 'Kind of message to channels: {"progress": ["sms", "push"]}. A kind that is missing follows the default.';

CREATE TABLE notify.subscription (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    endpoint_index text NOT NULL,
    alg text NOT NULL,
    key_id text NOT NULL,
    cipher text NOT NULL,
    device text NOT NULL,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE open_data.api_key (
    id uuid NOT NULL,
    name text NOT NULL,
    key_hash text NOT NULL,
    hint text NOT NULL,
    per_minute integer NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_on date,
    revoked_at timestamp with time zone,
    CONSTRAINT api_key_per_minute_check CHECK ((per_minute > 0))
);

COMMENT ON COLUMN open_data.api_key.key_hash IS 'SHA-256 of the key (256 random bits): the key itself is shown once and kept nowhere.';

CREATE TABLE open_data.delivery (
    district text NOT NULL,
    event_id uuid NOT NULL,
    subscription_id uuid NOT NULL,
    event_type text NOT NULL,
    case_id uuid NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    number text NOT NULL,
    case_state text NOT NULL,
    at timestamp with time zone NOT NULL,
    state text NOT NULL,
    payload text,
    attempts integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone,
    last_status integer,
    last_error text,
    delivered_at timestamp with time zone,
    CONSTRAINT delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text, 'skipped'::text])))
);

COMMENT ON COLUMN open_data.delivery.payload IS 'Made at the first attempt from what is public, and kept: a later attempt sends the same words under the same id.';

CREATE TABLE open_data.endpoint (
    organisation_id uuid NOT NULL,
    url text NOT NULL,
    jurisdiction text,
    key_alg text NOT NULL,
    key_id text NOT NULL,
    key_cipher text NOT NULL,
    service_map jsonb DEFAULT '{}'::jsonb NOT NULL,
    default_service text,
    active boolean DEFAULT true NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE open_data.endpoint IS 'An organisation that works in an Open311 system of its own. service_map: our category to their service_code.';

CREATE TABLE open_data.outgoing (
    district text NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    from_seq integer NOT NULL,
    subject_id uuid NOT NULL,
    number text NOT NULL,
    category text,
    state text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_at timestamp with time zone,
    foreign_id text,
    foreign_token text,
    foreign_status text,
    foreign_notes text,
    last_error text,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT outgoing_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'closed'::text, 'failed'::text, 'ended'::text])))
);

COMMENT ON TABLE open_data.outgoing IS 'A matter on its way to, or at, the Open311 system of its handling unit. next_at: the next attempt while waiting, the next look once sent.';

CREATE TABLE open_data.request (
    district text NOT NULL,
    token uuid NOT NULL,
    matter_id uuid NOT NULL,
    number text NOT NULL,
    api_key_id uuid NOT NULL,
    repeat_key text,
    media_url text,
    created_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE open_data.request IS 'What came in by Open311. token is what the sender may ask the number by; repeat_key is the sender''s Idempotency-Key.';

COMMENT ON COLUMN open_data.request.media_url IS 'Kept as text, never fetched.';

CREATE TABLE open_data.subscription (
    id uuid NOT NULL,
    name text NOT NULL,
    url text NOT NULL,
    event_types text[] NOT NULL,
    area_code text,
    secret_alg text NOT NULL,
    secret_key_id text NOT NULL,
    secret_cipher text NOT NULL,
    former_secret_cipher text,
    former_until timestamp with time zone,
    active boolean DEFAULT true NOT NULL,
    failing_since timestamp with time zone,
    disabled_at timestamp with time zone,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE open_data.subscription IS 'Who is told what by webhook (Standard Webhooks). The secret is encrypted, shown once; a former one still signs until former_until.';

CREATE TABLE orders.errand (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    kind_id text NOT NULL,
    words text NOT NULL,
    asked_for text NOT NULL,
    consent boolean NOT NULL,
    alg text,
    key_id text,
    phone_cipher text,
    detached_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT errand_asked_for_check CHECK ((asked_for = ANY (ARRAY['self'::text, 'neighbour'::text, 'on_behalf'::text]))),
    CONSTRAINT errand_check CHECK ((consent OR (asked_for = 'self'::text)))
);

COMMENT ON TABLE orders.errand IS 'Purpose: doing the errand. Basis: PIPL art. 13(1) consent. The number is taken out when the errand ends. No identity-card number is ever stored.';

COMMENT ON COLUMN orders.errand.consent IS 'Whoever it is done for agrees that it was asked for them.';

CREATE TABLE orders.errand_receipt (
    district text NOT NULL,
    id uuid NOT NULL,
    errand_id uuid NOT NULL,
    "position" integer NOT NULL,
    items jsonb NOT NULL,
    money_fen integer NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    taken_by uuid NOT NULL,
    confirmed_at timestamp with time zone,
    confirmed_how text,
    settled_at timestamp with time zone,
    spent_fen integer,
    returned_fen integer,
    settlement text,
    settled_by uuid,
    settlement_confirmed_at timestamp with time zone,
    settlement_confirmed_how text,
    CONSTRAINT errand_receipt_check CHECK (((settled_at IS NULL) OR ((spent_fen + returned_fen) = money_fen))),
    CONSTRAINT errand_receipt_confirmed_how_check CHECK ((confirmed_how = ANY (ARRAY['account'::text, 'paper'::text]))),
    CONSTRAINT errand_receipt_money_fen_check CHECK ((money_fen >= 0)),
    CONSTRAINT errand_receipt_returned_fen_check CHECK ((returned_fen >= 0)),
    CONSTRAINT errand_receipt_settlement_confirmed_how_check CHECK ((settlement_confirmed_how = ANY (ARRAY['account'::text, 'paper'::text]))),
    CONSTRAINT errand_receipt_spent_fen_check CHECK ((spent_fen >= 0))
);

COMMENT ON TABLE orders.errand_receipt IS 'What was handed over: papers and money, signed for by both sides, then returned or accounted for.';

COMMENT ON COLUMN orders.errand_receipt.items IS 'Papers by name and number of pieces, money by purpose and amount in fen.';

COMMENT ON COLUMN orders.errand_receipt.confirmed_how IS 'account: confirmed by whoever asked, in the pocket. paper: signed on paper, the photo is in the case.';

CREATE TABLE orders.menu_item (
    district text NOT NULL,
    id uuid NOT NULL,
    area_code text NOT NULL,
    title text NOT NULL,
    description text NOT NULL,
    field text NOT NULL,
    place text NOT NULL,
    lng double precision,
    lat double precision,
    provider_kind text NOT NULL,
    provider_organisation uuid,
    provider_person uuid,
    state text NOT NULL,
    created_by uuid,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    closed_at timestamp with time zone,
    CONSTRAINT menu_item_check CHECK (((provider_kind = 'organisation'::text) = (provider_organisation IS NOT NULL))),
    CONSTRAINT menu_item_check1 CHECK (((provider_kind = 'person'::text) = (provider_person IS NOT NULL))),
    CONSTRAINT menu_item_provider_kind_check CHECK ((provider_kind = ANY (ARRAY['organisation'::text, 'person'::text, 'open'::text]))),
    CONSTRAINT menu_item_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'closed'::text])))
);

COMMENT ON COLUMN orders.menu_item.provider_kind IS 'open: whoever can claims the orders one by one.';

CREATE TABLE orders.menu_slot (
    district text NOT NULL,
    id uuid NOT NULL,
    item_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    capacity integer NOT NULL,
    waiting_capacity integer NOT NULL,
    taken integer DEFAULT 0 NOT NULL,
    waiting integer DEFAULT 0 NOT NULL,
    cancelled_at timestamp with time zone,
    CONSTRAINT menu_slot_capacity_check CHECK (((capacity >= 1) AND (capacity <= 200))),
    CONSTRAINT menu_slot_check CHECK (((taken >= 0) AND (taken <= capacity))),
    CONSTRAINT menu_slot_check1 CHECK (((waiting >= 0) AND (waiting <= waiting_capacity))),
    CONSTRAINT menu_slot_check2 CHECK ((ends_at > starts_at)),
    CONSTRAINT menu_slot_waiting_capacity_check CHECK (((waiting_capacity >= 0) AND (waiting_capacity <= 200)))
);

COMMENT ON COLUMN orders.menu_slot.taken IS 'Places held now; raised and lowered only by an update that checks capacity in the same statement.';

CREATE TABLE orders.service_claim (
    district text NOT NULL,
    id uuid NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid,
    organisation_id uuid,
    state text NOT NULL,
    claimed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT service_claim_check CHECK (((person_id IS NOT NULL) OR (organisation_id IS NOT NULL))),
    CONSTRAINT service_claim_state_check CHECK ((state = ANY (ARRAY['held'::text, 'delivered'::text, 'given_up'::text, 'taken_back'::text]))),
    CONSTRAINT service_claim_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['service_order'::text, 'wish'::text])))
);

COMMENT ON TABLE orders.service_claim IS 'Who has taken up an order or a wish, and what became of it. The unique index decides between two who come at once.';

CREATE TABLE orders.service_contact (
    district text NOT NULL,
    case_id uuid NOT NULL,
    alg text,
    key_id text,
    name_cipher text,
    phone_cipher text,
    purpose text DEFAULT 'bringing the service to whoever asked for it'::text NOT NULL,
    legal_basis text DEFAULT 'PIPL art. 13(1) consent'::text NOT NULL,
    retention_until timestamp with time zone,
    detached_at timestamp with time zone
);

CREATE TABLE orders.service_need (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    number text NOT NULL,
    area_code text NOT NULL,
    words text NOT NULL,
    source_kind text NOT NULL,
    source_number text,
    field text,
    item_id uuid,
    collected_by uuid,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT service_need_source_kind_check CHECK ((source_kind = ANY (ARRAY['meeting'::text, 'visit'::text, 'wish'::text, 'matter'::text, 'appointment'::text, 'mailbox'::text, 'festival'::text, 'whiteboard'::text])))
);

COMMENT ON TABLE orders.service_need IS 'What people of an area need, as it was told at a meeting, on a visit, by a wish or a matter. Names nobody.';

COMMENT ON COLUMN orders.service_need.source_number IS 'Number of the wish or the matter it came from.';

COMMENT ON COLUMN orders.service_need.item_id IS 'The item of the menu that answers it.';

CREATE TABLE orders.service_order (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    number text NOT NULL,
    item_id uuid NOT NULL,
    slot_id uuid NOT NULL,
    area_code text NOT NULL,
    ordered_by uuid,
    for_whom text NOT NULL,
    consent boolean NOT NULL,
    standing text NOT NULL,
    queued_at timestamp with time zone,
    words text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT service_order_check CHECK (((for_whom = 'self'::text) OR consent)),
    CONSTRAINT service_order_for_whom_check CHECK ((for_whom = ANY (ARRAY['self'::text, 'neighbour'::text]))),
    CONSTRAINT service_order_standing_check CHECK ((standing = ANY (ARRAY['seated'::text, 'waiting'::text, 'ended'::text])))
);

COMMENT ON COLUMN orders.service_order.ordered_by IS 'The account it was ordered under; null when staff wrote it down for somebody without one.';

COMMENT ON COLUMN orders.service_order.consent IS 'Whoever it is for has agreed, as the person who ordered declares.';

CREATE TABLE orders.service_rating (
    district text NOT NULL,
    case_id uuid NOT NULL,
    attempt integer NOT NULL,
    served text NOT NULL,
    satisfied text NOT NULL,
    words text,
    rated_at timestamp with time zone NOT NULL,
    CONSTRAINT service_rating_satisfied_check CHECK ((satisfied = ANY (ARRAY['satisfied'::text, 'basically'::text, 'not_satisfied'::text]))),
    CONSTRAINT service_rating_served_check CHECK ((served = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text])))
);

COMMENT ON COLUMN orders.service_rating.words IS 'Thanks, or what was missing; read by who served and by the community.';

CREATE TABLE orders.task (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    kind_id text NOT NULL,
    words text NOT NULL,
    lng double precision,
    lat double precision,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    wanted integer NOT NULL,
    taken integer DEFAULT 0 NOT NULL,
    open boolean DEFAULT true NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT task_check CHECK (((taken >= 0) AND (taken <= wanted))),
    CONSTRAINT task_check1 CHECK ((ends_at > starts_at)),
    CONSTRAINT task_wanted_check CHECK (((wanted >= 1) AND (wanted <= 200)))
);

COMMENT ON TABLE orders.task IS 'A grid task. Counted by task; nobody is ranked.';

COMMENT ON COLUMN orders.task.taken IS 'Claims that have not been given up; never more than wanted.';

CREATE TABLE orders.task_claim (
    district text NOT NULL,
    id uuid NOT NULL,
    task_id uuid NOT NULL,
    case_id uuid NOT NULL,
    person_id uuid NOT NULL,
    organisation_id uuid,
    claimed_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    done boolean DEFAULT false NOT NULL
);

COMMENT ON TABLE orders.task_claim IS 'Who does it. Purpose: to know whom to expect. Basis: consent by claiming (PIPL art. 13(1)). The person is taken out with the account.';

COMMENT ON COLUMN orders.task_claim.organisation_id IS 'Claimed for a unit; else for oneself.';

CREATE TABLE orders.whistle (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    kind_id text CONSTRAINT whistle_kind_id_not_null1 NOT NULL,
    side text NOT NULL,
    side_area text NOT NULL,
    words text NOT NULL,
    lng double precision,
    lat double precision,
    meet_at timestamp with time zone,
    meet_place text NOT NULL,
    origin_case uuid,
    raised_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT whistle_side_check CHECK ((side = ANY (ARRAY['community'::text, 'street'::text])))
);

COMMENT ON COLUMN orders.whistle.side IS 'Who whistles; that side appraises the called units and is appraised by them.';

COMMENT ON COLUMN orders.whistle.origin_case IS 'The stuck case it was raised from and closes back into.';

CREATE TABLE orders.whistle_call (
    district text NOT NULL,
    id uuid NOT NULL,
    whistle_id uuid NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    why text NOT NULL,
    called_at timestamp with time zone NOT NULL,
    report_by timestamp with time zone,
    reported_at timestamp with time zone,
    comes text,
    arrives_at timestamp with time zone,
    submitted_at timestamp with time zone,
    in_time text,
    acted text,
    satisfied text,
    reasons text,
    appraised_at timestamp with time zone,
    warranted text,
    at_hand text,
    answer text,
    answered_at timestamp with time zone,
    released_at timestamp with time zone,
    CONSTRAINT whistle_call_acted_check CHECK ((acted = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text]))),
    CONSTRAINT whistle_call_at_hand_check CHECK ((at_hand = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text]))),
    CONSTRAINT whistle_call_in_time_check CHECK ((in_time = ANY (ARRAY['on_time'::text, 'late'::text, 'absent'::text]))),
    CONSTRAINT whistle_call_satisfied_check CHECK ((satisfied = ANY (ARRAY['satisfied'::text, 'basically'::text, 'not_satisfied'::text]))),
    CONSTRAINT whistle_call_warranted_check CHECK ((warranted = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text])))
);

COMMENT ON TABLE orders.whistle_call IS 'One called unit: when it was called, reported in, handed in, and what both sides said of each other (双考核).';

COMMENT ON COLUMN orders.whistle_call.report_by IS 'End of the report-in limit when it was called.';

COMMENT ON COLUMN orders.whistle_call.warranted IS 'The unit on the whistling side: was the whistle warranted, was what it needed at hand.';

CREATE TABLE orders.whistle_kind (
    id text NOT NULL,
    name text NOT NULL,
    name_en text NOT NULL,
    units jsonb NOT NULL,
    limit_amount integer NOT NULL,
    limit_unit text NOT NULL,
    "position" integer NOT NULL,
    ended_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT whistle_kind_limit_amount_check CHECK ((limit_amount > 0)),
    CONSTRAINT whistle_kind_limit_unit_check CHECK ((limit_unit = ANY (ARRAY['hour'::text, 'day'::text, 'work_hour'::text, 'work_day'::text])))
);

COMMENT ON TABLE orders.whistle_kind IS 'The menu of whistles (吹哨菜单): which units must come, and how soon. For the whole city.';

COMMENT ON COLUMN orders.whistle_kind.units IS 'Kind and trade of each unit with why it must come; found as the nearest up the tree from the place.';

COMMENT ON COLUMN orders.whistle_kind.limit_amount IS 'Time to report in. In force as rows of workflow.limit whose category is the kind.';

CREATE TABLE orders.wish (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    number text NOT NULL,
    area_code text NOT NULL,
    words text NOT NULL,
    public_words text,
    field text,
    raised_by uuid,
    for_whom text NOT NULL,
    consent boolean NOT NULL,
    shown_name text,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT wish_check CHECK (((for_whom = 'self'::text) OR consent)),
    CONSTRAINT wish_for_whom_check CHECK ((for_whom = ANY (ARRAY['self'::text, 'neighbour'::text])))
);

COMMENT ON COLUMN orders.wish.words IS 'As it was told; read by the community and by whoever has claimed it.';

COMMENT ON COLUMN orders.wish.public_words IS 'As the community has published it: on the wall, and in every list of what is public.';

COMMENT ON COLUMN orders.wish.shown_name IS 'First name or form of address the person agreed to be shown by; null: no name.';

CREATE TABLE orders.work_counter (
    district text NOT NULL,
    kind text NOT NULL,
    day date NOT NULL,
    next integer NOT NULL
);

COMMENT ON TABLE orders.work_counter IS 'The next sequence of a human number; taken in blocks.';

CREATE TABLE orders.work_kind (
    id text NOT NULL,
    work text NOT NULL,
    name text NOT NULL,
    name_en text NOT NULL,
    hint text NOT NULL,
    "position" integer NOT NULL,
    ended_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT work_kind_work_check CHECK ((work = ANY (ARRAY['task'::text, 'errand'::text])))
);

COMMENT ON TABLE orders.work_kind IS 'Kinds of grid tasks and of errands, for the whole city.';

COMMENT ON COLUMN orders.work_kind.hint IS 'What to bring or to mind; shown where the kind is chosen.';

CREATE TABLE partners.class (
    code text NOT NULL,
    zh text NOT NULL,
    en text NOT NULL,
    takes text NOT NULL,
    "position" integer NOT NULL,
    valid_to date,
    CONSTRAINT class_takes_check CHECK ((takes = ANY (ARRAY['organisation'::text, 'person'::text, 'both'::text])))
);

COMMENT ON TABLE partners.class IS 'Classes of partners. Five are shipped; a city may define its own (B05).';

CREATE TABLE partners.co_building_item (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    area_code text NOT NULL,
    organisation_id uuid NOT NULL,
    title text NOT NULL,
    what text NOT NULL,
    place text DEFAULT ''::text NOT NULL,
    due_on date NOT NULL,
    listed boolean DEFAULT true NOT NULL,
    state text NOT NULL,
    ended_on date,
    dropped_meeting_id uuid,
    drop_reason text,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT co_building_item_state_check CHECK ((state = ANY (ARRAY['fixed'::text, 'under_way'::text, 'checking'::text, 'done'::text, 'dropped'::text, 'voided'::text])))
);

COMMENT ON COLUMN partners.co_building_item.organisation_id IS 'The organisation that carries it out.';

COMMENT ON COLUMN partners.co_building_item.listed IS 'Residents may read it.';

COMMENT ON COLUMN partners.co_building_item.state IS 'Projection of the case.';

CREATE TABLE partners.demonstration (
    district text NOT NULL,
    id uuid NOT NULL,
    area_code text NOT NULL,
    compound_id uuid,
    organisation_id uuid,
    title text NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    since date NOT NULL,
    until date,
    reason text,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT demonstration_check CHECK (((compound_id IS NULL) <> (organisation_id IS NULL)))
);

CREATE TABLE partners.handover (
    district text NOT NULL,
    transition_id uuid NOT NULL,
    seq integer NOT NULL,
    what text NOT NULL,
    receiver text DEFAULT ''::text NOT NULL,
    done_on date,
    done_by text
);

COMMENT ON TABLE partners.handover IS 'What remains to be handed over; the transition ends when nothing does.';

CREATE TABLE partners.joint_meeting (
    district text NOT NULL,
    id uuid NOT NULL,
    area_code text NOT NULL,
    title text NOT NULL,
    held_on date NOT NULL,
    place text NOT NULL,
    minutes text DEFAULT ''::text NOT NULL,
    file_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

COMMENT ON COLUMN partners.joint_meeting.file_ids IS 'Photos of the signed minutes.';

CREATE TABLE partners.joint_meeting_attendance (
    district text NOT NULL,
    meeting_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);

COMMENT ON TABLE partners.joint_meeting_attendance IS 'Organisations that were there; who spoke for them is not kept.';

CREATE TABLE partners.number_counter (
    district text NOT NULL,
    year integer NOT NULL,
    next integer NOT NULL
);

CREATE TABLE partners.partner (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid,
    person_id uuid,
    called text DEFAULT ''::text NOT NULL,
    classes text[] NOT NULL,
    fields text[] DEFAULT '{}'::text[] NOT NULL,
    areas text[] NOT NULL,
    times jsonb DEFAULT '[]'::jsonb NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    phone text,
    contact_alg text,
    contact_key_id text,
    contact_cipher text,
    listed boolean DEFAULT false NOT NULL,
    contact_public boolean DEFAULT false NOT NULL,
    area_code text NOT NULL,
    state text NOT NULL,
    since date,
    until date,
    reason text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT partner_check CHECK (((organisation_id IS NULL) <> (person_id IS NULL))),
    CONSTRAINT partner_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'invited'::text, 'registered'::text, 'reviewing'::text, 'declined'::text, 'refused'::text, 'left'::text, 'ended'::text, 'voided'::text])))
);

COMMENT ON TABLE partners.partner IS 'One organisation, or one resident who registered themselves, in the register of one area. Purpose: finding help nearby. Legal basis: consent (PIPL art. 13(1)) for persons, who may leave at any time.';

COMMENT ON COLUMN partners.partner.called IS 'How a person wants to be called; empty for organisations.';

COMMENT ON COLUMN partners.partner.times IS 'Weekly: [{weekday 1-7, from "HH:MM", to "HH:MM"}]; none: by arrangement.';

COMMENT ON COLUMN partners.partner.phone IS 'Of an organisation: a telephone of its office. A person''s number is only in contact_cipher, and goes when they leave.';

COMMENT ON COLUMN partners.partner.listed IS 'Consent to be named to others: organisations in public, persons to the community alone.';

COMMENT ON COLUMN partners.partner.state IS 'Projection of the case.';

CREATE TABLE partners.pattern (
    code text NOT NULL,
    zh text NOT NULL,
    en text NOT NULL,
    source text NOT NULL,
    nodes jsonb NOT NULL,
    "position" integer NOT NULL,
    valid_to date
);

COMMENT ON COLUMN partners.pattern.nodes IS 'Levels of the shape, each with its parent, what stands there, how many, and which posts.';

CREATE TABLE partners.programme (
    district text NOT NULL,
    id uuid NOT NULL,
    area_code text NOT NULL,
    state text NOT NULL,
    published_version integer,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT programme_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'ended'::text])))
);

COMMENT ON COLUMN partners.programme.name_zh IS 'Of the published version, else of the draft; for lists.';

CREATE TABLE partners.programme_version (
    district text NOT NULL,
    programme_id uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    edited_by text NOT NULL,
    edited_at timestamp with time zone NOT NULL,
    published_by text,
    published_at timestamp with time zone,
    reason text
);

COMMENT ON TABLE partners.programme_version IS 'What is published never changes; a change is a further version, published by a person who says why.';

CREATE TABLE partners.seat (
    district text NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    area_code text NOT NULL,
    committee_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid,
    proposed text DEFAULT ''::text NOT NULL,
    post_id uuid,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    state text NOT NULL,
    ended_on date,
    end_reason text,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT seat_check CHECK ((valid_from < valid_to)),
    CONSTRAINT seat_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'asked'::text, 'seated'::text, 'refused'::text, 'voided'::text])))
);

COMMENT ON TABLE partners.seat IS 'The seat of one organisation; who holds it is a post of the directory. No field says what a person belongs to. Purpose: joint meetings. Legal basis: agreement of the person and their organisation (PIPL art. 13(1)).';

COMMENT ON COLUMN partners.seat.committee_id IS 'The committee the seat is at.';

COMMENT ON COLUMN partners.seat.organisation_id IS 'The home organisation, whose seat it is.';

COMMENT ON COLUMN partners.seat.proposed IS 'A name proposed for somebody who is not in the directory yet; emptied when the organisation has answered.';

COMMENT ON COLUMN partners.seat.valid_to IS 'First day no longer in term.';

COMMENT ON COLUMN partners.seat.state IS 'Projection of the case.';

CREATE TABLE partners.service_field (
    code text NOT NULL,
    zh text NOT NULL,
    en text NOT NULL,
    categories text[] DEFAULT '{}'::text[] NOT NULL,
    "position" integer NOT NULL,
    valid_to date
);

COMMENT ON COLUMN partners.service_field.categories IS 'Categories of matters, items or whole fields, that call for this kind of service.';

CREATE TABLE partners.transition (
    district text NOT NULL,
    id uuid NOT NULL,
    area_code text NOT NULL,
    organisation_id uuid NOT NULL,
    predecessor text NOT NULL,
    predecessor_code text,
    ends_on date NOT NULL,
    words text DEFAULT ''::text NOT NULL,
    closed_on date,
    reason text,
    created_at timestamp with time zone NOT NULL
);

CREATE TABLE people.organisation (
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    short_name text,
    area_code text NOT NULL,
    parent_id uuid,
    credit_code text,
    phone text,
    address text,
    valid_from date NOT NULL,
    valid_to date,
    tag text
);

COMMENT ON COLUMN people.organisation.kind IS 'party, department, government, residents_committee, property_company, owners_committee, shop, social_organisation, team, grid_team.';

COMMENT ON COLUMN people.organisation.phone IS 'Published duty telephone of the organisation, not of a person.';

COMMENT ON COLUMN people.organisation.tag IS 'Trade of a department or utility: housing, urban_management, public_security, civil_affairs, emergency, fire, market, environment, health, human_resources, justice, transport, power, water, gas. Null for the others.';

CREATE TABLE people.pairing (
    id uuid NOT NULL,
    kind text NOT NULL,
    person_id uuid,
    organisation_id uuid,
    area_code text,
    target_kind text NOT NULL,
    target_id text NOT NULL,
    purpose text NOT NULL,
    legal_basis text NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT pairing_check CHECK (((person_id IS NULL) <> (organisation_id IS NULL)))
);

COMMENT ON TABLE people.pairing IS 'A standing responsibility: person or organisation to an area, compound, building, unit, dwelling or shop.';

CREATE TABLE people.person (
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    valid_to date,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT person_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'resident'::text])))
);

COMMENT ON COLUMN people.person.name IS 'Staff: the name they act under in public. Residents: a display form such as 王女士; the full name is only ever stored encrypted with a request.';

CREATE TABLE people.post (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    organisation_id uuid,
    area_code text NOT NULL,
    case_types text[],
    valid_from date NOT NULL,
    valid_to date
);

COMMENT ON COLUMN people.post.case_types IS 'Procedures this post reaches; null means all.';

CREATE TABLE platform.command (
    actor_key text NOT NULL,
    request_id uuid NOT NULL,
    route text NOT NULL,
    body_hash text NOT NULL,
    status integer NOT NULL,
    reply jsonb NOT NULL,
    at timestamp with time zone NOT NULL
);

COMMENT ON TABLE platform.command IS 'One row per accepted command: replaying a requestId returns the stored reply.';

CREATE TABLE platform.setting (
    key text NOT NULL,
    value jsonb NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE platform.setting IS 'Facts about this installation: demo flag, seed number, key fingerprint, active profiles.';

CREATE TABLE report_in.building_group (
    district text NOT NULL,
    building_id uuid NOT NULL,
    name text NOT NULL,
    how_to_join text NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE report_in.building_group IS 'A neighbours'' group of a building, in whatever messenger they use. Neither members nor messages are kept.';

CREATE TABLE report_in.consultation (
    district text NOT NULL,
    id uuid NOT NULL,
    state text NOT NULL,
    asking_organisation_id uuid NOT NULL,
    asked_by uuid NOT NULL,
    person_id uuid,
    registration_id uuid,
    area_code text NOT NULL,
    purpose text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    last_day date NOT NULL,
    questions jsonb NOT NULL,
    alg text,
    key_id text,
    answers_cipher text,
    own_alg text,
    own_key_id text,
    own_cipher text,
    case_id uuid NOT NULL,
    answered_on date,
    delete_on date,
    forgotten_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT consultation_state_check CHECK ((state = ANY (ARRAY['noted'::text, 'answering'::text, 'signing'::text, 'answered'::text, 'withdrawn'::text, 'lapsed'::text, 'voided'::text])))
);

COMMENT ON TABLE report_in.consultation IS 'One list of questions about one person who serves in the community, put by one body.';

COMMENT ON COLUMN report_in.consultation.questions IS 'The list and the scale as they were when it was asked.';

COMMENT ON COLUMN report_in.consultation.answers_cipher IS 'Encrypted; read by the community until it is signed, then by the asking body alone, with a reason and on record.';

COMMENT ON COLUMN report_in.consultation.own_cipher IS 'What the person says themselves, encrypted; read with the answers.';

COMMENT ON COLUMN report_in.consultation.delete_on IS 'The day on which answers, own words and the link to the person go; set when it is over.';

CREATE TABLE report_in.look_back (
    district text NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    area_code text NOT NULL,
    year integer NOT NULL,
    state text NOT NULL,
    case_id uuid NOT NULL,
    counted integer,
    missing integer,
    findings text,
    done_on date,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT look_back_state_check CHECK ((state = ANY (ARRAY['noted'::text, 'checking'::text, 'looked_back'::text, 'voided'::text])))
);

COMMENT ON TABLE report_in.look_back IS 'Once a year a unit looks at who of its people reported in (catalogue C42): numbers and words, no list of names.';

CREATE TABLE report_in.number_counter (
    district text NOT NULL,
    day date NOT NULL,
    next integer NOT NULL
);

CREATE TABLE report_in.registration (
    district text NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    person_id uuid,
    acting_person_id uuid,
    organisation_id uuid NOT NULL,
    area_code text NOT NULL,
    community_code text,
    building_id uuid,
    alg text,
    key_id text,
    name_cipher text,
    name_blind text,
    offers text[] DEFAULT '{}'::text[] NOT NULL,
    offer_words text DEFAULT ''::text NOT NULL,
    willing text[] DEFAULT '{}'::text[] NOT NULL,
    reason text NOT NULL,
    happened_on date NOT NULL,
    due_on date,
    reported_on date,
    on_time boolean,
    case_id uuid,
    previous_id uuid,
    ended_on date,
    end_reason text,
    moved_to_district text,
    moved_to_id uuid,
    wall_consent_at timestamp with time zone,
    wall_words text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    vanguard_building_id uuid,
    vanguard_words text DEFAULT ''::text NOT NULL,
    vanguard_since timestamp with time zone,
    CONSTRAINT registration_end_reason_check CHECK ((end_reason = ANY (ARRAY['moved'::text, 'left_unit'::text, 'own_wish'::text, 'unit_left'::text, 'mistake'::text]))),
    CONSTRAINT registration_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'member'::text]))),
    CONSTRAINT registration_reason_check CHECK ((reason = ANY (ARRAY['joined'::text, 'moved'::text, 'register'::text]))),
    CONSTRAINT registration_state_check CHECK ((state = ANY (ARRAY['noted'::text, 'offered'::text, 'expected'::text, 'confirming'::text, 'placing'::text, 'registered'::text, 'refused'::text, 'withdrawn'::text, 'dropped'::text, 'arrived'::text, 'voided'::text, 'ended'::text])))
);

COMMENT ON TABLE report_in.registration IS 'A unit or a person of a unit that serves a community. A move ends the old row and begins a new one: the history stays.';

COMMENT ON COLUMN report_in.registration.person_id IS 'The account that registered; null when a unit or a register said it.';

COMMENT ON COLUMN report_in.registration.acting_person_id IS 'The person of the directory to whom posts were given on the strength of this registration: who acts in public.';

COMMENT ON COLUMN report_in.registration.area_code IS 'The community; while the community is not known, the area of the unit.';

COMMENT ON COLUMN report_in.registration.name_cipher IS 'Encrypted; found again by name_blind. Null for units, and 24 months after the end.';

COMMENT ON COLUMN report_in.registration.willing IS 'Posts the person said they would take: nobody is posted against their word.';

COMMENT ON COLUMN report_in.registration.happened_on IS 'When they joined the unit or moved; the month in which to report runs from it (catalogue C41).';

COMMENT ON COLUMN report_in.registration.wall_consent_at IS 'Agreed to stand on the public page of the building; null: not, or no longer.';

COMMENT ON COLUMN report_in.registration.vanguard_building_id IS 'The building at which they show what they stand by for; taken and left by the person alone, shown while they are registered.';

CREATE TABLE report_in.visit_note (
    district text NOT NULL,
    id uuid NOT NULL,
    pairing_id uuid NOT NULL,
    area_code text NOT NULL,
    kind text NOT NULL,
    words text NOT NULL,
    written_by uuid NOT NULL,
    writer_name text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    case_id uuid,
    case_number text,
    expires_on date NOT NULL,
    CONSTRAINT visit_note_kind_check CHECK ((kind = ANY (ARRAY['policy'::text, 'greeting'::text, 'help'::text, 'mediation'::text, 'health'::text, 'look'::text])))
);

COMMENT ON TABLE report_in.visit_note IS 'Short words on a visit, screened of numbers, gone on expires_on (report-in.forget-notes). What needs doing is a case; the note only says which.';

CREATE TABLE report_in.year_member (
    district text NOT NULL,
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    person_id uuid NOT NULL,
    registration_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    area_code text NOT NULL,
    year integer NOT NULL,
    state text NOT NULL,
    case_id uuid,
    acknowledged_on date,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT year_member_state_check CHECK ((state = ANY (ARRAY['appraising'::text, 'noted'::text, 'fed_back'::text, 'acknowledged'::text, 'voided'::text])))
);

COMMENT ON TABLE report_in.year_member IS 'Who is appraised in which year on the strength of which registration. The grade stands in appraisal.result alone.';

COMMENT ON COLUMN report_in.year_member.case_id IS 'The case by which the grade was fed back to the unit; null until the round is final.';

CREATE TABLE territory.area (
    code text NOT NULL,
    level text NOT NULL,
    parent_code text,
    name text NOT NULL,
    name_en text,
    kind text DEFAULT 'basic'::text NOT NULL,
    functions text[] DEFAULT '{}'::text[] NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    predecessor_code text,
    successor_code text,
    lng double precision,
    lat double precision,
    households integer,
    CONSTRAINT area_level_check CHECK ((level = ANY (ARRAY['city'::text, 'district'::text, 'street'::text, 'community'::text, 'grid'::text, 'micro_grid'::text])))
);

COMMENT ON COLUMN territory.area.code IS 'Unified code: city 4, district 6, street 9, community 12, grid 15, micro-grid 18 digits. The prefix is the ancestry; codes are never reused (MCA order 79).';

COMMENT ON COLUMN territory.area.kind IS 'Grids: basic or dedicated (school, hospital, park, market). Others: basic.';

COMMENT ON COLUMN territory.area.functions IS 'The nets merged into this grid (C29, D03): party, governance, civil_affairs, emergency, fire, health, urban.';

CREATE TABLE territory.area_name (
    code text NOT NULL,
    valid_from date NOT NULL,
    name text NOT NULL
);

COMMENT ON TABLE territory.area_name IS 'Former names: renaming keeps the code.';

CREATE TABLE territory.boundary (
    code text NOT NULL,
    generation integer NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    valid_to timestamp with time zone,
    polygon jsonb NOT NULL,
    min_lng double precision NOT NULL,
    min_lat double precision NOT NULL,
    max_lng double precision NOT NULL,
    max_lat double precision NOT NULL,
    source text NOT NULL
);

COMMENT ON COLUMN territory.boundary.polygon IS 'GeoJSON MultiPolygon coordinates in WGS84.';

CREATE TABLE territory.building (
    district text NOT NULL,
    id uuid NOT NULL,
    compound_id uuid NOT NULL,
    grid_code text,
    name text NOT NULL,
    floors integer,
    lng double precision,
    lat double precision
);

CREATE TABLE territory.compound (
    district text NOT NULL,
    id uuid NOT NULL,
    community_code text NOT NULL,
    name text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    lng double precision NOT NULL,
    lat double precision NOT NULL,
    households integer,
    built_year integer,
    valid_to date
);

CREATE TABLE territory.compound_grid (
    district text NOT NULL,
    compound_id uuid NOT NULL,
    grid_code text NOT NULL
);

CREATE TABLE territory.dwelling (
    district text NOT NULL,
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    name text NOT NULL,
    floor integer,
    area_centi_m2 integer
);

COMMENT ON COLUMN territory.dwelling.area_centi_m2 IS 'Floor area in 0.01 square metre.';

CREATE TABLE territory.import_run (
    id uuid NOT NULL,
    kind text NOT NULL,
    file_name text NOT NULL,
    dry_run boolean NOT NULL,
    state text NOT NULL,
    total integer DEFAULT 0 NOT NULL,
    done integer DEFAULT 0 NOT NULL,
    accepted integer DEFAULT 0 NOT NULL,
    rejected integer DEFAULT 0 NOT NULL,
    errors jsonb DEFAULT '[]'::jsonb NOT NULL,
    started_by uuid,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT import_run_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);

CREATE TABLE territory.redraw (
    district text NOT NULL,
    id uuid NOT NULL,
    community_code text NOT NULL,
    effective_on date NOT NULL,
    state text NOT NULL,
    base_generation integer NOT NULL,
    plan jsonb NOT NULL,
    reason text NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    generation integer,
    fault text,
    CONSTRAINT redraw_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'applied'::text, 'withdrawn'::text, 'failed'::text])))
);

COMMENT ON TABLE territory.redraw IS 'New borders of a community''s grids, decided by a person, in force from a day on. What was drawn before stays.';

COMMENT ON COLUMN territory.redraw.base_generation IS 'Newest generation of the community''s grids when it was drawn: if another came between, it is not applied.';

COMMENT ON COLUMN territory.redraw.plan IS 'Grids drawn anew and grids that end, as checked when it was decided.';

CREATE TABLE territory.unit (
    district text NOT NULL,
    id uuid NOT NULL,
    building_id uuid NOT NULL,
    name text NOT NULL
);

CREATE TABLE workflow.assignment (
    district text NOT NULL,
    case_id uuid NOT NULL,
    id uuid NOT NULL,
    duty text NOT NULL,
    organisation_id uuid NOT NULL,
    from_seq integer NOT NULL,
    until_seq integer,
    assigned_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    accepted_at timestamp with time zone,
    answered_at timestamp with time zone,
    waived_at timestamp with time zone,
    opened_at timestamp with time zone DEFAULT now() NOT NULL,
    category text,
    open boolean DEFAULT true NOT NULL,
    CONSTRAINT assignment_duty_check CHECK ((duty = ANY (ARRAY['lead'::text, 'assist'::text])))
);

COMMENT ON COLUMN workflow.assignment.answered_at IS 'An assisting unit has answered to the lead.';

COMMENT ON COLUMN workflow.assignment.waived_at IS 'The lead went on without the answer, and said why.';

COMMENT ON COLUMN workflow.assignment.opened_at IS 'Of the case, where it never changes: the order in which a unit sees what it has.';

COMMENT ON COLUMN workflow.assignment.category IS 'Of the case as long as the assignment stands. Changes with the case, in the same statement.';

COMMENT ON COLUMN workflow.assignment.open IS 'It stands, on a case that is open. Changes with the case, in the same statement.';

CREATE TABLE workflow.clock_effect (
    profile text NOT NULL,
    event text NOT NULL,
    effect text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

COMMENT ON TABLE workflow.clock_effect IS 'What an event does to the running clock, by profile; a missing row means the default the engine ships.';

CREATE TABLE workflow.follower (
    district text NOT NULL,
    case_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid,
    alg text,
    key_id text,
    contact_cipher text,
    contact_blind text,
    via text NOT NULL,
    from_case uuid,
    since timestamp with time zone NOT NULL,
    purpose text DEFAULT 'telling whoever raised the same matter how it goes on'::text NOT NULL,
    legal_basis text DEFAULT 'PIPL art. 13(3) statutory duty'::text NOT NULL,
    retention_until timestamp with time zone,
    CONSTRAINT follower_check CHECK (((person_id IS NOT NULL) OR (contact_cipher IS NOT NULL))),
    CONSTRAINT follower_via_check CHECK ((via = ANY (ARRAY['joined'::text, 'merged'::text])))
);

COMMENT ON TABLE workflow.follower IS 'Whoever is told of the public steps of a case like its requester: a person, or an encrypted number.';

CREATE TABLE workflow."limit" (
    id uuid NOT NULL,
    profile text NOT NULL,
    procedure text,
    state text,
    category text,
    urgency text,
    area_code text,
    amount integer NOT NULL,
    unit text NOT NULL,
    start_event text DEFAULT 'state_entered'::text NOT NULL,
    warn_ratio numeric DEFAULT 0.8 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    effective_from timestamp with time zone NOT NULL,
    effective_to timestamp with time zone,
    CONSTRAINT limit_amount_check CHECK ((amount > 0)),
    CONSTRAINT limit_unit_check CHECK ((unit = ANY (ARRAY['hour'::text, 'day'::text, 'work_hour'::text, 'work_day'::text])))
);

COMMENT ON TABLE workflow."limit" IS 'Time limits as rows; null matches everything; the most specific row in force wins (category, then urgency, then the longest area, then state, then procedure).';

CREATE TABLE workflow.seal (
    district text NOT NULL,
    seq integer NOT NULL,
    at timestamp with time zone NOT NULL,
    root text NOT NULL,
    leaves integer NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL
);

CREATE TABLE workflow.seal_leaf (
    district text NOT NULL,
    seal_seq integer NOT NULL,
    "position" integer NOT NULL,
    case_id uuid NOT NULL,
    action_seq integer NOT NULL,
    head_hash text NOT NULL
);

ALTER TABLE ONLY access.grant_override
    ADD CONSTRAINT grant_override_pkey PRIMARY KEY (role, permission);

ALTER TABLE ONLY appraisal.adjustment
    ADD CONSTRAINT adjustment_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY appraisal.ballot
    ADD CONSTRAINT ballot_pkey PRIMARY KEY (district, round_id, rater_id);

ALTER TABLE ONLY appraisal.follow_up
    ADD CONSTRAINT follow_up_pkey PRIMARY KEY (district, round_id, subject_id, consequence);

ALTER TABLE ONLY appraisal.objection
    ADD CONSTRAINT objection_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY appraisal.paper
    ADD CONSTRAINT paper_pkey PRIMARY KEY (district, round_id, id);

ALTER TABLE ONLY appraisal.rater
    ADD CONSTRAINT rater_pkey PRIMARY KEY (district, round_id, id);

ALTER TABLE ONLY appraisal.result
    ADD CONSTRAINT result_pkey PRIMARY KEY (district, round_id, subject_id, edition);

ALTER TABLE ONLY appraisal.round
    ADD CONSTRAINT round_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY appraisal.round_subject
    ADD CONSTRAINT round_subject_pkey PRIMARY KEY (district, round_id, subject_id);

ALTER TABLE ONLY appraisal.scheme
    ADD CONSTRAINT scheme_pkey PRIMARY KEY (district, key, version);

ALTER TABLE ONLY appraisal.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (district, round_id, subject_id, group_key);

ALTER TABLE ONLY audit.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY auth.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY auth.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (account_id, hash);

ALTER TABLE ONLY auth.second_factor
    ADD CONSTRAINT second_factor_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY auth.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY auth.session
    ADD CONSTRAINT session_token_key UNIQUE (token);

ALTER TABLE ONLY auth."user"
    ADD CONSTRAINT user_email_key UNIQUE (email);

ALTER TABLE ONLY auth."user"
    ADD CONSTRAINT user_phone_number_key UNIQUE (phone_number);

ALTER TABLE ONLY auth."user"
    ADD CONSTRAINT user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY auth."user"
    ADD CONSTRAINT user_username_key UNIQUE (username);

ALTER TABLE ONLY auth.verification
    ADD CONSTRAINT verification_pkey PRIMARY KEY (id);

ALTER TABLE ONLY calendar.calendar
    ADD CONSTRAINT calendar_pkey PRIMARY KEY (id);

ALTER TABLE ONLY calendar.day
    ADD CONSTRAINT day_pkey PRIMARY KEY (calendar_id, date);

ALTER TABLE ONLY calendar.year
    ADD CONSTRAINT year_pkey PRIMARY KEY (calendar_id, year);

ALTER TABLE ONLY desk.export
    ADD CONSTRAINT export_pkey PRIMARY KEY (id);

ALTER TABLE ONLY desk.import_run
    ADD CONSTRAINT import_run_pkey PRIMARY KEY (id);

ALTER TABLE ONLY desk.list_layout
    ADD CONSTRAINT list_layout_pkey PRIMARY KEY (person_id, list);

ALTER TABLE ONLY desk.saved_view
    ADD CONSTRAINT saved_view_pkey PRIMARY KEY (id);

ALTER TABLE ONLY files.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY insights.duration
    ADD CONSTRAINT duration_pkey PRIMARY KEY (district, dimension, area_code, grain, day, member, excluded, hours);

ALTER TABLE ONLY insights.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (district, case_id, kind, place);

ALTER TABLE ONLY insights.progress
    ADD CONSTRAINT progress_pkey PRIMARY KEY (district);

ALTER TABLE ONLY insights.publication
    ADD CONSTRAINT publication_district_area_code_period_starts_edition_key UNIQUE (district, area_code, period, starts, edition);

ALTER TABLE ONLY insights.publication
    ADD CONSTRAINT publication_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY insights.report_file
    ADD CONSTRAINT report_file_pkey PRIMARY KEY (district, publication_id, state, format, locale);

ALTER TABLE ONLY insights.stale_day
    ADD CONSTRAINT stale_day_pkey PRIMARY KEY (district, day);

ALTER TABLE ONLY insights.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (district, dimension, area_code, grain, day, member, kind, excluded);

ALTER TABLE ONLY matters.caller_message
    ADD CONSTRAINT caller_message_pkey PRIMARY KEY (district, matter_id, id);

ALTER TABLE ONLY matters.category_class
    ADD CONSTRAINT category_class_pkey PRIMARY KEY (category_id, standard_ref, kind, code);

ALTER TABLE ONLY matters.category_model
    ADD CONSTRAINT category_model_pkey PRIMARY KEY (version);

ALTER TABLE ONLY matters.category
    ADD CONSTRAINT category_pkey PRIMARY KEY (id);

ALTER TABLE ONLY matters.complaint
    ADD CONSTRAINT complaint_pkey PRIMARY KEY (district, matter_id);

ALTER TABLE ONLY matters.dispatch
    ADD CONSTRAINT dispatch_pkey PRIMARY KEY (district, matter_id, seq);

ALTER TABLE ONLY matters.duty
    ADD CONSTRAINT duty_pkey PRIMARY KEY (id);

ALTER TABLE ONLY matters.follow_up
    ADD CONSTRAINT follow_up_pkey PRIMARY KEY (district, case_id, attempt);

ALTER TABLE ONLY matters.map_change
    ADD CONSTRAINT map_change_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY matters.map_count
    ADD CONSTRAINT map_count_pkey PRIMARY KEY (district, zoom, cell, area_code, procedure, state, urgency, category) INCLUDE (n, lng, lat);

ALTER TABLE ONLY matters.matter
    ADD CONSTRAINT matter_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY matters.number_counter
    ADD CONSTRAINT number_counter_pkey PRIMARY KEY (district, day);

ALTER TABLE ONLY matters.petition_decision
    ADD CONSTRAINT petition_decision_pkey PRIMARY KEY (district, matter_id, id);

ALTER TABLE ONLY matters.rating
    ADD CONSTRAINT rating_pkey PRIMARY KEY (district, matter_id, attempt);

ALTER TABLE ONLY matters.requester
    ADD CONSTRAINT requester_pkey PRIMARY KEY (district, matter_id);

ALTER TABLE ONLY matters.standard_class
    ADD CONSTRAINT standard_class_pkey PRIMARY KEY (standard_ref, kind, code);

ALTER TABLE ONLY matters.worksheet
    ADD CONSTRAINT worksheet_pkey PRIMARY KEY (district, sheet_number);

ALTER TABLE ONLY matters.worksheet_run
    ADD CONSTRAINT worksheet_run_pkey PRIMARY KEY (id);

ALTER TABLE ONLY notify.address
    ADD CONSTRAINT address_pkey PRIMARY KEY (person_id, kind);

ALTER TABLE ONLY notify.channel
    ADD CONSTRAINT channel_pkey PRIMARY KEY (id);

ALTER TABLE ONLY notify.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (message_id, channel);

ALTER TABLE ONLY notify.digest_day
    ADD CONSTRAINT digest_day_pkey PRIMARY KEY (day);

ALTER TABLE ONLY notify.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY notify.preference
    ADD CONSTRAINT preference_pkey PRIMARY KEY (person_id);

ALTER TABLE ONLY notify.subscription
    ADD CONSTRAINT subscription_endpoint_index_key UNIQUE (endpoint_index);

ALTER TABLE ONLY notify.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY open_data.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (id);

ALTER TABLE ONLY open_data.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (district, event_id, subscription_id);

ALTER TABLE ONLY open_data.endpoint
    ADD CONSTRAINT endpoint_pkey PRIMARY KEY (organisation_id);

ALTER TABLE ONLY open_data.outgoing
    ADD CONSTRAINT outgoing_pkey PRIMARY KEY (district, case_id, organisation_id, from_seq);

ALTER TABLE ONLY open_data.request
    ADD CONSTRAINT request_pkey PRIMARY KEY (district, token);

ALTER TABLE ONLY open_data.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY orders.errand
    ADD CONSTRAINT errand_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.errand_receipt
    ADD CONSTRAINT errand_receipt_district_errand_id_position_key UNIQUE (district, errand_id, "position");

ALTER TABLE ONLY orders.errand_receipt
    ADD CONSTRAINT errand_receipt_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.menu_item
    ADD CONSTRAINT menu_item_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.menu_slot
    ADD CONSTRAINT menu_slot_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.service_claim
    ADD CONSTRAINT service_claim_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.service_contact
    ADD CONSTRAINT service_contact_pkey PRIMARY KEY (district, case_id);

ALTER TABLE ONLY orders.service_need
    ADD CONSTRAINT service_need_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.service_order
    ADD CONSTRAINT service_order_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.service_rating
    ADD CONSTRAINT service_rating_pkey PRIMARY KEY (district, case_id, attempt);

ALTER TABLE ONLY orders.task_claim
    ADD CONSTRAINT task_claim_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.whistle_call
    ADD CONSTRAINT whistle_call_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.whistle_kind
    ADD CONSTRAINT whistle_kind_pkey PRIMARY KEY (id);

ALTER TABLE ONLY orders.whistle
    ADD CONSTRAINT whistle_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.wish
    ADD CONSTRAINT wish_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY orders.work_counter
    ADD CONSTRAINT work_counter_pkey PRIMARY KEY (district, kind, day);

ALTER TABLE ONLY orders.work_kind
    ADD CONSTRAINT work_kind_pkey PRIMARY KEY (id);

ALTER TABLE ONLY partners.class
    ADD CONSTRAINT class_pkey PRIMARY KEY (code);

ALTER TABLE ONLY partners.co_building_item
    ADD CONSTRAINT co_building_item_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY partners.demonstration
    ADD CONSTRAINT demonstration_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY partners.handover
    ADD CONSTRAINT handover_pkey PRIMARY KEY (district, transition_id, seq);

ALTER TABLE ONLY partners.joint_meeting_attendance
    ADD CONSTRAINT joint_meeting_attendance_pkey PRIMARY KEY (district, meeting_id, organisation_id);

ALTER TABLE ONLY partners.joint_meeting
    ADD CONSTRAINT joint_meeting_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY partners.number_counter
    ADD CONSTRAINT number_counter_pkey PRIMARY KEY (district, year);

ALTER TABLE ONLY partners.partner
    ADD CONSTRAINT partner_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY partners.pattern
    ADD CONSTRAINT pattern_pkey PRIMARY KEY (code);

ALTER TABLE ONLY partners.programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY partners.programme_version
    ADD CONSTRAINT programme_version_pkey PRIMARY KEY (district, programme_id, version);

ALTER TABLE ONLY partners.seat
    ADD CONSTRAINT seat_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY partners.service_field
    ADD CONSTRAINT service_field_pkey PRIMARY KEY (code);

ALTER TABLE ONLY partners.transition
    ADD CONSTRAINT transition_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY people.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY people.pairing
    ADD CONSTRAINT pairing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY people.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY people.post
    ADD CONSTRAINT post_pkey PRIMARY KEY (id);

ALTER TABLE ONLY platform.command
    ADD CONSTRAINT command_pkey PRIMARY KEY (actor_key, request_id);

ALTER TABLE ONLY platform.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (key);

ALTER TABLE ONLY report_in.building_group
    ADD CONSTRAINT building_group_pkey PRIMARY KEY (district, building_id);

ALTER TABLE ONLY report_in.consultation
    ADD CONSTRAINT consultation_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY report_in.look_back
    ADD CONSTRAINT look_back_district_organisation_id_year_key UNIQUE (district, organisation_id, year);

ALTER TABLE ONLY report_in.look_back
    ADD CONSTRAINT look_back_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY report_in.number_counter
    ADD CONSTRAINT number_counter_pkey PRIMARY KEY (district, day);

ALTER TABLE ONLY report_in.registration
    ADD CONSTRAINT registration_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY report_in.visit_note
    ADD CONSTRAINT visit_note_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY report_in.year_member
    ADD CONSTRAINT year_member_district_round_id_person_id_key UNIQUE (district, round_id, person_id);

ALTER TABLE ONLY report_in.year_member
    ADD CONSTRAINT year_member_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY territory.area_name
    ADD CONSTRAINT area_name_pkey PRIMARY KEY (code, valid_from);

ALTER TABLE ONLY territory.area
    ADD CONSTRAINT area_pkey PRIMARY KEY (code);

ALTER TABLE ONLY territory.boundary
    ADD CONSTRAINT boundary_pkey PRIMARY KEY (code, generation);

ALTER TABLE ONLY territory.building
    ADD CONSTRAINT building_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY territory.compound_grid
    ADD CONSTRAINT compound_grid_pkey PRIMARY KEY (district, compound_id, grid_code);

ALTER TABLE ONLY territory.compound
    ADD CONSTRAINT compound_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY territory.dwelling
    ADD CONSTRAINT dwelling_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY territory.import_run
    ADD CONSTRAINT import_run_pkey PRIMARY KEY (id);

ALTER TABLE ONLY territory.redraw
    ADD CONSTRAINT redraw_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY territory.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY workflow.action
    ADD CONSTRAINT action_pkey PRIMARY KEY (district, case_id, seq);

ALTER TABLE ONLY workflow.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (district, case_id, id);

ALTER TABLE ONLY workflow."case"
    ADD CONSTRAINT case_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY workflow.clock_effect
    ADD CONSTRAINT clock_effect_pkey PRIMARY KEY (profile, event);

ALTER TABLE ONLY workflow.clock
    ADD CONSTRAINT clock_pkey PRIMARY KEY (district, case_id, seq, kind);

ALTER TABLE ONLY workflow.follower
    ADD CONSTRAINT follower_pkey PRIMARY KEY (district, case_id, id);

ALTER TABLE ONLY workflow."limit"
    ADD CONSTRAINT limit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY workflow.seal_leaf
    ADD CONSTRAINT seal_leaf_pkey PRIMARY KEY (district, seal_seq, "position");

ALTER TABLE ONLY workflow.seal
    ADD CONSTRAINT seal_pkey PRIMARY KEY (district, seq);

CREATE INDEX adjustment_area ON appraisal.adjustment USING btree (area_code, id DESC);

CREATE INDEX adjustment_subject ON appraisal.adjustment USING btree (district, scheme_key, subject_id, valid_to);

CREATE INDEX ballot_subject ON appraisal.ballot USING btree (district, round_id, subject_id, group_key);

CREATE INDEX follow_up_case ON appraisal.follow_up USING btree (district, case_id);

CREATE UNIQUE INDEX objection_case ON appraisal.objection USING btree (district, case_id);

CREATE INDEX objection_subject ON appraisal.objection USING btree (district, round_id, subject_id);

CREATE INDEX paper_subject ON appraisal.paper USING btree (district, round_id, subject_id);

CREATE UNIQUE INDEX rater_link ON appraisal.rater USING btree (district, link_hash) WHERE (link_hash IS NOT NULL);

CREATE INDEX rater_own ON appraisal.rater USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE UNIQUE INDEX rater_person ON appraisal.rater USING btree (district, round_id, subject_id, person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX rater_subject ON appraisal.rater USING btree (district, round_id, subject_id, group_key);

CREATE INDEX round_area ON appraisal.round USING btree (area_code, id DESC);

CREATE INDEX round_due ON appraisal.round USING btree (closes_at) WHERE (state = 'open'::text);

CREATE INDEX round_ending ON appraisal.round USING btree (objections_until) WHERE (state = 'published'::text);

CREATE INDEX round_kept ON appraisal.round USING btree (keep_until) WHERE (forgotten_at IS NULL);

CREATE INDEX round_subject_area ON appraisal.round_subject USING btree (area_code);

CREATE INDEX round_subject_subject ON appraisal.round_subject USING btree (subject_id, district);

CREATE INDEX scheme_area ON appraisal.scheme USING btree (area_code);

CREATE INDEX entry_actor ON audit.entry USING btree (district, actor_id, at DESC);

CREATE INDEX entry_at ON audit.entry USING btree (district, at DESC, id);

CREATE INDEX entry_subject ON audit.entry USING btree (district, subject_kind, subject_id, at DESC);

CREATE INDEX account_user ON auth.account USING btree (user_id);

CREATE INDEX session_owner ON auth.session USING btree (user_id);

CREATE INDEX user_person ON auth."user" USING btree (person_id);

CREATE INDEX verification_identifier ON auth.verification USING btree (identifier);

CREATE INDEX export_kept ON desk.export USING btree (expires_at) WHERE (storage_key IS NOT NULL);

CREATE INDEX export_person ON desk.export USING btree (person_id, requested_at DESC, id DESC);

CREATE INDEX import_run_kept ON desk.import_run USING btree (expires_at) WHERE (storage_key IS NOT NULL);

CREATE INDEX import_run_person ON desk.import_run USING btree (person_id, created_at DESC, id DESC);

CREATE INDEX list_layout_default_view ON desk.list_layout USING btree (default_view_id);

CREATE INDEX saved_view_organisation ON desk.saved_view USING btree (organisation_id, list);

CREATE INDEX saved_view_person ON desk.saved_view USING btree (person_id, list);

CREATE INDEX file_orphan ON files.file USING btree (uploaded_at) WHERE (subject_id IS NULL);

CREATE INDEX file_subject ON files.file USING btree (district, subject_kind, subject_id);

CREATE UNIQUE INDEX file_upload_key ON files.file USING btree (district, uploaded_by, upload_key) WHERE (upload_key IS NOT NULL);

CREATE INDEX duration_day ON insights.duration USING btree (district, grain, day);

CREATE INDEX event_day ON insights.event USING btree (district, day);

CREATE INDEX publication_list ON insights.publication USING btree (area_code, starts DESC, id DESC);

CREATE INDEX tally_day ON insights.tally USING btree (district, grain, day);

CREATE INDEX category_class_code ON matters.category_class USING btree (standard_ref, kind, code);

CREATE INDEX category_parent ON matters.category USING btree (parent_id);

CREATE INDEX complaint_organisation ON matters.complaint USING btree (organisation_id);

CREATE INDEX duty_area ON matters.duty USING btree (area_code);

CREATE INDEX duty_category ON matters.duty USING btree (category_id, level);

CREATE INDEX duty_organisation ON matters.duty USING btree (organisation_id);

CREATE INDEX follow_up_claimed ON matters.follow_up USING btree (claimed_by) WHERE (claimed_by IS NOT NULL);

CREATE INDEX follow_up_ended ON matters.follow_up USING btree (ended_at DESC, case_id DESC) WHERE (state = ANY (ARRAY['done'::text, 'given_up'::text]));

CREATE INDEX follow_up_waiting ON matters.follow_up USING btree (due_at, case_id) WHERE (state = 'waiting'::text);

CREATE INDEX map_change_place ON matters.map_change USING btree (quadkey);

CREATE INDEX matter_area ON matters.matter USING btree (area_code, created_at DESC);

CREATE UNIQUE INDEX matter_case ON matters.matter USING btree (district, case_id);

CREATE INDEX matter_category ON matters.matter USING btree (district, category_id, created_at DESC);

CREATE INDEX matter_compound ON matters.matter USING btree (district, compound_id, created_at DESC) WHERE (compound_id IS NOT NULL);

CREATE UNIQUE INDEX matter_number ON matters.matter USING btree (district, number);

CREATE INDEX matter_quadkey ON matters.matter USING btree (quadkey);

CREATE INDEX matter_search ON matters.matter USING gin (search);

CREATE INDEX petition_decision_petition ON matters.petition_decision USING btree (district, petition_id) WHERE (petition_id IS NOT NULL);

CREATE INDEX requester_person ON matters.requester USING btree (person_id);

CREATE INDEX requester_phone ON matters.requester USING btree (district, phone_blind);

CREATE INDEX requester_retention ON matters.requester USING btree (retention_until) WHERE (detached_at IS NULL);

CREATE UNIQUE INDEX worksheet_matter ON matters.worksheet USING btree (district, matter_id);

CREATE INDEX worksheet_number ON matters.worksheet USING btree (sheet_number);

CREATE INDEX worksheet_run_newest ON matters.worksheet_run USING btree (created_at DESC);

CREATE INDEX worksheet_unreturned ON matters.worksheet USING btree (district, imported_at) WHERE (returned_at IS NULL);

CREATE INDEX channel_area ON notify.channel USING btree (area_code);

CREATE INDEX channel_organisation ON notify.channel USING btree (organisation_id);

CREATE UNIQUE INDEX channel_single ON notify.channel USING btree (kind) WHERE (kind = ANY (ARRAY['sms'::text, 'email'::text, 'push'::text]));

CREATE INDEX delivery_at ON notify.delivery USING btree (at DESC, message_id, channel);

CREATE INDEX delivery_due ON notify.delivery USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX message_channel ON notify.message USING btree (channel_id) WHERE (channel_id IS NOT NULL);

CREATE INDEX message_person ON notify.message USING btree (person_id, created_at DESC, id);

CREATE INDEX message_unread ON notify.message USING btree (person_id) WHERE (read_at IS NULL);

CREATE INDEX subscription_person ON notify.subscription USING btree (person_id);

CREATE UNIQUE INDEX api_key_hash ON open_data.api_key USING btree (key_hash);

CREATE INDEX delivery_at ON open_data.delivery USING btree (at);

CREATE INDEX delivery_due ON open_data.delivery USING btree (next_at) WHERE (state = 'waiting'::text);

CREATE INDEX delivery_subscription ON open_data.delivery USING btree (subscription_id, at DESC, event_id DESC);

CREATE INDEX outgoing_due ON open_data.outgoing USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX outgoing_organisation ON open_data.outgoing USING btree (organisation_id, created_at DESC);

CREATE INDEX request_key ON open_data.request USING btree (api_key_id, created_at DESC);

CREATE UNIQUE INDEX request_repeat ON open_data.request USING btree (district, api_key_id, repeat_key) WHERE (repeat_key IS NOT NULL);

CREATE INDEX request_token ON open_data.request USING btree (token);

CREATE INDEX subscription_area ON open_data.subscription USING btree (area_code);

CREATE INDEX errand_case ON orders.errand USING btree (district, case_id);

CREATE INDEX errand_kind ON orders.errand USING btree (kind_id);

CREATE INDEX errand_receipt_settled_by ON orders.errand_receipt USING btree (settled_by) WHERE (settled_by IS NOT NULL);

CREATE INDEX errand_receipt_taken_by ON orders.errand_receipt USING btree (taken_by);

CREATE INDEX menu_item_area ON orders.menu_item USING btree (area_code, id);

CREATE INDEX menu_item_published ON orders.menu_item USING btree (area_code, field) WHERE (state = 'published'::text);

CREATE INDEX menu_slot_ahead ON orders.menu_slot USING btree (starts_at, id) WHERE (cancelled_at IS NULL);

CREATE INDEX menu_slot_item ON orders.menu_slot USING btree (district, item_id, starts_at);

CREATE INDEX menu_slot_waiting ON orders.menu_slot USING btree (starts_at) WHERE (waiting > 0);

CREATE UNIQUE INDEX service_claim_held ON orders.service_claim USING btree (district, subject_kind, subject_id) WHERE (state = 'held'::text);

CREATE INDEX service_claim_organisation ON orders.service_claim USING btree (organisation_id, id) WHERE (organisation_id IS NOT NULL);

CREATE INDEX service_claim_person ON orders.service_claim USING btree (person_id, id) WHERE (person_id IS NOT NULL);

CREATE INDEX service_claim_subject ON orders.service_claim USING btree (district, subject_id);

CREATE INDEX service_contact_due ON orders.service_contact USING btree (retention_until) WHERE (detached_at IS NULL);

CREATE UNIQUE INDEX service_need_case ON orders.service_need USING btree (district, case_id);

CREATE INDEX service_need_item ON orders.service_need USING btree (district, item_id) WHERE (item_id IS NOT NULL);

CREATE UNIQUE INDEX service_order_case ON orders.service_order USING btree (district, case_id);

CREATE INDEX service_order_item ON orders.service_order USING btree (district, item_id);

CREATE UNIQUE INDEX service_order_own ON orders.service_order USING btree (district, slot_id, ordered_by) WHERE ((for_whom = 'self'::text) AND (standing <> 'ended'::text) AND (ordered_by IS NOT NULL));

CREATE INDEX service_order_person ON orders.service_order USING btree (ordered_by, id) WHERE (ordered_by IS NOT NULL);

CREATE INDEX service_order_slot ON orders.service_order USING btree (district, slot_id, queued_at, id);

CREATE INDEX task_case ON orders.task USING btree (district, case_id);

CREATE INDEX task_claim_case ON orders.task_claim USING btree (district, case_id);

CREATE UNIQUE INDEX task_claim_once ON orders.task_claim USING btree (district, task_id, person_id) WHERE ((ended_at IS NULL) OR done);

CREATE INDEX task_claim_person ON orders.task_claim USING btree (person_id, claimed_at DESC);

CREATE INDEX task_claim_unit ON orders.task_claim USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);

CREATE INDEX task_created_by ON orders.task USING btree (created_by);

CREATE INDEX task_kind ON orders.task USING btree (kind_id);

CREATE INDEX task_open ON orders.task USING btree (ends_at, id) WHERE open;

CREATE INDEX whistle_call_case ON orders.whistle_call USING btree (district, case_id);

CREATE INDEX whistle_call_unit ON orders.whistle_call USING btree (organisation_id, called_at);

CREATE INDEX whistle_call_whistle ON orders.whistle_call USING btree (district, whistle_id);

CREATE INDEX whistle_case ON orders.whistle USING btree (district, case_id);

CREATE INDEX whistle_kind_of ON orders.whistle USING btree (kind_id);

CREATE INDEX whistle_origin ON orders.whistle USING btree (district, origin_case) WHERE (origin_case IS NOT NULL);

CREATE INDEX whistle_raised_by ON orders.whistle USING btree (raised_by);

CREATE INDEX whistle_side_area ON orders.whistle USING btree (side_area);

CREATE UNIQUE INDEX wish_case ON orders.wish USING btree (district, case_id);

CREATE INDEX wish_person ON orders.wish USING btree (raised_by, id) WHERE (raised_by IS NOT NULL);

CREATE INDEX wish_wall ON orders.wish USING btree (area_code, published_at DESC) WHERE (public_words IS NOT NULL);

CREATE INDEX attendance_organisation ON partners.joint_meeting_attendance USING btree (organisation_id);

CREATE INDEX co_building_item_area ON partners.co_building_item USING btree (area_code, id);

CREATE UNIQUE INDEX co_building_item_case ON partners.co_building_item USING btree (district, case_id);

CREATE INDEX co_building_item_dropped ON partners.co_building_item USING btree (district, dropped_meeting_id);

CREATE INDEX co_building_item_meeting ON partners.co_building_item USING btree (district, meeting_id);

CREATE INDEX co_building_item_organisation ON partners.co_building_item USING btree (organisation_id);

CREATE INDEX demonstration_area ON partners.demonstration USING btree (area_code, id);

CREATE INDEX demonstration_compound ON partners.demonstration USING btree (district, compound_id);

CREATE INDEX demonstration_organisation ON partners.demonstration USING btree (organisation_id);

CREATE INDEX joint_meeting_area ON partners.joint_meeting USING btree (area_code, held_on, id);

CREATE INDEX partner_area ON partners.partner USING btree (area_code, id);

CREATE INDEX partner_areas ON partners.partner USING gin (areas) WHERE (state = ANY (ARRAY['registered'::text, 'reviewing'::text]));

CREATE UNIQUE INDEX partner_case ON partners.partner USING btree (district, case_id);

CREATE INDEX partner_fields ON partners.partner USING gin (fields) WHERE (state = ANY (ARRAY['registered'::text, 'reviewing'::text]));

CREATE INDEX partner_of_organisation ON partners.partner USING btree (organisation_id);

CREATE INDEX partner_of_person ON partners.partner USING btree (person_id);

CREATE UNIQUE INDEX partner_organisation ON partners.partner USING btree (district, organisation_id, area_code) WHERE ((organisation_id IS NOT NULL) AND (state = ANY (ARRAY['applied'::text, 'invited'::text, 'registered'::text, 'reviewing'::text])));

CREATE UNIQUE INDEX partner_person ON partners.partner USING btree (district, person_id) WHERE ((person_id IS NOT NULL) AND (state = ANY (ARRAY['applied'::text, 'invited'::text, 'registered'::text, 'reviewing'::text])));

CREATE INDEX programme_area ON partners.programme USING btree (area_code, id);

CREATE INDEX seat_area ON partners.seat USING btree (area_code, id);

CREATE UNIQUE INDEX seat_case ON partners.seat USING btree (district, case_id);

CREATE INDEX seat_committee ON partners.seat USING btree (committee_id);

CREATE INDEX seat_organisation ON partners.seat USING btree (organisation_id);

CREATE INDEX seat_person ON partners.seat USING btree (person_id);

CREATE INDEX seat_post ON partners.seat USING btree (post_id);

CREATE UNIQUE INDEX seat_standing ON partners.seat USING btree (district, committee_id, organisation_id) WHERE ((state = ANY (ARRAY['proposed'::text, 'asked'::text])) OR ((state = 'seated'::text) AND (ended_on IS NULL)));

CREATE INDEX transition_area ON partners.transition USING btree (area_code, id);

CREATE INDEX transition_of_organisation ON partners.transition USING btree (organisation_id);

CREATE UNIQUE INDEX transition_organisation ON partners.transition USING btree (district, organisation_id) WHERE (closed_on IS NULL);

CREATE INDEX organisation_area ON people.organisation USING btree (area_code, kind, name);

CREATE INDEX organisation_parent ON people.organisation USING btree (parent_id);

CREATE INDEX organisation_tag ON people.organisation USING btree (kind, tag, area_code);

CREATE INDEX pairing_area ON people.pairing USING btree (area_code);

CREATE INDEX pairing_organisation ON people.pairing USING btree (organisation_id);

CREATE INDEX pairing_person ON people.pairing USING btree (person_id);

CREATE INDEX pairing_target ON people.pairing USING btree (target_kind, target_id);

CREATE INDEX person_name ON people.person USING btree (kind, name);

CREATE INDEX post_area ON people.post USING btree (area_code, role);

CREATE INDEX post_organisation ON people.post USING btree (organisation_id);

CREATE INDEX post_person ON people.post USING btree (person_id);

CREATE INDEX command_at ON platform.command USING btree (at);

CREATE INDEX consultation_area ON report_in.consultation USING btree (area_code, id);

CREATE INDEX consultation_asked_by ON report_in.consultation USING btree (asked_by, id);

CREATE INDEX consultation_asking ON report_in.consultation USING btree (asking_organisation_id, id);

CREATE INDEX consultation_forget ON report_in.consultation USING btree (delete_on) WHERE (forgotten_at IS NULL);

CREATE INDEX consultation_open ON report_in.consultation USING btree (last_day) WHERE (state = ANY (ARRAY['answering'::text, 'signing'::text]));

CREATE INDEX consultation_person ON report_in.consultation USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE INDEX consultation_registration ON report_in.consultation USING btree (district, registration_id) WHERE (registration_id IS NOT NULL);

CREATE INDEX look_back_area ON report_in.look_back USING btree (area_code, id);

CREATE INDEX look_back_organisation ON report_in.look_back USING btree (organisation_id);

CREATE INDEX registration_acting ON report_in.registration USING btree (acting_person_id);

CREATE INDEX registration_area ON report_in.registration USING btree (area_code, id);

CREATE INDEX registration_building ON report_in.registration USING btree (district, building_id) WHERE (building_id IS NOT NULL);

CREATE INDEX registration_community ON report_in.registration USING btree (community_code);

CREATE INDEX registration_due ON report_in.registration USING btree (due_on, id) WHERE (state = 'expected'::text);

CREATE INDEX registration_name ON report_in.registration USING btree (name_blind);

CREATE INDEX registration_organisation ON report_in.registration USING btree (organisation_id, id);

CREATE INDEX registration_person ON report_in.registration USING btree (person_id);

CREATE INDEX registration_vanguard ON report_in.registration USING btree (district, vanguard_building_id) WHERE (vanguard_building_id IS NOT NULL);

CREATE INDEX visit_note_area ON report_in.visit_note USING btree (area_code);

CREATE INDEX visit_note_expires ON report_in.visit_note USING btree (expires_on);

CREATE INDEX visit_note_pairing ON report_in.visit_note USING btree (pairing_id, id);

CREATE INDEX year_member_area ON report_in.year_member USING btree (area_code, year, id);

CREATE INDEX year_member_organisation ON report_in.year_member USING btree (organisation_id, year, id);

CREATE INDEX year_member_person ON report_in.year_member USING btree (person_id);

CREATE INDEX year_member_registration ON report_in.year_member USING btree (district, registration_id);

CREATE INDEX area_parent ON territory.area USING btree (parent_code, code);

CREATE INDEX boundary_open ON territory.boundary USING btree (code) WHERE (valid_to IS NULL);

CREATE INDEX building_compound ON territory.building USING btree (district, compound_id, name);

CREATE INDEX building_grid ON territory.building USING btree (district, grid_code);

CREATE INDEX compound_community ON territory.compound USING btree (district, community_code, name);

CREATE INDEX compound_grid_grid ON territory.compound_grid USING btree (district, grid_code);

CREATE INDEX dwelling_unit ON territory.dwelling USING btree (district, unit_id, name);

CREATE INDEX redraw_community ON territory.redraw USING btree (community_code, made_at DESC);

CREATE INDEX redraw_planned ON territory.redraw USING btree (effective_on) WHERE (state = 'planned'::text);

CREATE INDEX unit_building ON territory.unit USING btree (district, building_id, name);

CREATE INDEX action_at ON workflow.action USING btree (at);

CREATE INDEX assignment_field ON workflow.assignment USING btree (organisation_id, split_part(category, '.'::text, 1), opened_at DESC, case_id DESC) INCLUDE (district, ended_at);

CREATE INDEX assignment_open ON workflow.assignment USING btree (organisation_id, case_id) WHERE open;

CREATE INDEX assignment_organisation ON workflow.assignment USING btree (organisation_id, opened_at DESC, case_id DESC) INCLUDE (district, ended_at);

CREATE INDEX case_acting_organisation ON workflow."case" USING btree (acting_organisation, due_at) WHERE (NOT final);

CREATE INDEX case_acting_role ON workflow."case" USING btree (acting_role, acting_area, due_at) WHERE (NOT final);

CREATE INDEX case_area_code ON workflow."case" USING btree (area_code, opened_at DESC, id) INCLUDE (subject_kind, procedure, reading, category);

CREATE INDEX case_due ON workflow."case" USING btree (subject_kind, due_at, id) WHERE (NOT final);

CREATE INDEX case_exclusion_asked ON workflow."case" USING btree (district, area_code) WHERE (exclusion = 'asked'::text);

CREATE INDEX case_field ON workflow."case" USING btree (split_part(category, '.'::text, 1), opened_at DESC, id DESC, area_code);

CREATE INDEX case_first_open ON workflow."case" USING btree (first_organisation) WHERE ((first_organisation IS NOT NULL) AND (NOT final));

CREATE INDEX case_first_organisation ON workflow."case" USING btree (first_organisation) WHERE (first_organisation IS NOT NULL);

CREATE INDEX case_guarded ON workflow."case" USING btree (reading, area_code, opened_at DESC) WHERE (reading IS NOT NULL);

CREATE INDEX case_held ON workflow."case" USING btree (held_until, id) WHERE (held_until IS NOT NULL);

CREATE INDEX case_live ON workflow."case" USING btree (procedure, state);

CREATE INDEX case_merged_into ON workflow."case" USING btree (district, merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX case_newest ON workflow."case" USING btree (subject_kind, opened_at DESC, id DESC, area_code);

CREATE UNIQUE INDEX case_number ON workflow."case" USING btree (district, number);

CREATE INDEX case_open ON workflow."case" USING btree (area_code, opened_at DESC, id DESC) WHERE (NOT final);

CREATE INDEX case_open_area ON workflow."case" USING btree (area_code, due_at, id) WHERE (NOT final);

CREATE INDEX case_requester ON workflow."case" USING btree (requester_id, opened_at DESC);

CREATE INDEX case_service ON workflow."case" USING btree (subject_kind, opened_at DESC, id DESC) WHERE (subject_kind = ANY (ARRAY['need'::text, 'service_order'::text, 'wish'::text]));

CREATE INDEX case_subject ON workflow."case" USING btree (district, subject_kind, subject_id);

CREATE INDEX case_supervised ON workflow."case" USING btree (supervised_level, area_code) WHERE ((supervised_level IS NOT NULL) AND (NOT final));

CREATE INDEX case_sweep ON workflow."case" USING btree (next_sweep_at) WHERE (next_sweep_at IS NOT NULL);

CREATE INDEX case_unsealed ON workflow."case" USING btree (district) WHERE (last_seq > sealed_seq);

CREATE INDEX clock_open_provisional ON workflow.clock USING btree (calendar_status) WHERE (stopped_at IS NULL);

CREATE UNIQUE INDEX follower_contact ON workflow.follower USING btree (district, case_id, contact_blind);

CREATE INDEX follower_of ON workflow.follower USING btree (person_id) WHERE (person_id IS NOT NULL);

CREATE UNIQUE INDEX follower_person ON workflow.follower USING btree (district, case_id, person_id);

CREATE INDEX limit_area ON workflow."limit" USING btree (area_code);

CREATE INDEX matter_retention ON workflow."case" USING btree (closed_at) WHERE ((subject_kind = 'matter'::text) AND final);

CREATE INDEX seal_leaf_case ON workflow.seal_leaf USING btree (district, case_id);

ALTER TABLE ONLY appraisal.adjustment
    ADD CONSTRAINT adjustment_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY appraisal.ballot
    ADD CONSTRAINT ballot_district_round_id_rater_id_fkey FOREIGN KEY (district, round_id, rater_id) REFERENCES appraisal.rater(district, round_id, id);

ALTER TABLE ONLY appraisal.follow_up
    ADD CONSTRAINT follow_up_district_round_id_subject_id_fkey FOREIGN KEY (district, round_id, subject_id) REFERENCES appraisal.round_subject(district, round_id, subject_id);

ALTER TABLE ONLY appraisal.objection
    ADD CONSTRAINT objection_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY appraisal.objection
    ADD CONSTRAINT objection_district_round_id_subject_id_fkey FOREIGN KEY (district, round_id, subject_id) REFERENCES appraisal.round_subject(district, round_id, subject_id);

ALTER TABLE ONLY appraisal.paper
    ADD CONSTRAINT paper_district_round_id_subject_id_fkey FOREIGN KEY (district, round_id, subject_id) REFERENCES appraisal.round_subject(district, round_id, subject_id);

ALTER TABLE ONLY appraisal.rater
    ADD CONSTRAINT rater_district_round_id_subject_id_fkey FOREIGN KEY (district, round_id, subject_id) REFERENCES appraisal.round_subject(district, round_id, subject_id);

ALTER TABLE ONLY appraisal.rater
    ADD CONSTRAINT rater_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY appraisal.result
    ADD CONSTRAINT result_district_round_id_subject_id_fkey FOREIGN KEY (district, round_id, subject_id) REFERENCES appraisal.round_subject(district, round_id, subject_id);

ALTER TABLE ONLY appraisal.round
    ADD CONSTRAINT round_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY appraisal.round_subject
    ADD CONSTRAINT round_subject_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY appraisal.round_subject
    ADD CONSTRAINT round_subject_district_round_id_fkey FOREIGN KEY (district, round_id) REFERENCES appraisal.round(district, id);

ALTER TABLE ONLY appraisal.scheme
    ADD CONSTRAINT scheme_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY appraisal.tally
    ADD CONSTRAINT tally_district_round_id_subject_id_fkey FOREIGN KEY (district, round_id, subject_id) REFERENCES appraisal.round_subject(district, round_id, subject_id);

ALTER TABLE ONLY auth.account
    ADD CONSTRAINT account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.recovery_code
    ADD CONSTRAINT recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.second_factor
    ADD CONSTRAINT second_factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.session
    ADD CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY calendar.day
    ADD CONSTRAINT day_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar.calendar(id);

ALTER TABLE ONLY calendar.year
    ADD CONSTRAINT year_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar.calendar(id);

ALTER TABLE ONLY desk.export
    ADD CONSTRAINT export_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY desk.import_run
    ADD CONSTRAINT import_run_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY desk.list_layout
    ADD CONSTRAINT list_layout_default_view_id_fkey FOREIGN KEY (default_view_id) REFERENCES desk.saved_view(id) ON DELETE SET NULL;

ALTER TABLE ONLY desk.list_layout
    ADD CONSTRAINT list_layout_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY desk.saved_view
    ADD CONSTRAINT saved_view_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY desk.saved_view
    ADD CONSTRAINT saved_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY insights.report_file
    ADD CONSTRAINT report_file_district_publication_id_fkey FOREIGN KEY (district, publication_id) REFERENCES insights.publication(district, id);

ALTER TABLE ONLY matters.category_class
    ADD CONSTRAINT category_class_category_id_fkey FOREIGN KEY (category_id) REFERENCES matters.category(id);

ALTER TABLE ONLY matters.category_class
    ADD CONSTRAINT category_class_standard_ref_kind_code_fkey FOREIGN KEY (standard_ref, kind, code) REFERENCES matters.standard_class(standard_ref, kind, code);

ALTER TABLE ONLY matters.category
    ADD CONSTRAINT category_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES matters.category(id);

ALTER TABLE ONLY matters.complaint
    ADD CONSTRAINT complaint_district_matter_id_fkey FOREIGN KEY (district, matter_id) REFERENCES matters.matter(district, id);

ALTER TABLE ONLY matters.complaint
    ADD CONSTRAINT complaint_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY matters.dispatch
    ADD CONSTRAINT dispatch_district_matter_id_fkey FOREIGN KEY (district, matter_id) REFERENCES matters.matter(district, id);

ALTER TABLE ONLY matters.duty
    ADD CONSTRAINT duty_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY matters.duty
    ADD CONSTRAINT duty_category_id_fkey FOREIGN KEY (category_id) REFERENCES matters.category(id);

ALTER TABLE ONLY matters.duty
    ADD CONSTRAINT duty_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY matters.follow_up
    ADD CONSTRAINT follow_up_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY matters.matter
    ADD CONSTRAINT matter_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY matters.matter
    ADD CONSTRAINT matter_category_id_fkey FOREIGN KEY (category_id) REFERENCES matters.category(id);

ALTER TABLE ONLY matters.rating
    ADD CONSTRAINT rating_district_matter_id_fkey FOREIGN KEY (district, matter_id) REFERENCES matters.matter(district, id);

ALTER TABLE ONLY matters.requester
    ADD CONSTRAINT requester_district_matter_id_fkey FOREIGN KEY (district, matter_id) REFERENCES matters.matter(district, id);

ALTER TABLE ONLY matters.requester
    ADD CONSTRAINT requester_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY notify.address
    ADD CONSTRAINT address_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY notify.channel
    ADD CONSTRAINT channel_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY notify.channel
    ADD CONSTRAINT channel_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY notify.delivery
    ADD CONSTRAINT delivery_message_id_fkey FOREIGN KEY (message_id) REFERENCES notify.message(id);

ALTER TABLE ONLY notify.message
    ADD CONSTRAINT message_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES notify.channel(id);

ALTER TABLE ONLY notify.message
    ADD CONSTRAINT message_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY notify.preference
    ADD CONSTRAINT preference_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY notify.subscription
    ADD CONSTRAINT subscription_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY open_data.delivery
    ADD CONSTRAINT delivery_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES open_data.subscription(id);

ALTER TABLE ONLY open_data.endpoint
    ADD CONSTRAINT endpoint_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY open_data.outgoing
    ADD CONSTRAINT outgoing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY open_data.request
    ADD CONSTRAINT request_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES open_data.api_key(id);

ALTER TABLE ONLY open_data.subscription
    ADD CONSTRAINT subscription_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY orders.errand
    ADD CONSTRAINT errand_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY orders.errand
    ADD CONSTRAINT errand_kind_id_fkey FOREIGN KEY (kind_id) REFERENCES orders.work_kind(id);

ALTER TABLE ONLY orders.errand_receipt
    ADD CONSTRAINT errand_receipt_district_errand_id_fkey FOREIGN KEY (district, errand_id) REFERENCES orders.errand(district, id);

ALTER TABLE ONLY orders.errand_receipt
    ADD CONSTRAINT errand_receipt_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES people.person(id);

ALTER TABLE ONLY orders.errand_receipt
    ADD CONSTRAINT errand_receipt_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES people.person(id);

ALTER TABLE ONLY orders.menu_slot
    ADD CONSTRAINT menu_slot_district_item_id_fkey FOREIGN KEY (district, item_id) REFERENCES orders.menu_item(district, id);

ALTER TABLE ONLY orders.service_order
    ADD CONSTRAINT service_order_district_item_id_fkey FOREIGN KEY (district, item_id) REFERENCES orders.menu_item(district, id);

ALTER TABLE ONLY orders.service_order
    ADD CONSTRAINT service_order_district_slot_id_fkey FOREIGN KEY (district, slot_id) REFERENCES orders.menu_slot(district, id);

ALTER TABLE ONLY orders.task_claim
    ADD CONSTRAINT task_claim_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY orders.task_claim
    ADD CONSTRAINT task_claim_district_task_id_fkey FOREIGN KEY (district, task_id) REFERENCES orders.task(district, id);

ALTER TABLE ONLY orders.task_claim
    ADD CONSTRAINT task_claim_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY orders.task_claim
    ADD CONSTRAINT task_claim_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY orders.task
    ADD CONSTRAINT task_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.person(id);

ALTER TABLE ONLY orders.task
    ADD CONSTRAINT task_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY orders.task
    ADD CONSTRAINT task_kind_id_fkey FOREIGN KEY (kind_id) REFERENCES orders.work_kind(id);

ALTER TABLE ONLY orders.whistle_call
    ADD CONSTRAINT whistle_call_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY orders.whistle_call
    ADD CONSTRAINT whistle_call_district_whistle_id_fkey FOREIGN KEY (district, whistle_id) REFERENCES orders.whistle(district, id);

ALTER TABLE ONLY orders.whistle_call
    ADD CONSTRAINT whistle_call_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY orders.whistle
    ADD CONSTRAINT whistle_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY orders.whistle
    ADD CONSTRAINT whistle_district_origin_case_fkey FOREIGN KEY (district, origin_case) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY orders.whistle
    ADD CONSTRAINT whistle_kind_id_fkey FOREIGN KEY (kind_id) REFERENCES orders.whistle_kind(id);

ALTER TABLE ONLY orders.whistle
    ADD CONSTRAINT whistle_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES people.person(id);

ALTER TABLE ONLY orders.whistle
    ADD CONSTRAINT whistle_side_area_fkey FOREIGN KEY (side_area) REFERENCES territory.area(code);

ALTER TABLE ONLY partners.co_building_item
    ADD CONSTRAINT co_building_item_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY partners.co_building_item
    ADD CONSTRAINT co_building_item_district_dropped_meeting_id_fkey FOREIGN KEY (district, dropped_meeting_id) REFERENCES partners.joint_meeting(district, id);

ALTER TABLE ONLY partners.co_building_item
    ADD CONSTRAINT co_building_item_district_meeting_id_fkey FOREIGN KEY (district, meeting_id) REFERENCES partners.joint_meeting(district, id);

ALTER TABLE ONLY partners.co_building_item
    ADD CONSTRAINT co_building_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY partners.demonstration
    ADD CONSTRAINT demonstration_district_compound_id_fkey FOREIGN KEY (district, compound_id) REFERENCES territory.compound(district, id);

ALTER TABLE ONLY partners.demonstration
    ADD CONSTRAINT demonstration_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY partners.handover
    ADD CONSTRAINT handover_district_transition_id_fkey FOREIGN KEY (district, transition_id) REFERENCES partners.transition(district, id);

ALTER TABLE ONLY partners.joint_meeting_attendance
    ADD CONSTRAINT joint_meeting_attendance_district_meeting_id_fkey FOREIGN KEY (district, meeting_id) REFERENCES partners.joint_meeting(district, id);

ALTER TABLE ONLY partners.joint_meeting_attendance
    ADD CONSTRAINT joint_meeting_attendance_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY partners.partner
    ADD CONSTRAINT partner_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY partners.partner
    ADD CONSTRAINT partner_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY partners.partner
    ADD CONSTRAINT partner_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY partners.programme_version
    ADD CONSTRAINT programme_version_district_programme_id_fkey FOREIGN KEY (district, programme_id) REFERENCES partners.programme(district, id);

ALTER TABLE ONLY partners.seat
    ADD CONSTRAINT seat_committee_id_fkey FOREIGN KEY (committee_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY partners.seat
    ADD CONSTRAINT seat_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY partners.seat
    ADD CONSTRAINT seat_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY partners.seat
    ADD CONSTRAINT seat_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY partners.seat
    ADD CONSTRAINT seat_post_id_fkey FOREIGN KEY (post_id) REFERENCES people.post(id);

ALTER TABLE ONLY partners.transition
    ADD CONSTRAINT transition_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY people.organisation
    ADD CONSTRAINT organisation_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY people.organisation
    ADD CONSTRAINT organisation_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY people.pairing
    ADD CONSTRAINT pairing_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY people.pairing
    ADD CONSTRAINT pairing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY people.pairing
    ADD CONSTRAINT pairing_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY people.post
    ADD CONSTRAINT post_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY people.post
    ADD CONSTRAINT post_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY people.post
    ADD CONSTRAINT post_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY report_in.building_group
    ADD CONSTRAINT building_group_district_building_id_fkey FOREIGN KEY (district, building_id) REFERENCES territory.building(district, id);

ALTER TABLE ONLY report_in.consultation
    ADD CONSTRAINT consultation_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY report_in.consultation
    ADD CONSTRAINT consultation_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people.person(id);

ALTER TABLE ONLY report_in.consultation
    ADD CONSTRAINT consultation_asking_organisation_id_fkey FOREIGN KEY (asking_organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY report_in.consultation
    ADD CONSTRAINT consultation_district_registration_id_fkey FOREIGN KEY (district, registration_id) REFERENCES report_in.registration(district, id);

ALTER TABLE ONLY report_in.consultation
    ADD CONSTRAINT consultation_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY report_in.look_back
    ADD CONSTRAINT look_back_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY report_in.look_back
    ADD CONSTRAINT look_back_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY report_in.registration
    ADD CONSTRAINT registration_acting_person_id_fkey FOREIGN KEY (acting_person_id) REFERENCES people.person(id);

ALTER TABLE ONLY report_in.registration
    ADD CONSTRAINT registration_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY report_in.registration
    ADD CONSTRAINT registration_community_code_fkey FOREIGN KEY (community_code) REFERENCES territory.area(code);

ALTER TABLE ONLY report_in.registration
    ADD CONSTRAINT registration_district_building_id_fkey FOREIGN KEY (district, building_id) REFERENCES territory.building(district, id);

ALTER TABLE ONLY report_in.registration
    ADD CONSTRAINT registration_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY report_in.registration
    ADD CONSTRAINT registration_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY report_in.registration
    ADD CONSTRAINT registration_vanguard_building_fkey FOREIGN KEY (district, vanguard_building_id) REFERENCES territory.building(district, id);

ALTER TABLE ONLY report_in.visit_note
    ADD CONSTRAINT visit_note_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY report_in.visit_note
    ADD CONSTRAINT visit_note_pairing_id_fkey FOREIGN KEY (pairing_id) REFERENCES people.pairing(id);

ALTER TABLE ONLY report_in.year_member
    ADD CONSTRAINT year_member_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY report_in.year_member
    ADD CONSTRAINT year_member_district_registration_id_fkey FOREIGN KEY (district, registration_id) REFERENCES report_in.registration(district, id);

ALTER TABLE ONLY report_in.year_member
    ADD CONSTRAINT year_member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY report_in.year_member
    ADD CONSTRAINT year_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY territory.area_name
    ADD CONSTRAINT area_name_code_fkey FOREIGN KEY (code) REFERENCES territory.area(code);

ALTER TABLE ONLY territory.area
    ADD CONSTRAINT area_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES territory.area(code);

ALTER TABLE ONLY territory.boundary
    ADD CONSTRAINT boundary_code_fkey FOREIGN KEY (code) REFERENCES territory.area(code);

ALTER TABLE ONLY territory.building
    ADD CONSTRAINT building_district_compound_id_fkey FOREIGN KEY (district, compound_id) REFERENCES territory.compound(district, id);

ALTER TABLE ONLY territory.building
    ADD CONSTRAINT building_grid_code_fkey FOREIGN KEY (grid_code) REFERENCES territory.area(code);

ALTER TABLE ONLY territory.compound
    ADD CONSTRAINT compound_community_code_fkey FOREIGN KEY (community_code) REFERENCES territory.area(code);

ALTER TABLE ONLY territory.compound_grid
    ADD CONSTRAINT compound_grid_district_compound_id_fkey FOREIGN KEY (district, compound_id) REFERENCES territory.compound(district, id);

ALTER TABLE ONLY territory.compound_grid
    ADD CONSTRAINT compound_grid_grid_code_fkey FOREIGN KEY (grid_code) REFERENCES territory.area(code);

ALTER TABLE ONLY territory.dwelling
    ADD CONSTRAINT dwelling_district_unit_id_fkey FOREIGN KEY (district, unit_id) REFERENCES territory.unit(district, id);

ALTER TABLE ONLY territory.redraw
    ADD CONSTRAINT redraw_community_code_fkey FOREIGN KEY (community_code) REFERENCES territory.area(code);

ALTER TABLE ONLY territory.unit
    ADD CONSTRAINT unit_district_building_id_fkey FOREIGN KEY (district, building_id) REFERENCES territory.building(district, id);

ALTER TABLE ONLY workflow.action
    ADD CONSTRAINT action_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY workflow.assignment
    ADD CONSTRAINT assignment_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY workflow.assignment
    ADD CONSTRAINT assignment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

ALTER TABLE ONLY workflow."case"
    ADD CONSTRAINT case_acting_organisation_fkey FOREIGN KEY (acting_organisation) REFERENCES people.organisation(id);

ALTER TABLE ONLY workflow."case"
    ADD CONSTRAINT case_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY workflow."case"
    ADD CONSTRAINT case_first_organisation_fkey FOREIGN KEY (first_organisation) REFERENCES people.organisation(id);

ALTER TABLE ONLY workflow."case"
    ADD CONSTRAINT case_requester_id_fkey FOREIGN KEY (requester_id) REFERENCES people.person(id);

ALTER TABLE ONLY workflow.clock
    ADD CONSTRAINT clock_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY workflow.follower
    ADD CONSTRAINT follower_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY workflow.follower
    ADD CONSTRAINT follower_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

ALTER TABLE ONLY workflow."limit"
    ADD CONSTRAINT limit_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY workflow.seal_leaf
    ADD CONSTRAINT seal_leaf_district_seal_seq_fkey FOREIGN KEY (district, seal_seq) REFERENCES workflow.seal(district, seq);
