const at = (base: string) => (key: { district: string; id: string }) =>
  `${base}/${encodeURIComponent(key.district)}/${encodeURIComponent(key.id)}`

export const registrationPath = at('/report-in')
export const lookBackPath = at('/look-backs')
export const yearGradePath = at('/year-grades')
export const consultationPath = at('/consultations')
/** The kernel's page of a round. */
export const roundPath = at('/appraisal/rounds')
