-- The schema after every migration, for reading and for review. Printed by `npm run gen`; never edited by hand.


CREATE SCHEMA access;

CREATE SCHEMA audit;

CREATE SCHEMA auth;

CREATE SCHEMA calendar;

CREATE SCHEMA files;

CREATE SCHEMA matters;

CREATE SCHEMA notify;

CREATE SCHEMA people;

CREATE SCHEMA platform;

CREATE SCHEMA territory;

CREATE SCHEMA workflow;

CREATE TABLE access.grant_override (
    role text NOT NULL,
    permission text NOT NULL,
    allowed boolean NOT NULL,
    decided_by uuid NOT NULL,
    decided_at timestamp with time zone NOT NULL
);

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
    disabled_at timestamp with time zone
);

COMMENT ON COLUMN auth."user".phone_number IS 'Keyed hash of the phone number, never the number itself.';

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
    CONSTRAINT file_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'internal'::text])))
);

COMMENT ON COLUMN files.file.subject_id IS 'The case the file belongs to; null until the report or action that uses it arrives, and swept after a day.';

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
    valid_to date
);

COMMENT ON TABLE matters.category IS 'The grid work-item list: 8 fields (parent_id null) and their items (C34).';

CREATE TABLE matters.category_class (
    category_id text NOT NULL,
    standard_ref text NOT NULL,
    kind text NOT NULL,
    code text NOT NULL
);

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
    CONSTRAINT matter_attribution_check CHECK ((attribution = ANY (ARRAY['inside'::text, 'edge'::text, 'nearest'::text, 'outside'::text]))),
    CONSTRAINT matter_kind_check CHECK ((kind = ANY (ARRAY['resident_request'::text, 'grid_event'::text])))
);

COMMENT ON COLUMN matters.matter.quadkey IS 'Morton code of the web-mercator tile at zoom 26: a tile at zoom z is one range, clusters are a shift and a GROUP BY.';

COMMENT ON COLUMN matters.matter.attribution IS 'How the grid was found: inside, edge (shared border, lowest code), nearest (within tolerance), outside (district only).';

CREATE TABLE matters.number_counter (
    district text NOT NULL,
    day date NOT NULL,
    next integer NOT NULL
);

CREATE TABLE matters.rating (
    district text NOT NULL,
    matter_id uuid NOT NULL,
    attempt integer NOT NULL,
    solved text NOT NULL,
    satisfied text NOT NULL,
    words text,
    rated_at timestamp with time zone NOT NULL,
    CONSTRAINT rating_satisfied_check CHECK ((satisfied = ANY (ARRAY['satisfied'::text, 'basically'::text, 'not_satisfied'::text]))),
    CONSTRAINT rating_solved_check CHECK ((solved = ANY (ARRAY['solved'::text, 'partly'::text, 'not_solved'::text])))
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

CREATE TABLE notify.delivery (
    message_id uuid NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    detail text,
    at timestamp with time zone NOT NULL,
    CONSTRAINT delivery_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'skipped'::text, 'failed'::text])))
);

CREATE TABLE notify.message (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    template text NOT NULL,
    params jsonb NOT NULL,
    case_district text,
    case_id uuid,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone
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

CREATE TABLE territory.unit (
    district text NOT NULL,
    id uuid NOT NULL,
    building_id uuid NOT NULL,
    name text NOT NULL
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
    CONSTRAINT assignment_duty_check CHECK ((duty = ANY (ARRAY['lead'::text, 'assist'::text])))
);

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
    CONSTRAINT case_bucket_check CHECK ((bucket = ANY (ARRAY['accept'::text, 'dispatch'::text, 'handle'::text, 'check'::text, 'rate'::text, 'done'::text])))
);

COMMENT ON TABLE workflow."case" IS 'Projection of workflow.action: always re-derivable from it.';

COMMENT ON COLUMN workflow."case".bucket IS 'Which Workbench column the state belongs to.';

COMMENT ON COLUMN workflow."case".acting_role IS 'Who must act now: a post role at acting_area, or acting_organisation, or (bucket rate) the requester.';

COMMENT ON COLUMN workflow."case".handled_by IS 'Person who last did the handling: never the one who closes.';

COMMENT ON COLUMN workflow."case".next_sweep_at IS 'When the sweep must look next: warn_at, then due_at, then each escalation.';

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
    CONSTRAINT clock_kind_check CHECK ((kind = ANY (ARRAY['state'::text, 'extension_request'::text])))
);

COMMENT ON COLUMN workflow.clock.why IS 'Rule id and version, amount and unit, days skipped, pauses: the answer to "why this date". Frozen when the clock starts.';

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

ALTER TABLE ONLY audit.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY auth.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY files.file
    ADD CONSTRAINT file_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY matters.category_class
    ADD CONSTRAINT category_class_pkey PRIMARY KEY (category_id, standard_ref, kind, code);

ALTER TABLE ONLY matters.category
    ADD CONSTRAINT category_pkey PRIMARY KEY (id);

ALTER TABLE ONLY matters.dispatch
    ADD CONSTRAINT dispatch_pkey PRIMARY KEY (district, matter_id, seq);

ALTER TABLE ONLY matters.duty
    ADD CONSTRAINT duty_pkey PRIMARY KEY (id);

ALTER TABLE ONLY matters.matter
    ADD CONSTRAINT matter_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY matters.number_counter
    ADD CONSTRAINT number_counter_pkey PRIMARY KEY (district, day);

ALTER TABLE ONLY matters.rating
    ADD CONSTRAINT rating_pkey PRIMARY KEY (district, matter_id, attempt);

ALTER TABLE ONLY matters.requester
    ADD CONSTRAINT requester_pkey PRIMARY KEY (district, matter_id);

ALTER TABLE ONLY matters.standard_class
    ADD CONSTRAINT standard_class_pkey PRIMARY KEY (standard_ref, kind, code);

ALTER TABLE ONLY notify.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (message_id, channel);

ALTER TABLE ONLY notify.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY territory.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY workflow.action
    ADD CONSTRAINT action_pkey PRIMARY KEY (district, case_id, seq);

ALTER TABLE ONLY workflow.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (district, case_id, id);

ALTER TABLE ONLY workflow."case"
    ADD CONSTRAINT case_pkey PRIMARY KEY (district, id);

ALTER TABLE ONLY workflow.clock
    ADD CONSTRAINT clock_pkey PRIMARY KEY (district, case_id, seq, kind);

ALTER TABLE ONLY workflow."limit"
    ADD CONSTRAINT limit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY workflow.seal_leaf
    ADD CONSTRAINT seal_leaf_pkey PRIMARY KEY (district, seal_seq, "position");

ALTER TABLE ONLY workflow.seal
    ADD CONSTRAINT seal_pkey PRIMARY KEY (district, seq);

CREATE INDEX entry_actor ON audit.entry USING btree (district, actor_id, at DESC);

CREATE INDEX entry_at ON audit.entry USING btree (district, at DESC, id);

CREATE INDEX entry_subject ON audit.entry USING btree (district, subject_kind, subject_id, at DESC);

CREATE INDEX account_user ON auth.account USING btree (user_id);

CREATE INDEX session_owner ON auth.session USING btree (user_id);

CREATE INDEX verification_identifier ON auth.verification USING btree (identifier);

CREATE INDEX file_orphan ON files.file USING btree (uploaded_at) WHERE (subject_id IS NULL);

CREATE INDEX file_subject ON files.file USING btree (district, subject_kind, subject_id);

CREATE INDEX category_class_code ON matters.category_class USING btree (standard_ref, kind, code);

CREATE INDEX category_parent ON matters.category USING btree (parent_id);

CREATE INDEX duty_area ON matters.duty USING btree (area_code);

CREATE INDEX duty_category ON matters.duty USING btree (category_id, level);

CREATE INDEX duty_organisation ON matters.duty USING btree (organisation_id);

CREATE INDEX matter_area ON matters.matter USING btree (area_code, created_at DESC);

CREATE UNIQUE INDEX matter_case ON matters.matter USING btree (district, case_id);

CREATE INDEX matter_category ON matters.matter USING btree (district, category_id, created_at DESC);

CREATE UNIQUE INDEX matter_number ON matters.matter USING btree (district, number);

CREATE INDEX matter_quadkey ON matters.matter USING btree (quadkey);

CREATE INDEX matter_search ON matters.matter USING gin (search);

CREATE INDEX requester_person ON matters.requester USING btree (person_id);

CREATE INDEX requester_phone ON matters.requester USING btree (district, phone_blind);

CREATE INDEX requester_retention ON matters.requester USING btree (retention_until) WHERE (detached_at IS NULL);

CREATE INDEX message_person ON notify.message USING btree (person_id, created_at DESC, id);

CREATE INDEX message_unread ON notify.message USING btree (person_id) WHERE (read_at IS NULL);

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

CREATE INDEX area_parent ON territory.area USING btree (parent_code, code);

CREATE INDEX boundary_open ON territory.boundary USING btree (code) WHERE (valid_to IS NULL);

CREATE INDEX building_compound ON territory.building USING btree (district, compound_id, name);

CREATE INDEX building_grid ON territory.building USING btree (district, grid_code);

CREATE INDEX compound_community ON territory.compound USING btree (district, community_code, name);

CREATE INDEX compound_grid_grid ON territory.compound_grid USING btree (district, grid_code);

CREATE INDEX dwelling_unit ON territory.dwelling USING btree (district, unit_id, name);

CREATE INDEX unit_building ON territory.unit USING btree (district, building_id, name);

CREATE INDEX action_actor ON workflow.action USING btree (district, actor_id, at DESC);

CREATE INDEX assignment_organisation ON workflow.assignment USING btree (organisation_id, district, case_id);

CREATE INDEX case_acting_organisation ON workflow."case" USING btree (acting_organisation, due_at) WHERE (NOT final);

CREATE INDEX case_acting_role ON workflow."case" USING btree (acting_role, acting_area, due_at) WHERE (NOT final);

CREATE INDEX case_area ON workflow."case" USING btree (district, area_code, opened_at DESC, id);

CREATE INDEX case_area_code ON workflow."case" USING btree (area_code, opened_at DESC, id);

CREATE INDEX case_due ON workflow."case" USING btree (subject_kind, due_at, id) WHERE (NOT final);

CREATE INDEX case_live ON workflow."case" USING btree (procedure, state);

CREATE INDEX case_newest ON workflow."case" USING btree (subject_kind, opened_at DESC, id DESC);

CREATE UNIQUE INDEX case_number ON workflow."case" USING btree (district, number);

CREATE INDEX case_requester ON workflow."case" USING btree (requester_id, opened_at DESC);

CREATE INDEX case_subject ON workflow."case" USING btree (district, subject_kind, subject_id);

CREATE INDEX case_sweep ON workflow."case" USING btree (next_sweep_at) WHERE (next_sweep_at IS NOT NULL);

CREATE INDEX case_unsealed ON workflow."case" USING btree (district) WHERE (last_seq > sealed_seq);

CREATE INDEX clock_open_provisional ON workflow.clock USING btree (calendar_status) WHERE (stopped_at IS NULL);

CREATE INDEX limit_area ON workflow."limit" USING btree (area_code);

CREATE INDEX matter_retention ON workflow."case" USING btree (closed_at) WHERE ((subject_kind = 'matter'::text) AND final);

CREATE INDEX seal_leaf_case ON workflow.seal_leaf USING btree (district, case_id);

ALTER TABLE ONLY auth.account
    ADD CONSTRAINT account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY auth.session
    ADD CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth."user"(id) ON DELETE CASCADE;

ALTER TABLE ONLY calendar.day
    ADD CONSTRAINT day_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar.calendar(id);

ALTER TABLE ONLY calendar.year
    ADD CONSTRAINT year_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar.calendar(id);

ALTER TABLE ONLY matters.category_class
    ADD CONSTRAINT category_class_category_id_fkey FOREIGN KEY (category_id) REFERENCES matters.category(id);

ALTER TABLE ONLY matters.category_class
    ADD CONSTRAINT category_class_standard_ref_kind_code_fkey FOREIGN KEY (standard_ref, kind, code) REFERENCES matters.standard_class(standard_ref, kind, code);

ALTER TABLE ONLY matters.category
    ADD CONSTRAINT category_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES matters.category(id);

ALTER TABLE ONLY matters.dispatch
    ADD CONSTRAINT dispatch_district_matter_id_fkey FOREIGN KEY (district, matter_id) REFERENCES matters.matter(district, id);

ALTER TABLE ONLY matters.duty
    ADD CONSTRAINT duty_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY matters.duty
    ADD CONSTRAINT duty_category_id_fkey FOREIGN KEY (category_id) REFERENCES matters.category(id);

ALTER TABLE ONLY matters.duty
    ADD CONSTRAINT duty_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES people.organisation(id);

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

ALTER TABLE ONLY notify.delivery
    ADD CONSTRAINT delivery_message_id_fkey FOREIGN KEY (message_id) REFERENCES notify.message(id);

ALTER TABLE ONLY notify.message
    ADD CONSTRAINT message_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id);

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
    ADD CONSTRAINT case_requester_id_fkey FOREIGN KEY (requester_id) REFERENCES people.person(id);

ALTER TABLE ONLY workflow.clock
    ADD CONSTRAINT clock_district_case_id_fkey FOREIGN KEY (district, case_id) REFERENCES workflow."case"(district, id);

ALTER TABLE ONLY workflow."limit"
    ADD CONSTRAINT limit_area_code_fkey FOREIGN KEY (area_code) REFERENCES territory.area(code);

ALTER TABLE ONLY workflow.seal_leaf
    ADD CONSTRAINT seal_leaf_district_seal_seq_fkey FOREIGN KEY (district, seal_seq) REFERENCES workflow.seal(district, seq);
