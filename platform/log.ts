import { type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** JSON lines on standard error; fields that may carry personal data or secrets are removed. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.phone', '*.code', '*.token'],
        remove: true,
      },
    },
    pino.destination({ fd: 2, sync: false }),
  )
}
