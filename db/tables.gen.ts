/**
 * The database as Kysely sees it. Printed by `npm run gen` from the migrations; never edited by hand.
 *
 * jsonb is written as JSON text (JSON.stringify: the two drivers disagree about bare arrays) and read as unknown, so
 * that a reader parses it. date is 'YYYY-MM-DD', bigint a number (all of ours stay below 2^53), timestamptz a Date.
 */
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface AccessGrantOverride {
  allowed: boolean;
  decided_at: Timestamp;
  decided_by: string;
  permission: string;
  role: string;
}

export interface AppraisalAdjustment {
  area_code: string;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision_note: string | null;
  district: string;
  file_id: string | null;
  id: string;
  kind: string;
  kind_key: string;
  points: number;
  proposed_at: Timestamp;
  proposed_by: string;
  reason: string;
  scheme_key: string;
  state: string;
  subject_id: string;
  subject_kind: string;
  subject_name: string;
  valid_from: string;
  /**
   * The first day on which it no longer counts.
   */
  valid_to: string;
}

export interface AppraisalBallot {
  answers: ColumnType<unknown, string, string>;
  cast_at: Timestamp;
  district: string;
  group_key: string;
  rater_id: string;
  round_id: string;
  subject_id: string;
  via: string;
  /**
   * Why, where the group is asked for it; never of a secret group. Read by the subject and the organisers without the rater.
   */
  words: string | null;
}

export interface AppraisalFollowUp {
  case_id: string | null;
  consequence: string;
  district: string;
  id: string;
  opened_at: Timestamp;
  round_id: string;
  subject_id: string;
}

export interface AppraisalObjection {
  case_id: string;
  decided_at: Timestamp | null;
  decision: string | null;
  district: string;
  edition: number;
  id: string;
  raised_at: Timestamp;
  raised_by: string;
  round_id: string;
  subject_id: string;
  words: string;
}

export interface AppraisalPaper {
  /**
   * Emptied once counted or refused.
   */
  answers: ColumnType<unknown, string, string> | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  district: string;
  entered_at: Timestamp;
  entered_by: string;
  file_id: string;
  group_key: string;
  id: string;
  /**
   * Of groups that vote openly only. Secret papers are drawn unnamed from the box.
   */
  rater_id: string | null;
  round_id: string;
  state: string;
  subject_id: string;
}

export interface AppraisalRater {
  district: string;
  group_key: string;
  id: string;
  /**
   * For whoever has no account: what the link is handed over by, such as a number or a dwelling; removed when the round is final.
   */
  label: string | null;
  /**
   * SHA-256 of the one-time link; the link itself is stored nowhere.
   */
  link_hash: string | null;
  person_id: string | null;
  round_id: string;
  subject_id: string;
  voted: Generated<boolean>;
}

export interface AppraisalResult {
  band: string | null;
  district: string;
  edition: number;
  facts: ColumnType<unknown, string, string>;
  made_at: Timestamp;
  made_by: string;
  parts: ColumnType<unknown, string, string>;
  reason: string | null;
  round_id: string;
  /**
   * Hundredths of a point; null where nothing could be rated, and for persons, who have a band and no score.
   */
  score: number | null;
  subject_id: string;
}

export interface AppraisalRound {
  area_code: string;
  closed_at: Timestamp | null;
  closed_by: string | null;
  closes_at: Timestamp;
  created_at: Timestamp;
  created_by: string | null;
  district: string;
  final_at: Timestamp | null;
  forgotten_at: Timestamp | null;
  id: string;
  /**
   * The day after which subjects, raters, ballots and results of persons are forgotten.
   */
  keep_until: string | null;
  /**
   * Why voting was extended, or the round was given up.
   */
  note: string | null;
  objections_until: Timestamp | null;
  opened_at: Timestamp | null;
  opened_by: string | null;
  period_from: string;
  period_to: string;
  published_at: Timestamp | null;
  published_by: string | null;
  rules: ColumnType<unknown, string, string>;
  scheme_district: string;
  scheme_key: string;
  scheme_version: number;
  state: string;
  subject_kind: string;
  title: string;
}

export interface AppraisalRoundSubject {
  /**
   * What the subject says to its result; kept and shown with it.
   */
  answer: string | null;
  answered_at: Timestamp | null;
  answered_by: string | null;
  area_code: string;
  district: string;
  /**
   * What was counted, voted and adjusted when voting closed: all the result is computed from.
   */
  facts: ColumnType<unknown, string, string> | null;
  name: string;
  round_id: string;
  /**
   * Id of an organisation or person, or code of an area.
   */
  subject_id: string;
}

export interface AppraisalScheme {
  /**
   * Whose scheme it is; null: shipped with the product.
   */
  area_code: string | null;
  created_at: Timestamp;
  created_by: string | null;
  district: string;
  /**
   * When the first round took it; from then on a change is a further version.
   */
  frozen_at: Timestamp | null;
  key: string;
  retired_at: Timestamp | null;
  /**
   * Why no further rounds follow it; shown with it.
   */
  retired_reason: string | null;
  rules: ColumnType<unknown, string, string>;
  subject_kind: string;
  updated_at: Timestamp;
  version: number;
}

export interface AppraisalTally {
  answers: ColumnType<unknown, string, string>;
  ballots: number;
  district: string;
  group_key: string;
  round_id: string;
  subject_id: string;
}

export interface AuditEntry {
  actor_id: string | null;
  actor_name: string;
  area_code: string | null;
  at: Timestamp;
  details: Generated<ColumnType<unknown, string, string>>;
  district: string;
  event: string;
  id: string;
  reason: string | null;
  subject_id: string;
  subject_kind: string;
}

export interface AuthAccount {
  access_token: string | null;
  access_token_expires_at: Timestamp | null;
  account_id: string;
  created_at: Generated<Timestamp>;
  id: string;
  id_token: string | null;
  password: string | null;
  provider_id: string;
  refresh_token: string | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  updated_at: Generated<Timestamp>;
  user_id: string;
}

export interface AuthRecoveryCode {
  account_id: string;
  /**
   * Keyed hash; the code itself (120 bits) is shown once and kept nowhere.
   */
  hash: string;
  used_at: Timestamp | null;
}

export interface AuthSecondFactor {
  account_id: string;
  alg: string;
  cipher: string;
  key_id: string;
  /**
   * The thirty-second step of the newest code that was accepted; no code of that step or before is accepted again.
   */
  last_step: number | null;
  made_at: Timestamp;
}

export interface AuthSession {
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  id: string;
  ip_address: string | null;
  token: string;
  updated_at: Generated<Timestamp>;
  user_agent: string | null;
  user_id: string;
}

export interface AuthUser {
  created_at: Generated<Timestamp>;
  disabled_at: Timestamp | null;
  display_username: string | null;
  email: string;
  email_verified: Generated<boolean>;
  failed_attempts: Generated<number>;
  id: string;
  image: string | null;
  locale: string | null;
  locked_until: Timestamp | null;
  must_change_password: Generated<boolean>;
  name: string;
  person_id: string | null;
  /**
   * Keyed hash of the phone number, never the number itself.
   */
  phone_number: string | null;
  phone_number_verified: boolean | null;
  /**
   * Since when signing in takes a second factor; null: it does not. Here, because every request reads it.
   */
  second_factor_at: Timestamp | null;
  updated_at: Generated<Timestamp>;
  username: string | null;
}

export interface AuthVerification {
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  id: string;
  identifier: string;
  updated_at: Generated<Timestamp>;
  value: string;
}

export interface CalendarCalendar {
  id: string;
  name: string;
  updated_at: Timestamp;
  /**
   * Working windows of a working day, local minutes: [[540,720],[840,1080]].
   */
  windows: ColumnType<unknown, string, string>;
}

export interface CalendarDay {
  calendar_id: string;
  date: string;
  kind: string;
  name: string;
  source: string;
  status: string;
}

export interface CalendarYear {
  calendar_id: string;
  imported_at: Timestamp;
  source: string;
  status: string;
  year: number;
}

export interface DeskExport {
  account_id: string;
  columns: ColumnType<unknown, string, string>;
  expires_at: Timestamp;
  failure: string | null;
  finished_at: Timestamp | null;
  id: string;
  list: string;
  locale: string;
  person_id: string;
  query: ColumnType<unknown, string, string>;
  reason: string | null;
  requested_at: Timestamp;
  rows_done: Generated<number>;
  rows_total: number | null;
  size_bytes: number | null;
  state: string;
  storage_key: string | null;
}

export interface DeskImportRun {
  account_id: string;
  changed: Generated<number>;
  /**
   * Until it runs: how many rows would be new; then: how many were made. Likewise changed, unchanged, wrong.
   */
  created: Generated<number>;
  created_at: Timestamp;
  expires_at: Timestamp;
  failure: string | null;
  faults: Generated<ColumnType<unknown, string, string>>;
  file_name: string;
  finished_at: Timestamp | null;
  /**
   * Row of the file the headers stand in.
   */
  header_row: number;
  id: string;
  kind: string;
  locale: string;
  /**
   * Key of a column → position in the file from 0, or null.
   */
  mapping: ColumnType<unknown, string, string>;
  person_id: string;
  preview: Generated<ColumnType<unknown, string, string>>;
  rows_done: Generated<number>;
  rows_total: Generated<number>;
  state: string;
  storage_key: string | null;
  unchanged: Generated<number>;
  wrong: Generated<number>;
}

export interface DeskListLayout {
  columns: ColumnType<unknown, string, string> | null;
  default_view_id: string | null;
  list: string;
  person_id: string;
  updated_at: Timestamp;
}

export interface DeskSavedView {
  /**
   * Keys and widths in order; null: as the reader has them.
   */
  columns: ColumnType<unknown, string, string> | null;
  created_at: Timestamp;
  id: string;
  list: string;
  name: string;
  /**
   * Shared with everybody who holds a post in it; null: the owner alone.
   */
  organisation_id: string | null;
  person_id: string;
  search: ColumnType<unknown, string, string>;
  updated_at: Timestamp;
}

export interface FilesFile {
  district: string;
  height: number | null;
  id: string;
  mime: string;
  sha256: string;
  size_bytes: number;
  storage_key: string;
  /**
   * The case the file belongs to; null until the report or action that uses it arrives, and swept after a day.
   */
  subject_id: string | null;
  subject_kind: string | null;
  thumbnail_key: string | null;
  /**
   * Made by the device that took the photo; with the hash it makes an upload safe to repeat. Null where the sender named none.
   */
  upload_key: string | null;
  uploaded_at: Timestamp;
  uploaded_by: string | null;
  visibility: Generated<string>;
  width: number | null;
}

export interface InsightsCategory {
  id: string | null;
  name: string | null;
  name_en: string | null;
  parent_id: string | null;
  position: number | null;
}

export interface InsightsDuration {
  area_code: string;
  day: string;
  dimension: string;
  district: string;
  excluded: boolean;
  grain: string;
  hours: number;
  member: string;
  n: number;
}

export interface InsightsEvent {
  area_code: string;
  case_id: string;
  category: string;
  closed: number;
  closed_kept: number;
  day: string;
  district: string;
  excluded: boolean;
  extended: number;
  handled: number;
  handled_kept: number;
  hours: number;
  kept: number;
  kind: string;
  n: number;
  organisation_id: string | null;
  place: number;
  procedure: string;
  reworked: number;
  satisfied: number;
  solved: number;
}

export interface InsightsMatterDeadline {
  attempt: number | null;
  case_id: string | null;
  district: string | null;
  due_at: Timestamp | null;
  ended_by: string | null;
  ended_in: string | null;
  extended: boolean | null;
  on_time: boolean | null;
  organisation_id: string | null;
  passed_on: boolean | null;
  place: number | null;
  seq: number | null;
  started_at: Timestamp | null;
  state: string | null;
  stopped_at: Timestamp | null;
}

export interface InsightsMatterEvent {
  area_code: string | null;
  case_id: string | null;
  category: string | null;
  closed: number | null;
  closed_kept: number | null;
  day: string | null;
  district: string | null;
  excluded: boolean | null;
  extended: number | null;
  handled: number | null;
  handled_kept: number | null;
  hours: number | null;
  kept: number | null;
  kind: string | null;
  n: number | null;
  organisation_id: string | null;
  place: number | null;
  procedure: string | null;
  reworked: number | null;
  satisfied: number | null;
  solved: number | null;
}

export interface InsightsMatterRound {
  attempt: number | null;
  began_at: Timestamp | null;
  case_id: string | null;
  district: string | null;
  extended: boolean | null;
  limits_kept: boolean | null;
  organisation_id: string | null;
  passed_at: Timestamp | null;
  reworked: boolean | null;
}

export interface InsightsMatterSpell {
  attempt: number | null;
  case_id: string | null;
  district: string | null;
  due_at: Timestamp | null;
  ended_by: string | null;
  ended_in: string | null;
  extended: boolean | null;
  on_time: boolean | null;
  organisation_id: string | null;
  passed_on: boolean | null;
  seq: number | null;
  started_at: Timestamp | null;
  state: string | null;
  stopped_at: Timestamp | null;
}

export interface InsightsMatterStep {
  at: Timestamp | null;
  attempt: number | null;
  case_id: string | null;
  district: string | null;
  from_state: string | null;
  name: string | null;
  seq: number | null;
  to_state: string | null;
}

export interface InsightsProgress {
  district: string;
  read_until: Timestamp;
}

export interface InsightsPublication {
  area_code: string;
  catalogue_version: number;
  content: ColumnType<unknown, string, string>;
  created_at: Timestamp;
  created_by: string | null;
  district: string;
  edition: number;
  hash: string;
  id: string;
  period: string;
  prev_hash: string;
  published_at: Timestamp | null;
  published_by: string | null;
  reason: string | null;
  starts: string;
  state: string;
}

export interface InsightsReportFile {
  district: string;
  format: string;
  locale: string;
  publication_id: string;
  sha256: string;
  size_bytes: number;
  state: string;
  storage_key: string;
  written_at: Timestamp;
}

export interface InsightsStaleDay {
  day: string;
  district: string;
}

export interface InsightsTally {
  area_code: string;
  closed: number;
  closed_kept: number;
  day: string;
  dimension: string;
  district: string;
  excluded: boolean;
  extended: number;
  grain: string;
  handled: number;
  handled_kept: number;
  hours: number;
  kept: number;
  kind: string;
  member: string;
  n: number;
  reworked: number;
  satisfied: number;
  solved: number;
}

export interface MattersCallerMessage {
  at: Timestamp;
  detail: string | null;
  district: string;
  id: string;
  matter_id: string;
  state: string;
  template: string;
}

export interface MattersCategory {
  field: string;
  id: string;
  keywords: Generated<string[]>;
  name: string;
  name_en: string;
  near_days: Generated<number>;
  near_metres: Generated<number>;
  near_shown: Generated<boolean>;
  parent_id: string | null;
  photo_required: Generated<boolean>;
  position: Generated<number>;
  reopen_days: Generated<number>;
  residents: Generated<boolean>;
  urgency: Generated<string>;
  valid_to: string | null;
}

export interface MattersCategoryClass {
  category_id: string;
  code: string;
  kind: string;
  standard_ref: string;
}

export interface MattersCategoryModel {
  /**
   * Digest of the facts and the dictionary: training on the same again writes nothing.
   */
  fingerprint: string;
  model: ColumnType<unknown, string, string>;
  /**
   * Cross-validation at training: facts, top1, top3; null while there were too few.
   */
  seen: ColumnType<unknown, string, string> | null;
  /**
   * How the version before did on the matters confirmed since: judged, overruled, sure, sureOverruled.
   */
  since: ColumnType<unknown, string, string> | null;
  trained_at: Timestamp;
  trained_on: number;
  version: number;
}

export interface MattersComplaint {
  district: string;
  kind: string;
  matter_id: string;
  organisation_id: string | null;
}

export interface MattersDispatch {
  at: Timestamp;
  automatic: boolean;
  decided_by: string | null;
  district: string;
  explanation: ColumnType<unknown, string, string>;
  matter_id: string;
  seq: number;
}

export interface MattersDuty {
  area_code: string | null;
  category_id: string;
  effective_from: Timestamp;
  effective_to: Timestamp | null;
  id: string;
  level: string;
  organisation_id: string | null;
  organisation_kind: string | null;
  /**
   * With organisation_kind: only organisations of this trade.
   */
  organisation_tag: string | null;
  part: Generated<string>;
  position: Generated<number>;
}

export interface MattersFollowUp {
  attempt: number;
  case_id: string;
  claimed_by: string | null;
  /**
   * Until then nobody but claimed_by rings.
   */
  claimed_until: Timestamp | null;
  created_at: Timestamp;
  district: string;
  /**
   * Not rung before this instant; after a call that reached nobody, the next try.
   */
  due_at: Timestamp;
  ended_at: Timestamp | null;
  last_at: Timestamp | null;
  last_reached: string | null;
  reopened: Generated<boolean>;
  satisfied: string | null;
  solved: string | null;
  state: string;
  tries: Generated<number>;
}

export interface MattersMapChange {
  area_code: string;
  category: string;
  district: string;
  id: string;
  lat: number;
  lng: number;
  n: number;
  procedure: string;
  quadkey: number;
  state: string;
  urgency: string;
}

export interface MattersMapCount {
  area_code: string;
  /**
   * Item of the category list; empty where none was chosen.
   */
  category: string;
  /**
   * Quadkey shifted to the zoom: matters.matter.quadkey >> (2 * (26 - zoom)).
   */
  cell: number;
  district: string;
  lat: number;
  /**
   * Sum of millionths of degrees: over n, the middle of the matters.
   */
  lng: number;
  n: number;
  procedure: string;
  state: string;
  urgency: string;
  zoom: number;
}

export interface MattersMatter {
  accuracy_m: number | null;
  area_code: string;
  /**
   * How the grid was found: inside, edge (shared border, lowest code), nearest (within tolerance), outside (district only).
   */
  attribution: string;
  boundary_generation: number;
  case_id: string;
  category_id: string | null;
  compound_id: string | null;
  created_at: Timestamp;
  district: string;
  id: string;
  kind: string;
  lat: number;
  lng: number;
  moved_to: string | null;
  number: string;
  place: Generated<string>;
  /**
   * Morton code of the web-mercator tile at zoom 26: a tile at zoom z is one range, clusters are a shift and a GROUP BY.
   */
  quadkey: number;
  search: string;
  source: string;
  source_crs: string;
  title: string;
  urgency: string;
  words: string;
}

export interface MattersNumberCounter {
  day: string;
  district: string;
  next: number;
}

export interface MattersPetitionDecision {
  decided_at: Timestamp;
  decided_by: string;
  decision: string;
  district: string;
  id: string;
  matter_id: string;
  petition_id: string | null;
  reason: string;
  words: string[];
}

export interface MattersRating {
  attempt: number;
  district: string;
  matter_id: string;
  rated_at: Timestamp;
  satisfied: string;
  solved: string;
  /**
   * Rated by the requester, or answered on the telephone (回访) when they had not rated.
   */
  source: Generated<string>;
  words: string | null;
}

export interface MattersRequester {
  alg: string | null;
  anonymous: boolean;
  detached_at: Timestamp | null;
  district: string;
  key_id: string | null;
  legal_basis: Generated<string>;
  matter_id: string;
  name_cipher: string | null;
  person_id: string | null;
  phone_blind: string | null;
  phone_cipher: string | null;
  phone_tail_blind: string | null;
  purpose: Generated<string>;
  retention_until: Timestamp | null;
  secret_from_unit: boolean;
}

export interface MattersStandardClass {
  code: string;
  kind: string;
  local_extension: Generated<boolean>;
  name: string;
  standard_ref: string;
}

export interface MattersWorksheet {
  district: string;
  imported_at: Timestamp;
  imported_by: string | null;
  matter_id: string;
  returned_at: Timestamp | null;
  returned_by: string | null;
  returned_outcome: string | null;
  sheet: ColumnType<unknown, string, string>;
  sheet_number: string;
}

export interface MattersWorksheetRun {
  alg: string | null;
  area_code: string;
  created: Generated<number>;
  created_at: Timestamp;
  done: Generated<number>;
  failed: Generated<number>;
  file_name: string;
  finished_at: Timestamp | null;
  id: string;
  key_id: string | null;
  known: Generated<number>;
  rows_cipher: string | null;
  started_by: string;
  state: string;
  total: number;
}

export interface NotifyAddress {
  alg: string;
  cipher: string;
  code_attempts: Generated<number>;
  code_expires_at: Timestamp | null;
  code_index: string | null;
  confirmed_at: Timestamp | null;
  key_id: string;
  kind: string;
  person_id: string;
}

export interface NotifyChannel {
  /**
   * Robots: the group of those who act at this area, or in organisation_id.
   */
  area_code: string | null;
  changed_at: Timestamp;
  enabled: boolean;
  id: string;
  kind: string;
  name: string;
  organisation_id: string | null;
  removed_at: Timestamp | null;
  /**
   * Sealed (alg, keyId, cipher): keys, passwords, addresses of robots. Never leaves the server.
   */
  secrets: ColumnType<unknown, string, string> | null;
  settings: ColumnType<unknown, string, string>;
}

export interface NotifyDelivery {
  at: Timestamp;
  attempts: Generated<number>;
  channel: string;
  /**
   * What the provider said.
   */
  detail: string | null;
  message_id: string;
  /**
   * When it is tried next; null when nothing more happens by itself.
   */
  next_at: Timestamp | null;
  /**
   * Why it waits, was skipped or failed, as a code.
   */
  reason: string | null;
  state: string;
}

export interface NotifyDigestDay {
  at: Timestamp;
  day: string;
}

export interface NotifyMessage {
  case_district: string | null;
  case_id: string | null;
  /**
   * The robot of a group, when it speaks to a group and not to a person.
   */
  channel_id: string | null;
  created_at: Timestamp;
  id: string;
  params: ColumnType<unknown, string, string>;
  person_id: string | null;
  read_at: Timestamp | null;
  template: string;
  /**
   * Goes out at night too.
   */
  urgent: Generated<boolean>;
}

export interface NotifyPreference {
  changed_at: Timestamp;
  /**
   * Kind of message to channels: {"progress": ["sms", "push"]}. A kind that is missing follows the default.
   */
  choices: ColumnType<unknown, string, string>;
  locale: string;
  person_id: string;
}

export interface NotifySubscription {
  alg: string;
  cipher: string;
  created_at: Timestamp;
  device: string;
  endpoint_index: string;
  id: string;
  key_id: string;
  person_id: string;
}

export interface OpenDataApiKey {
  created_at: Timestamp;
  created_by: string;
  hint: string;
  id: string;
  /**
   * SHA-256 of the key (256 random bits): the key itself is shown once and kept nowhere.
   */
  key_hash: string;
  last_used_on: string | null;
  name: string;
  per_minute: number;
  revoked_at: Timestamp | null;
}

export interface OpenDataDelivery {
  at: Timestamp;
  attempts: Generated<number>;
  case_id: string;
  case_state: string;
  delivered_at: Timestamp | null;
  district: string;
  event_id: string;
  event_type: string;
  last_error: string | null;
  last_status: number | null;
  next_at: Timestamp | null;
  number: string;
  /**
   * Made at the first attempt from what is public, and kept: a later attempt sends the same words under the same id.
   */
  payload: string | null;
  state: string;
  subject_id: string;
  subject_kind: string;
  subscription_id: string;
}

export interface OpenDataEndpoint {
  active: Generated<boolean>;
  created_by: string;
  default_service: string | null;
  jurisdiction: string | null;
  key_alg: string;
  key_cipher: string;
  key_id: string;
  organisation_id: string;
  service_map: Generated<ColumnType<unknown, string, string>>;
  updated_at: Timestamp;
  url: string;
}

export interface OpenDataOutgoing {
  attempts: Generated<number>;
  case_id: string;
  category: string | null;
  created_at: Timestamp;
  district: string;
  foreign_id: string | null;
  foreign_notes: string | null;
  foreign_status: string | null;
  foreign_token: string | null;
  from_seq: number;
  last_error: string | null;
  next_at: Timestamp | null;
  number: string;
  organisation_id: string;
  sent_at: Timestamp | null;
  state: string;
  subject_id: string;
}

export interface OpenDataRequest {
  api_key_id: string;
  created_at: Timestamp;
  district: string;
  matter_id: string;
  /**
   * Kept as text, never fetched.
   */
  media_url: string | null;
  number: string;
  repeat_key: string | null;
  token: string;
}

export interface OpenDataSubscription {
  active: Generated<boolean>;
  area_code: string | null;
  created_at: Timestamp;
  created_by: string;
  disabled_at: Timestamp | null;
  event_types: string[];
  failing_since: Timestamp | null;
  former_secret_cipher: string | null;
  former_until: Timestamp | null;
  id: string;
  name: string;
  secret_alg: string;
  secret_cipher: string;
  secret_key_id: string;
  url: string;
}

export interface OrdersErrand {
  alg: string | null;
  asked_for: string;
  case_id: string;
  /**
   * Whoever it is done for agrees that it was asked for them.
   */
  consent: boolean;
  created_at: Timestamp;
  detached_at: Timestamp | null;
  district: string;
  id: string;
  key_id: string | null;
  kind_id: string;
  phone_cipher: string | null;
  words: string;
}

export interface OrdersErrandReceipt {
  confirmed_at: Timestamp | null;
  /**
   * account: confirmed by whoever asked, in the pocket. paper: signed on paper, the photo is in the case.
   */
  confirmed_how: string | null;
  district: string;
  errand_id: string;
  id: string;
  /**
   * Papers by name and number of pieces, money by purpose and amount in fen.
   */
  items: ColumnType<unknown, string, string>;
  money_fen: number;
  position: number;
  returned_fen: number | null;
  settled_at: Timestamp | null;
  settled_by: string | null;
  settlement: string | null;
  settlement_confirmed_at: Timestamp | null;
  settlement_confirmed_how: string | null;
  spent_fen: number | null;
  taken_at: Timestamp;
  taken_by: string;
}

export interface OrdersMenuItem {
  area_code: string;
  closed_at: Timestamp | null;
  created_at: Timestamp;
  created_by: string | null;
  description: string;
  district: string;
  field: string;
  id: string;
  lat: number | null;
  lng: number | null;
  place: string;
  /**
   * open: whoever can claims the orders one by one.
   */
  provider_kind: string;
  provider_organisation: string | null;
  provider_person: string | null;
  published_at: Timestamp | null;
  state: string;
  title: string;
  updated_at: Timestamp;
}

export interface OrdersMenuSlot {
  cancelled_at: Timestamp | null;
  capacity: number;
  district: string;
  ends_at: Timestamp;
  id: string;
  item_id: string;
  starts_at: Timestamp;
  /**
   * Places held now; raised and lowered only by an update that checks capacity in the same statement.
   */
  taken: Generated<number>;
  waiting: Generated<number>;
  waiting_capacity: number;
}

export interface OrdersServiceClaim {
  case_id: string;
  claimed_at: Timestamp;
  district: string;
  ended_at: Timestamp | null;
  id: string;
  organisation_id: string | null;
  person_id: string | null;
  state: string;
  subject_id: string;
  subject_kind: string;
}

export interface OrdersServiceContact {
  alg: string | null;
  case_id: string;
  detached_at: Timestamp | null;
  district: string;
  key_id: string | null;
  legal_basis: Generated<string>;
  name_cipher: string | null;
  phone_cipher: string | null;
  purpose: Generated<string>;
  retention_until: Timestamp | null;
}

export interface OrdersServiceNeed {
  area_code: string;
  case_id: string;
  collected_by: string | null;
  created_at: Timestamp;
  district: string;
  field: string | null;
  id: string;
  /**
   * The item of the menu that answers it.
   */
  item_id: string | null;
  number: string;
  source_kind: string;
  /**
   * Number of the wish or the matter it came from.
   */
  source_number: string | null;
  words: string;
}

export interface OrdersServiceOrder {
  area_code: string;
  case_id: string;
  /**
   * Whoever it is for has agreed, as the person who ordered declares.
   */
  consent: boolean;
  created_at: Timestamp;
  district: string;
  for_whom: string;
  id: string;
  item_id: string;
  number: string;
  /**
   * The account it was ordered under; null when staff wrote it down for somebody without one.
   */
  ordered_by: string | null;
  queued_at: Timestamp | null;
  slot_id: string;
  standing: string;
  words: string;
}

export interface OrdersServiceRating {
  attempt: number;
  case_id: string;
  district: string;
  rated_at: Timestamp;
  satisfied: string;
  served: string;
  /**
   * Thanks, or what was missing; read by who served and by the community.
   */
  words: string | null;
}

export interface OrdersTask {
  case_id: string;
  created_at: Timestamp;
  created_by: string;
  district: string;
  ends_at: Timestamp;
  id: string;
  kind_id: string;
  lat: number | null;
  lng: number | null;
  open: Generated<boolean>;
  starts_at: Timestamp;
  /**
   * Claims that have not been given up; never more than wanted.
   */
  taken: Generated<number>;
  wanted: number;
  words: string;
}

export interface OrdersTaskClaim {
  case_id: string;
  claimed_at: Timestamp;
  district: string;
  done: Generated<boolean>;
  ended_at: Timestamp | null;
  id: string;
  /**
   * Claimed for a unit; else for oneself.
   */
  organisation_id: string | null;
  person_id: string;
  task_id: string;
}

export interface OrdersWhistle {
  case_id: string;
  created_at: Timestamp;
  district: string;
  id: string;
  kind_id: string;
  lat: number | null;
  lng: number | null;
  meet_at: Timestamp | null;
  meet_place: string;
  /**
   * The stuck case it was raised from and closes back into.
   */
  origin_case: string | null;
  raised_by: string;
  /**
   * Who whistles; that side appraises the called units and is appraised by them.
   */
  side: string;
  side_area: string;
  words: string;
}

export interface OrdersWhistleCall {
  acted: string | null;
  answer: string | null;
  answered_at: Timestamp | null;
  appraised_at: Timestamp | null;
  arrives_at: Timestamp | null;
  at_hand: string | null;
  called_at: Timestamp;
  case_id: string;
  comes: string | null;
  district: string;
  id: string;
  in_time: string | null;
  organisation_id: string;
  reasons: string | null;
  released_at: Timestamp | null;
  /**
   * End of the report-in limit when it was called.
   */
  report_by: Timestamp | null;
  reported_at: Timestamp | null;
  satisfied: string | null;
  submitted_at: Timestamp | null;
  /**
   * The unit on the whistling side: was the whistle warranted, was what it needed at hand.
   */
  warranted: string | null;
  whistle_id: string;
  why: string;
}

export interface OrdersWhistleKind {
  changed_at: Timestamp;
  ended_at: Timestamp | null;
  id: string;
  /**
   * Time to report in. In force as rows of workflow.limit whose category is the kind.
   */
  limit_amount: number;
  limit_unit: string;
  name: string;
  name_en: string;
  position: number;
  /**
   * Kind and trade of each unit with why it must come; found as the nearest up the tree from the place.
   */
  units: ColumnType<unknown, string, string>;
}

export interface OrdersWish {
  area_code: string;
  case_id: string;
  consent: boolean;
  created_at: Timestamp;
  district: string;
  field: string | null;
  for_whom: string;
  id: string;
  number: string;
  /**
   * As the community has published it: on the wall, and in every list of what is public.
   */
  public_words: string | null;
  published_at: Timestamp | null;
  raised_by: string | null;
  /**
   * First name or form of address the person agreed to be shown by; null: no name.
   */
  shown_name: string | null;
  /**
   * As it was told; read by the community and by whoever has claimed it.
   */
  words: string;
}

export interface OrdersWorkCounter {
  day: string;
  district: string;
  kind: string;
  next: number;
}

export interface OrdersWorkKind {
  changed_at: Timestamp;
  ended_at: Timestamp | null;
  /**
   * What to bring or to mind; shown where the kind is chosen.
   */
  hint: string;
  id: string;
  name: string;
  name_en: string;
  position: number;
  work: string;
}

export interface PartnersClass {
  code: string;
  en: string;
  position: number;
  takes: string;
  valid_to: string | null;
  zh: string;
}

export interface PartnersCoBuildingItem {
  area_code: string;
  case_id: string;
  created_at: Timestamp;
  district: string;
  drop_reason: string | null;
  dropped_meeting_id: string | null;
  due_on: string;
  ended_on: string | null;
  id: string;
  /**
   * Residents may read it.
   */
  listed: Generated<boolean>;
  meeting_id: string;
  /**
   * The organisation that carries it out.
   */
  organisation_id: string;
  place: Generated<string>;
  /**
   * Projection of the case.
   */
  state: string;
  title: string;
  what: string;
}

export interface PartnersDemonstration {
  area_code: string;
  compound_id: string | null;
  created_at: Timestamp;
  district: string;
  id: string;
  organisation_id: string | null;
  reason: string | null;
  since: string;
  title: string;
  until: string | null;
  words: Generated<string>;
}

export interface PartnersHandover {
  district: string;
  done_by: string | null;
  done_on: string | null;
  receiver: Generated<string>;
  seq: number;
  transition_id: string;
  what: string;
}

export interface PartnersJointMeeting {
  area_code: string;
  created_at: Timestamp;
  district: string;
  /**
   * Photos of the signed minutes.
   */
  file_ids: Generated<string[]>;
  held_on: string;
  id: string;
  minutes: Generated<string>;
  place: string;
  title: string;
  updated_at: Timestamp;
}

export interface PartnersJointMeetingAttendance {
  district: string;
  meeting_id: string;
  organisation_id: string;
}

export interface PartnersNumberCounter {
  district: string;
  next: number;
  year: number;
}

export interface PartnersPartner {
  area_code: string;
  areas: string[];
  /**
   * How a person wants to be called; empty for organisations.
   */
  called: Generated<string>;
  case_id: string;
  classes: string[];
  contact_alg: string | null;
  contact_cipher: string | null;
  contact_key_id: string | null;
  contact_public: Generated<boolean>;
  created_at: Timestamp;
  district: string;
  fields: Generated<string[]>;
  id: string;
  /**
   * Consent to be named to others: organisations in public, persons to the community alone.
   */
  listed: Generated<boolean>;
  organisation_id: string | null;
  person_id: string | null;
  /**
   * Of an organisation: a telephone of its office. A person's number is only in contact_cipher, and goes when they leave.
   */
  phone: string | null;
  reason: string | null;
  since: string | null;
  /**
   * Projection of the case.
   */
  state: string;
  /**
   * Weekly: [{weekday 1-7, from "HH:MM", to "HH:MM"}]; none: by arrangement.
   */
  times: Generated<ColumnType<unknown, string, string>>;
  until: string | null;
  updated_at: Timestamp;
  words: Generated<string>;
}

export interface PartnersPattern {
  code: string;
  en: string;
  /**
   * Levels of the shape, each with its parent, what stands there, how many, and which posts.
   */
  nodes: ColumnType<unknown, string, string>;
  position: number;
  source: string;
  valid_to: string | null;
  zh: string;
}

export interface PartnersProgramme {
  area_code: string;
  created_at: Timestamp;
  district: string;
  id: string;
  name_en: string;
  /**
   * Of the published version, else of the draft; for lists.
   */
  name_zh: string;
  published_version: number | null;
  state: string;
  updated_at: Timestamp;
}

export interface PartnersProgrammeVersion {
  content: ColumnType<unknown, string, string>;
  district: string;
  edited_at: Timestamp;
  edited_by: string;
  programme_id: string;
  published_at: Timestamp | null;
  published_by: string | null;
  reason: string | null;
  version: number;
}

export interface PartnersSeat {
  area_code: string;
  case_id: string;
  /**
   * The committee the seat is at.
   */
  committee_id: string;
  created_at: Timestamp;
  district: string;
  end_reason: string | null;
  ended_on: string | null;
  id: string;
  /**
   * The home organisation, whose seat it is.
   */
  organisation_id: string;
  person_id: string | null;
  post_id: string | null;
  /**
   * A name proposed for somebody who is not in the directory yet; emptied when the organisation has answered.
   */
  proposed: Generated<string>;
  /**
   * Projection of the case.
   */
  state: string;
  valid_from: string;
  /**
   * First day no longer in term.
   */
  valid_to: string;
}

export interface PartnersServiceField {
  /**
   * Categories of matters, items or whole fields, that call for this kind of service.
   */
  categories: Generated<string[]>;
  code: string;
  en: string;
  position: number;
  valid_to: string | null;
  zh: string;
}

export interface PartnersTransition {
  area_code: string;
  closed_on: string | null;
  created_at: Timestamp;
  district: string;
  ends_on: string;
  id: string;
  organisation_id: string;
  predecessor: string;
  predecessor_code: string | null;
  reason: string | null;
  words: Generated<string>;
}

export interface PeopleOrganisation {
  address: string | null;
  area_code: string;
  credit_code: string | null;
  id: string;
  /**
   * party, department, government, residents_committee, property_company, owners_committee, shop, social_organisation, team, grid_team.
   */
  kind: string;
  name: string;
  parent_id: string | null;
  /**
   * Published duty telephone of the organisation, not of a person.
   */
  phone: string | null;
  short_name: string | null;
  /**
   * Trade of a department or utility: housing, urban_management, public_security, civil_affairs, emergency, fire, market, environment, health, human_resources, justice, transport, power, water, gas. Null for the others.
   */
  tag: string | null;
  valid_from: string;
  valid_to: string | null;
}

export interface PeoplePairing {
  area_code: string | null;
  id: string;
  kind: string;
  legal_basis: string;
  organisation_id: string | null;
  person_id: string | null;
  purpose: string;
  target_id: string;
  target_kind: string;
  valid_from: string;
  valid_to: string | null;
}

export interface PeoplePerson {
  created_at: Timestamp;
  id: string;
  kind: string;
  /**
   * Staff: the name they act under in public. Residents: a display form such as 王女士; the full name is only ever stored encrypted with a request.
   */
  name: string;
  valid_to: string | null;
}

export interface PeoplePost {
  area_code: string;
  /**
   * Procedures this post reaches; null means all.
   */
  case_types: string[] | null;
  id: string;
  organisation_id: string | null;
  person_id: string;
  role: string;
  valid_from: string;
  valid_to: string | null;
}

export interface PlatformCommand {
  actor_key: string;
  at: Timestamp;
  body_hash: string;
  reply: ColumnType<unknown, string, string>;
  request_id: string;
  route: string;
  status: number;
}

export interface PlatformSetting {
  key: string;
  updated_at: Timestamp;
  value: ColumnType<unknown, string, string>;
}

export interface ReportInBuildingGroup {
  building_id: string;
  district: string;
  how_to_join: string;
  name: string;
  updated_at: Timestamp;
}

export interface ReportInConsultation {
  alg: string | null;
  answered_on: string | null;
  /**
   * Encrypted; read by the community until it is signed, then by the asking body alone, with a reason and on record.
   */
  answers_cipher: string | null;
  area_code: string;
  asked_by: string;
  asking_organisation_id: string;
  case_id: string;
  created_at: Timestamp;
  /**
   * The day on which answers, own words and the link to the person go; set when it is over.
   */
  delete_on: string | null;
  district: string;
  forgotten_at: Timestamp | null;
  id: string;
  key_id: string | null;
  last_day: string;
  own_alg: string | null;
  /**
   * What the person says themselves, encrypted; read with the answers.
   */
  own_cipher: string | null;
  own_key_id: string | null;
  period_from: string;
  period_to: string;
  person_id: string | null;
  purpose: string;
  /**
   * The list and the scale as they were when it was asked.
   */
  questions: ColumnType<unknown, string, string>;
  registration_id: string | null;
  state: string;
  updated_at: Timestamp;
}

export interface ReportInLookBack {
  area_code: string;
  case_id: string;
  counted: number | null;
  created_at: Timestamp;
  district: string;
  done_on: string | null;
  findings: string | null;
  id: string;
  missing: number | null;
  organisation_id: string;
  state: string;
  year: number;
}

export interface ReportInNumberCounter {
  day: string;
  district: string;
  next: number;
}

export interface ReportInRegistration {
  /**
   * The person of the directory to whom posts were given on the strength of this registration: who acts in public.
   */
  acting_person_id: string | null;
  alg: string | null;
  /**
   * The community; while the community is not known, the area of the unit.
   */
  area_code: string;
  building_id: string | null;
  case_id: string | null;
  community_code: string | null;
  created_at: Timestamp;
  district: string;
  due_on: string | null;
  end_reason: string | null;
  ended_on: string | null;
  /**
   * When they joined the unit or moved; the month in which to report runs from it (catalogue C41).
   */
  happened_on: string;
  id: string;
  key_id: string | null;
  kind: string;
  moved_to_district: string | null;
  moved_to_id: string | null;
  name_blind: string | null;
  /**
   * Encrypted; found again by name_blind. Null for units, and 24 months after the end.
   */
  name_cipher: string | null;
  offer_words: Generated<string>;
  offers: Generated<string[]>;
  on_time: boolean | null;
  organisation_id: string;
  /**
   * The account that registered; null when a unit or a register said it.
   */
  person_id: string | null;
  previous_id: string | null;
  reason: string;
  reported_on: string | null;
  state: string;
  updated_at: Timestamp;
  /**
   * The building at which they show what they stand by for; taken and left by the person alone, shown while they are registered.
   */
  vanguard_building_id: string | null;
  vanguard_since: Timestamp | null;
  vanguard_words: Generated<string>;
  /**
   * Agreed to stand on the public page of the building; null: not, or no longer.
   */
  wall_consent_at: Timestamp | null;
  wall_words: Generated<string>;
  /**
   * Posts the person said they would take: nobody is posted against their word.
   */
  willing: Generated<string[]>;
}

export interface ReportInVisitNote {
  area_code: string;
  case_id: string | null;
  case_number: string | null;
  district: string;
  expires_on: string;
  id: string;
  kind: string;
  pairing_id: string;
  words: string;
  writer_name: string;
  written_at: Timestamp;
  written_by: string;
}

export interface ReportInYearMember {
  acknowledged_on: string | null;
  area_code: string;
  /**
   * The case by which the grade was fed back to the unit; null until the round is final.
   */
  case_id: string | null;
  created_at: Timestamp;
  district: string;
  id: string;
  organisation_id: string;
  person_id: string;
  registration_id: string;
  round_id: string;
  state: string;
  year: number;
}

export interface TerritoryArea {
  /**
   * Unified code: city 4, district 6, street 9, community 12, grid 15, micro-grid 18 digits. The prefix is the ancestry; codes are never reused (MCA order 79).
   */
  code: string;
  /**
   * The nets merged into this grid (C29, D03): party, governance, civil_affairs, emergency, fire, health, urban.
   */
  functions: Generated<string[]>;
  households: number | null;
  /**
   * Grids: basic or dedicated (school, hospital, park, market). Others: basic.
   */
  kind: Generated<string>;
  lat: number | null;
  level: string;
  lng: number | null;
  name: string;
  name_en: string | null;
  parent_code: string | null;
  predecessor_code: string | null;
  successor_code: string | null;
  valid_from: string;
  valid_to: string | null;
}

export interface TerritoryAreaName {
  code: string;
  name: string;
  valid_from: string;
}

export interface TerritoryBoundary {
  code: string;
  generation: number;
  max_lat: number;
  max_lng: number;
  min_lat: number;
  min_lng: number;
  /**
   * GeoJSON MultiPolygon coordinates in WGS84.
   */
  polygon: ColumnType<unknown, string, string>;
  source: string;
  valid_from: Timestamp;
  valid_to: Timestamp | null;
}

export interface TerritoryBuilding {
  compound_id: string;
  district: string;
  floors: number | null;
  grid_code: string | null;
  id: string;
  lat: number | null;
  lng: number | null;
  name: string;
}

export interface TerritoryCompound {
  address: Generated<string>;
  built_year: number | null;
  community_code: string;
  district: string;
  households: number | null;
  id: string;
  lat: number;
  lng: number;
  name: string;
  valid_to: string | null;
}

export interface TerritoryCompoundGrid {
  compound_id: string;
  district: string;
  grid_code: string;
}

export interface TerritoryDwelling {
  /**
   * Floor area in 0.01 square metre.
   */
  area_centi_m2: number | null;
  district: string;
  floor: number | null;
  id: string;
  name: string;
  unit_id: string;
}

export interface TerritoryImportRun {
  accepted: Generated<number>;
  done: Generated<number>;
  dry_run: boolean;
  errors: Generated<ColumnType<unknown, string, string>>;
  file_name: string;
  finished_at: Timestamp | null;
  id: string;
  kind: string;
  rejected: Generated<number>;
  started_at: Timestamp;
  started_by: string | null;
  state: string;
  total: Generated<number>;
}

export interface TerritoryRedraw {
  /**
   * Newest generation of the community's grids when it was drawn: if another came between, it is not applied.
   */
  base_generation: number;
  community_code: string;
  district: string;
  effective_on: string;
  fault: string | null;
  generation: number | null;
  id: string;
  made_at: Timestamp;
  made_by: string;
  /**
   * Grids drawn anew and grids that end, as checked when it was decided.
   */
  plan: ColumnType<unknown, string, string>;
  reason: string;
  settled_at: Timestamp | null;
  state: string;
}

export interface TerritoryUnit {
  building_id: string;
  district: string;
  id: string;
  name: string;
}

export interface WorkflowAction {
  actor_id: string | null;
  actor_name: string;
  actor_unit: string | null;
  at: Timestamp;
  case_id: string;
  district: string;
  /**
   * What the step changed beside the state: clock, assignments, outcome; enough to replay the case.
   */
  effects: Generated<ColumnType<unknown, string, string>>;
  file_ids: Generated<string[]>;
  form: Generated<ColumnType<unknown, string, string>>;
  from_state: string | null;
  hash: string;
  id: string;
  name: string;
  note: string | null;
  organisation_id: string | null;
  prev_hash: string;
  seq: number;
  to_state: string;
  visibility: string;
}

export interface WorkflowAssignment {
  accepted_at: Timestamp | null;
  /**
   * An assisting unit has answered to the lead.
   */
  answered_at: Timestamp | null;
  assigned_at: Timestamp;
  case_id: string;
  /**
   * Of the case as long as the assignment stands. Changes with the case, in the same statement.
   */
  category: string | null;
  district: string;
  duty: string;
  ended_at: Timestamp | null;
  from_seq: number;
  id: string;
  /**
   * It stands, on a case that is open. Changes with the case, in the same statement.
   */
  open: Generated<boolean>;
  /**
   * Of the case, where it never changes: the order in which a unit sees what it has.
   */
  opened_at: Generated<Timestamp>;
  organisation_id: string;
  until_seq: number | null;
  /**
   * The lead went on without the answer, and said why.
   */
  waived_at: Timestamp | null;
}

export interface WorkflowCase {
  acting_area: string | null;
  acting_organisation: string | null;
  /**
   * Who must act now: a post role at acting_area, or acting_organisation, or (bucket rate) the requester.
   */
  acting_role: string | null;
  area_code: string;
  attempt: Generated<number>;
  /**
   * Which Workbench column the state belongs to.
   */
  bucket: string;
  calendar_status: Generated<string>;
  category: string | null;
  clock_started_at: Timestamp;
  closed_at: Timestamp | null;
  district: string;
  due_at: Timestamp | null;
  /**
   * Taken out of assessment (剔除), approved by a second person: rates are shown with and without.
   */
  excluded: Generated<boolean>;
  exclusion: string | null;
  exclusion_by: string | null;
  final: Generated<boolean>;
  /**
   * First recipient is responsible (首接负责): the unit that signed first stays named.
   */
  first_organisation: string | null;
  first_person: string | null;
  /**
   * Person who last did the handling: never the one who closes.
   */
  handled_by: string | null;
  head_hash: string;
  held_at: Timestamp | null;
  /**
   * Review date of a held case (挂账): on it the case comes back by itself. Null when not held.
   */
  held_until: Timestamp | null;
  id: string;
  last_seq: number;
  /**
   * The case of the same district this one was merged into (并单).
   */
  merged_into: string | null;
  /**
   * When the sweep must look next: warn_at, then due_at, then each escalation.
   */
  next_sweep_at: Timestamp | null;
  number: string;
  objection_count: Generated<number>;
  opened_at: Timestamp;
  outcome: string | null;
  overdue_level: Generated<number>;
  place: Generated<string>;
  procedure: string;
  procedure_version: number;
  raised_level: Generated<number>;
  /**
   * The permission needed to read it beside any other: of its procedure, or of what it became.
   */
  reading: string | null;
  requester_id: string | null;
  rework_count: Generated<number>;
  /**
   * The attempt whose rework is already counted: once each.
   */
  reworked_attempt: number | null;
  sealed_seq: Generated<number>;
  state: string;
  subject_id: string;
  subject_kind: string;
  /**
   * Who ordered the supervision, and alone may lift it.
   */
  supervised_by: string | null;
  supervised_level: string | null;
  /**
   * Persons who took a step of it, the first first; speaking beside it is no step. Of open cases an inbox asks it.
   */
  taken_part: Generated<string[]>;
  title: string;
  updated_at: Timestamp;
  /**
   * Before this instant nobody may urge again.
   */
  urge_again_at: Timestamp | null;
  urged_count: Generated<number>;
  urgency: Generated<string>;
  warn_at: Timestamp | null;
}

export interface WorkflowClock {
  calendar_status: string;
  case_id: string;
  district: string;
  due_at: Timestamp | null;
  /**
   * The spell of a unit that was the wrong one: it counts in no rate.
   */
  excluded: Generated<boolean>;
  kind: string;
  on_time: boolean | null;
  organisation_id: string | null;
  original_due_at: Timestamp | null;
  seq: number;
  started_at: Timestamp;
  state: string;
  stopped_at: Timestamp | null;
  warn_at: Timestamp | null;
  /**
   * Rule id and version, amount and unit, days skipped, pauses: the answer to "why this date". Frozen when the clock starts.
   */
  why: ColumnType<unknown, string, string>;
}

export interface WorkflowClockEffect {
  effect: string;
  event: string;
  profile: string;
  updated_at: Timestamp;
  version: Generated<number>;
}

export interface WorkflowFollower {
  alg: string | null;
  case_id: string;
  contact_blind: string | null;
  contact_cipher: string | null;
  district: string;
  from_case: string | null;
  id: string;
  key_id: string | null;
  legal_basis: Generated<string>;
  person_id: string | null;
  purpose: Generated<string>;
  retention_until: Timestamp | null;
  since: Timestamp;
  via: string;
}

export interface WorkflowLimit {
  amount: number;
  area_code: string | null;
  category: string | null;
  effective_from: Timestamp;
  effective_to: Timestamp | null;
  id: string;
  procedure: string | null;
  profile: string;
  start_event: Generated<string>;
  state: string | null;
  unit: string;
  urgency: string | null;
  version: Generated<number>;
  warn_ratio: Generated<Numeric>;
}

export interface WorkflowSeal {
  at: Timestamp;
  district: string;
  hash: string;
  leaves: number;
  prev_hash: string;
  root: string;
  seq: number;
}

export interface WorkflowSealLeaf {
  action_seq: number;
  case_id: string;
  district: string;
  head_hash: string;
  position: number;
  seal_seq: number;
}

export interface DB {
  "access.grant_override": AccessGrantOverride;
  "appraisal.adjustment": AppraisalAdjustment;
  "appraisal.ballot": AppraisalBallot;
  "appraisal.follow_up": AppraisalFollowUp;
  "appraisal.objection": AppraisalObjection;
  "appraisal.paper": AppraisalPaper;
  "appraisal.rater": AppraisalRater;
  "appraisal.result": AppraisalResult;
  "appraisal.round": AppraisalRound;
  "appraisal.round_subject": AppraisalRoundSubject;
  "appraisal.scheme": AppraisalScheme;
  "appraisal.tally": AppraisalTally;
  "audit.entry": AuditEntry;
  "auth.account": AuthAccount;
  "auth.recovery_code": AuthRecoveryCode;
  "auth.second_factor": AuthSecondFactor;
  "auth.session": AuthSession;
  "auth.user": AuthUser;
  "auth.verification": AuthVerification;
  "calendar.calendar": CalendarCalendar;
  "calendar.day": CalendarDay;
  "calendar.year": CalendarYear;
  "desk.export": DeskExport;
  "desk.import_run": DeskImportRun;
  "desk.list_layout": DeskListLayout;
  "desk.saved_view": DeskSavedView;
  "files.file": FilesFile;
  "insights.category": InsightsCategory;
  "insights.duration": InsightsDuration;
  "insights.event": InsightsEvent;
  "insights.matter_deadline": InsightsMatterDeadline;
  "insights.matter_event": InsightsMatterEvent;
  "insights.matter_round": InsightsMatterRound;
  "insights.matter_spell": InsightsMatterSpell;
  "insights.matter_step": InsightsMatterStep;
  "insights.progress": InsightsProgress;
  "insights.publication": InsightsPublication;
  "insights.report_file": InsightsReportFile;
  "insights.stale_day": InsightsStaleDay;
  "insights.tally": InsightsTally;
  "matters.caller_message": MattersCallerMessage;
  "matters.category": MattersCategory;
  "matters.category_class": MattersCategoryClass;
  "matters.category_model": MattersCategoryModel;
  "matters.complaint": MattersComplaint;
  "matters.dispatch": MattersDispatch;
  "matters.duty": MattersDuty;
  "matters.follow_up": MattersFollowUp;
  "matters.map_change": MattersMapChange;
  "matters.map_count": MattersMapCount;
  "matters.matter": MattersMatter;
  "matters.number_counter": MattersNumberCounter;
  "matters.petition_decision": MattersPetitionDecision;
  "matters.rating": MattersRating;
  "matters.requester": MattersRequester;
  "matters.standard_class": MattersStandardClass;
  "matters.worksheet": MattersWorksheet;
  "matters.worksheet_run": MattersWorksheetRun;
  "notify.address": NotifyAddress;
  "notify.channel": NotifyChannel;
  "notify.delivery": NotifyDelivery;
  "notify.digest_day": NotifyDigestDay;
  "notify.message": NotifyMessage;
  "notify.preference": NotifyPreference;
  "notify.subscription": NotifySubscription;
  "open_data.api_key": OpenDataApiKey;
  "open_data.delivery": OpenDataDelivery;
  "open_data.endpoint": OpenDataEndpoint;
  "open_data.outgoing": OpenDataOutgoing;
  "open_data.request": OpenDataRequest;
  "open_data.subscription": OpenDataSubscription;
  "orders.errand": OrdersErrand;
  "orders.errand_receipt": OrdersErrandReceipt;
  "orders.menu_item": OrdersMenuItem;
  "orders.menu_slot": OrdersMenuSlot;
  "orders.service_claim": OrdersServiceClaim;
  "orders.service_contact": OrdersServiceContact;
  "orders.service_need": OrdersServiceNeed;
  "orders.service_order": OrdersServiceOrder;
  "orders.service_rating": OrdersServiceRating;
  "orders.task": OrdersTask;
  "orders.task_claim": OrdersTaskClaim;
  "orders.whistle": OrdersWhistle;
  "orders.whistle_call": OrdersWhistleCall;
  "orders.whistle_kind": OrdersWhistleKind;
  "orders.wish": OrdersWish;
  "orders.work_counter": OrdersWorkCounter;
  "orders.work_kind": OrdersWorkKind;
  "partners.class": PartnersClass;
  "partners.co_building_item": PartnersCoBuildingItem;
  "partners.demonstration": PartnersDemonstration;
  "partners.handover": PartnersHandover;
  "partners.joint_meeting": PartnersJointMeeting;
  "partners.joint_meeting_attendance": PartnersJointMeetingAttendance;
  "partners.number_counter": PartnersNumberCounter;
  "partners.partner": PartnersPartner;
  "partners.pattern": PartnersPattern;
  "partners.programme": PartnersProgramme;
  "partners.programme_version": PartnersProgrammeVersion;
  "partners.seat": PartnersSeat;
  "partners.service_field": PartnersServiceField;
  "partners.transition": PartnersTransition;
  "people.organisation": PeopleOrganisation;
  "people.pairing": PeoplePairing;
  "people.person": PeoplePerson;
  "people.post": PeoplePost;
  "platform.command": PlatformCommand;
  "platform.setting": PlatformSetting;
  "report_in.building_group": ReportInBuildingGroup;
  "report_in.consultation": ReportInConsultation;
  "report_in.look_back": ReportInLookBack;
  "report_in.number_counter": ReportInNumberCounter;
  "report_in.registration": ReportInRegistration;
  "report_in.visit_note": ReportInVisitNote;
  "report_in.year_member": ReportInYearMember;
  "territory.area": TerritoryArea;
  "territory.area_name": TerritoryAreaName;
  "territory.boundary": TerritoryBoundary;
  "territory.building": TerritoryBuilding;
  "territory.compound": TerritoryCompound;
  "territory.compound_grid": TerritoryCompoundGrid;
  "territory.dwelling": TerritoryDwelling;
  "territory.import_run": TerritoryImportRun;
  "territory.redraw": TerritoryRedraw;
  "territory.unit": TerritoryUnit;
  "workflow.action": WorkflowAction;
  "workflow.assignment": WorkflowAssignment;
  "workflow.case": WorkflowCase;
  "workflow.clock": WorkflowClock;
  "workflow.clock_effect": WorkflowClockEffect;
  "workflow.follower": WorkflowFollower;
  "workflow.limit": WorkflowLimit;
  "workflow.seal": WorkflowSeal;
  "workflow.seal_leaf": WorkflowSealLeaf;
}
