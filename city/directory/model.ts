/** Standing responsibility, kept as plain rows; what they mean is said by the directory module. */
export interface CityOrganisation {
  id: string
  kind: string
  /** Trade of a department or utility. */
  tag: string | null
  name: string
  shortName: string | null
  areaCode: string
  parentId: string | null
  creditCode: string | null
  /** Published duty telephone, on an area code that does not exist. */
  phone: string | null
  address: string | null
}

export interface CityPerson {
  id: string
  kind: 'staff' | 'resident'
  /** Staff: the name they act under. Residents: a display form. */
  name: string
}

export interface CityPost {
  id: string
  personId: string
  role: string
  organisationId: string | null
  areaCode: string
}

export interface CityPairing {
  id: string
  kind: 'responsible' | 'partner' | 'linked'
  personId: string | null
  organisationId: string | null
  areaCode: string | null
  targetKind: 'area' | 'compound' | 'building' | 'unit' | 'dwelling' | 'shop'
  targetId: string
  purpose: string
  legalBasis: string
}
