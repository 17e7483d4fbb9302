import { createClient } from '#platform/client/call.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

export const territory = createClient(contract, { locale: currentLocale })
