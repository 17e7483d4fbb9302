/** Keys the list beside the case needs for itself. */
const taken = ['j', 'k', 'x']

/**
 * One letter for each action: the first letter of its name that is still free, so that `dispatch` is d and `decline`,
 * coming later, is e. Actions that find none are left to the pointer.
 */
export function actionKeys(names: readonly string[]): Map<string, string> {
  const used = new Set(taken)
  const keys = new Map<string, string>()
  for (const name of names) {
    const letter = Array.from(name).find(sign => /[a-z]/.test(sign) && !used.has(sign))
    if (letter === undefined) continue
    used.add(letter)
    keys.set(name, letter)
  }
  return keys
}
