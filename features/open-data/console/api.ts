import { createClient } from '#platform/client/call.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

export const interfaces = createClient(contract, { locale: currentLocale })
/** Everything this page reads is refreshed together after a change. */
export const root = ['open-interfaces'] as const
