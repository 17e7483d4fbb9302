const at = (base: string) => (key: { district: string; id: string }) =>
  `${base}/${encodeURIComponent(key.district)}/${encodeURIComponent(key.id)}`

export const registrationPath = at('/report-in')
export const lookBackPath = at('/look-backs')
