import type { Random } from '../random.ts'
import { foundedAt } from '../territory/compounds.ts'
import { inventCreditCode } from './credit-code.ts'
import type { CityOrganisation } from './model.ts'

export interface NewOrganisation {
  kind: string
  name: string
  areaCode: string
  tag?: string
  shortName?: string
  parent?: CityOrganisation | undefined
  /** First two characters of its credit code; without it the organisation has none. */
  codePrefix?: string
  listed?: boolean
  address?: string
}

/** Collects organisations in the order they are founded, parents first. */
export interface Register {
  add(organisation: NewOrganisation): CityOrganisation
  all(): readonly CityOrganisation[]
}

export function createRegister(random: Random): Register {
  const list: CityOrganisation[] = []
  return {
    add(organisation) {
      const { codePrefix, parent, listed } = organisation
      const made: CityOrganisation = {
        id: random.id(foundedAt),
        kind: organisation.kind,
        tag: organisation.tag ?? null,
        name: organisation.name,
        shortName: organisation.shortName ?? null,
        areaCode: organisation.areaCode,
        parentId: parent?.id ?? null,
        creditCode: codePrefix ? inventCreditCode(codePrefix, organisation.areaCode, random) : null,
        // 0099 is no area code of the telephone network.
        phone: listed ? `0099-6${String(random.int(1_000_000, 9_999_999))}` : null,
        address: organisation.address ?? null,
      }
      list.push(made)
      return made
    },
    all: () => list,
  }
}
