import type { OrganisationKind, OrganisationTag } from '#kernel/people/index.ts'
import type { DutyLevel, DutyPart } from './dispatch-walk.ts'

/**
 * One row of the duty list 权责清单 shipped as a default: a category (or its whole field) at a level belongs to
 * organisations of a kind and trade. Cities edit the rows; these only fill an empty table.
 *
 * What the directory must hold for the walk to find somebody:
 * - `tag` on organisations of kind `department`, utilities included (`organisationTags` of the people module);
 * - a property company is found through a pairing (organisation → target kind `compound`, target id = the compound's);
 * - `grid_team` sits at its grid, `residents_committee` at its community, `government` at street and district.
 */
export interface DefaultDuty {
  categoryId: string
  level: DutyLevel
  organisationKind: OrganisationKind
  organisationTag: OrganisationTag | null
  part: DutyPart
  position: number
}

/**
 * One line per category: `level kind[:tag]`, comma separated, nearest first; after `|` those who assist.
 * `grid property_company` is the company of the compound the place lies in.
 */
const listing: Record<string, string> = {
  information: 'grid grid_team, community residents_committee',
  security: 'street department:public_security, district department:public_security | community residents_committee',
  'security.entrance': 'grid property_company, community residents_committee',
  'security.noise':
    'street department:urban_management, district department:urban_management | street department:public_security',
  policy: 'community residents_committee, street government',
  'policy.question': 'community residents_committee, district department:civil_affairs',
  hazard: 'street government, district department:emergency | community residents_committee',
  'hazard.fire_lane': 'grid property_company, street government, district department:fire',
  'hazard.ebike': 'grid property_company, street government, district department:fire',
  'hazard.gas': 'district department:gas, district department:emergency | street government',
  'hazard.drowning': 'street government, district department:water | grid grid_team',
  'hazard.falling': 'grid property_company, district department:housing',
  'hazard.lift': 'grid property_company, district department:market',
  dispute: 'community residents_committee, street government | grid grid_team',
  'dispute.property': 'community residents_committee, street government | district department:housing',
  'dispute.consumer': 'district department:market | district department:human_resources',
  cityscape: 'street department:urban_management, district department:urban_management',
  'cityscape.rubbish':
    'grid property_company, street department:urban_management, district department:urban_management',
  'cityscape.clutter': 'grid property_company, community residents_committee',
  'cityscape.illegal_building':
    'street department:urban_management, district department:urban_management | community residents_committee',
  'cityscape.parking': 'street department:public_security, district department:public_security',
  livelihood: 'street government, district government | community residents_committee',
  'livelihood.street_lamp': 'district department:urban_management',
  'livelihood.sewer': 'grid property_company, district department:water',
  'livelihood.utilities':
    'street government, district government | district department:water, district department:power, district department:gas',
  'livelihood.road': 'district department:transport, district department:urban_management',
  'livelihood.charging': 'grid property_company, community residents_committee',
  other: 'community residents_committee, street government',
  'other.complaint':
    'grid property_company, grid grid_team, community residents_committee, street government, district government',
}

function readPart(categoryId: string, part: DutyPart, text: string): DefaultDuty[] {
  return text.split(', ').map((entry, position) => {
    const [level, organisation = ''] = entry.trim().split(' ')
    const [organisationKind, tag] = organisation.split(':')
    return {
      categoryId,
      level: level as DutyLevel,
      organisationKind: organisationKind as OrganisationKind,
      organisationTag: (tag ?? null) as OrganisationTag | null,
      part,
      position,
    }
  })
}

export const defaultDuties: readonly DefaultDuty[] = Object.entries(listing).flatMap(([categoryId, text]) => {
  const [leads = '', assists] = text.split(' | ')
  return [...readPart(categoryId, 'lead', leads), ...(assists ? readPart(categoryId, 'assist', assists) : [])]
})
