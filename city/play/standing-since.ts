/** The first day of every area, organisation, post and pairing of the demonstration city. */
export const standingSince = '2023-03-01'
