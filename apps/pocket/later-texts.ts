import { parts } from './parts.ts'

/** Loads something that is shown once what `texts` fetches has been registered. */
export function after<T>(texts: (() => Promise<unknown>) | undefined, load: () => Promise<T>): () => Promise<T> {
  if (!texts) return load
  return async () => {
    const [loaded] = await Promise.all([load(), texts()])
    return loaded
  }
}

/** The texts of all parts: a list of tasks names the steps of whatever part they come from. */
export async function allTexts(): Promise<void> {
  await Promise.all(parts.flatMap(part => (part.texts ? [part.texts()] : [])))
}
