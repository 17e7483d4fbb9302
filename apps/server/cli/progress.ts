/** One line that rewrites itself on a terminal, and speaks every tenth elsewhere. */
export function progressLine(label: string): (done: number, total: number) => void {
  let last = -1
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    const step = process.stdout.isTTY ? percent : Math.floor(percent / 10) * 10
    if (step === last) return
    last = step
    const text = `${label} ${done}/${total} (${step} %)`
    process.stdout.write(process.stdout.isTTY ? `\r${text}${percent === 100 ? '\n' : ''}` : `${text}\n`)
  }
}

/** One line for each phase of a longer work, as it comes to it. */
export function progressOfPhases(): (phase: string, done: number, total: number) => void {
  const lines = new Map<string, ReturnType<typeof progressLine>>()
  return (phase, done, total) => {
    const line = lines.get(phase) ?? progressLine(phase)
    lines.set(phase, line)
    line(done, total)
  }
}
