/** What is wrong with a procedure, and where. `problem` is one stable word. */
export interface Problem {
  procedure: string
  problem: string
  state?: string
  action?: string
  /** The missing text, with its language. */
  text?: string
}
