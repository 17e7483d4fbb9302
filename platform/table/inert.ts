/** Starts a spreadsheet would run as a formula, behind any number of apostrophes. */
const RUNS = /^'*[=+\-@\t\r]/

/** Text that no spreadsheet takes for a formula: an apostrophe before =, +, -, @. {@link plainText} takes it off again. */
export function inertText(text: string): string {
  return RUNS.test(text) ? `'${text}` : text
}

/** What stood in a cell before {@link inertText}. */
export function plainText(text: string): string {
  return text.startsWith("'") && RUNS.test(text.slice(1)) ? text.slice(1) : text
}
