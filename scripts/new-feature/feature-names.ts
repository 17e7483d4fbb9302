/** One name in the spellings the code needs. */
export interface FeatureNames {
  /** Folder, path, namespace: `report-in`. */
  kebab: string
  /** `reportIn` */
  camel: string
  /** `ReportIn` */
  Pascal: string
  /** Permission noun and case kind: `report_in`. */
  snake: string
}

/** Throws with a sentence when the name cannot be a feature's. */
export function featureNames(name: string): FeatureNames {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) throw new Error(`'${name}' is no name of a feature: write it like report-in`)
  const words = name.split('-')
  const Pascal = words.map(word => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('')
  return { kebab: name, Pascal, camel: `${Pascal.charAt(0).toLowerCase()}${Pascal.slice(1)}`, snake: words.join('_') }
}

/** Puts the spellings in place of `__kebab__`, `__camel__`, `__Pascal__` and `__snake__`. */
export function spell(text: string, names: FeatureNames): string {
  return text.replace(/__(kebab|camel|Pascal|snake)__/g, (_, spelling: keyof FeatureNames) => names[spelling])
}
