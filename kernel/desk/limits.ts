/** More rows than this leave only with a reason, which stands in the audit log. */
export const REASON_ABOVE = 500
/** What one file holds at most; a list longer than this is narrowed first. */
export const MOST_ROWS = 200_000
/** How long a finished file can be fetched. */
export const KEPT_HOURS = 24
/** Files of one person that may be on their way at the same time. */
export const MOST_WAITING = 3
/** Cases of one bulk action. */
export const MOST_BULK = 200
/** Saved views of one person in one list. */
export const MOST_VIEWS = 50
/** How long the rows of an import and their reasons are kept. */
export const IMPORT_KEPT_DAYS = 7
/** Imports of one person that may be on their way at the same time. */
export const MOST_IMPORTS = 3
