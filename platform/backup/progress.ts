/** Told as the work goes on; `phase` is a word for people, `total` what `done` comes to. */
export type Progress = (phase: string, done: number, total: number) => void
