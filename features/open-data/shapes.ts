import { z } from 'zod'
import { eventTypes } from './events.ts'

const instant = z.iso.datetime()

export const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The last four characters. */
  hint: z.string(),
  perMinute: z.number().int(),
  createdAt: instant,
  lastUsedOn: z.iso.date().nullable(),
  revokedAt: instant.nullable(),
})
export type ApiKey = z.output<typeof apiKey>

export const subscription = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  eventTypes: z.array(z.enum(eventTypes)),
  area: z.object({ code: z.string(), name: z.string() }).nullable(),
  active: z.boolean(),
  failingSince: instant.nullable(),
  /** Switched off by itself after days without a success. */
  disabledAt: instant.nullable(),
  createdAt: instant,
})
export type SubscriptionView = z.output<typeof subscription>

export const delivery = z.object({
  district: z.string(),
  eventId: z.uuid(),
  eventType: z.enum(eventTypes),
  number: z.string(),
  at: instant,
  state: z.enum(['waiting', 'delivered', 'failed', 'skipped']),
  attempts: z.number().int(),
  nextAt: instant.nullable(),
  lastStatus: z.number().int().nullable(),
  lastError: z.string().nullable(),
})
export type DeliveryView = z.output<typeof delivery>

export const endpoint = z.object({
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  url: z.string(),
  jurisdiction: z.string().nullable(),
  services: z.string(),
  defaultService: z.string().nullable(),
  active: z.boolean(),
  waiting: z.number().int(),
  failed: z.number().int(),
})
export type EndpointView = z.output<typeof endpoint>

export const outgoing = z.object({
  district: z.string(),
  caseId: z.uuid(),
  number: z.string(),
  state: z.enum(['waiting', 'sent', 'closed', 'failed', 'ended']),
  attempts: z.number().int(),
  nextAt: instant.nullable(),
  foreignId: z.string().nullable(),
  foreignStatus: z.string().nullable(),
  lastError: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
})
