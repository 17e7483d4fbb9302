import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { enter, ENTRIES } from './enter-feature.ts'
import { featureNames, spell } from './feature-names.ts'

const template = join(import.meta.dirname, 'template')

/** Writes the slice into a tree and enters it where features are listed; returns the paths it touched. */
export function createFeature(name: string, root: string): string[] {
  const names = featureNames(name)
  const folder = `features/${names.kebab}`
  if (existsSync(join(root, folder))) throw new Error(`${folder} exists already`)
  const touched = new Set<string>()
  for (const file of templateFiles()) {
    const path = spell(relative(template, file), names).replace(/\.txt$/, '')
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), spell(readFileSync(file, 'utf8'), names))
    touched.add(path)
  }
  for (const { path, imports, list, element } of ENTRIES) {
    const entry = { path, imports: spell(imports, names), list, element: spell(element, names) }
    writeFileSync(join(root, path), enter(readFileSync(join(root, path), 'utf8'), entry))
    touched.add(path)
  }
  return [...touched]
}

function templateFiles(): string[] {
  return readdirSync(template, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}
