import { z } from 'zod'

/** How text messages leave, as it may be shown; the secret fills `{{key}}`. */
export const smsSettings = z.object({
  url: z
    .string()
    .regex(/^https?:\/\/[^\s]+$/)
    .max(500),
  method: z.enum(['POST', 'GET', 'PUT']),
  /** One a line, `Name: value`. */
  headers: z.string().max(2_000).default(''),
  body: z.string().max(4_000).default(''),
  /** Words the answer holds when the provider took it; empty: any 2xx. */
  succeeds: z.string().max(100).default(''),
})

export const emailSettings = z.object({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65535),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().max(100).default(''),
  from: z.string().min(3).max(100),
})

export const pushSettings = z.object({
  publicKey: z.string(),
  /** `https:` or `mailto:` of whoever runs this installation (RFC 8292). */
  subject: z
    .string()
    .regex(/^(https:\/\/|mailto:)\S+$/)
    .max(100),
})

/** Where the robot lives, without its key; which kinds of messages it says. */
export const robotSettings = z.object({
  host: z.string(),
  signed: z.boolean(),
  kinds: z.array(z.enum(['turn', 'time'])),
})
