/**
 * How well the words of a report lead to its category, by repeated stratified cross-validation on messages that have
 * one: `npm run bench -- triage --data messages.jsonl [--categories names.csv | none] [--folds 10] [--repeats 5] [--json]`.
 * Lines are {"id","title","text","category"}. The names are a CSV of category levels whose first column is the class;
 * without the flag, `citizen-message-categories.csv` beside the data, if it is there. The model is the product's own:
 * what it tunes, it tunes inside the training folds.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Bench } from '#scripts/run/bench.ts'
import { crossValidate, type Labelled } from './triage/cross-validate.ts'
import { baselines, productModel, type Names } from './triage/models.ts'

const TARGET = { top3: 0.95, macroF1: 0.8 }
const NAMES_FILE = 'citizen-message-categories.csv'

const message = z.object({
  id: z.union([z.number(), z.string()]),
  title: z.string(),
  text: z.string(),
  category: z.string(),
})

export const bench: Bench = async ({ data, rest }) => {
  if (data === undefined) throw new Error('triage needs --data messages.jsonl')
  const { values } = parseArgs({
    args: [...rest],
    options: {
      categories: { type: 'string' },
      folds: { type: 'string', default: '10' },
      repeats: { type: 'string', default: '5' },
    },
  })
  const messages = readMessages(data)
  const names = readNames(values.categories, data, new Set(messages.map(one => one.label)))
  const plan = { folds: Number(values.folds), repeats: Number(values.repeats) }
  const { majority, plainNaiveBayes } = baselines(messages)
  const product = crossValidate(messages, productModel(messages, names), plan)
  const figures = {
    messages: messages.length,
    classes: new Set(messages.map(one => one.label)).size,
    ...plan,
    names: names.length,
    product,
    productWithoutNames: crossValidate(messages, productModel(messages, []), plan),
    plainNaiveBayes: crossValidate(messages, plainNaiveBayes, plan),
    majority: crossValidate(messages, majority, plan),
  }
  const ratio = Math.min(product.top3 / TARGET.top3, product.macroF1 / TARGET.macroF1)
  return { name: 'triage', figures, ratio: Math.round(ratio * 1000) / 1000, target: 1, holds: ratio >= 1 }
}

function readMessages(path: string): Labelled[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
  return lines.map(line => {
    const { id, title, text, category } = message.parse(JSON.parse(line))
    return { id: String(id), label: category, text: `${title}\n${text}` }
  })
}

/** Names of every level by the class they stand under; classes that no message has are left out. */
function readNames(flag: string | undefined, data: string, classes: ReadonlySet<string>): Names {
  const path = flag === undefined ? join(dirname(data), NAMES_FILE) : resolve(process.env.INIT_CWD ?? '.', flag)
  if (flag === 'none' || (flag === undefined && !existsSync(path))) return []
  const rows = z.array(z.array(z.string())).parse(parse(readFileSync(path), { bom: true, from_line: 2 }))
  return rows.filter(([label = '']) => classes.has(label)).map(([label = '', ...names]) => ({ label, names }))
}
