import { territoryContract } from '#kernel/territory/index.ts'
import { createClient } from '#platform/client/call.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

const options = { locale: currentLocale }
export const orders = createClient(contract, options)
export const territory = createClient(territoryContract, options)
