/** Asks again until it is so; for what another process or the network does in its own time. Fails after ten seconds. */
export async function waitFor(so: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + 10_000
  while (!(await so())) {
    if (Date.now() > until) throw new Error(`It never came to be so: ${String(so)}`)
    await new Promise(resolve => {
      setTimeout(resolve, 20)
    })
  }
}
