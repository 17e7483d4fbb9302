import type { TreeFile } from './tree-rules.ts'

/** Product code only: tests and examples refuse with whatever they like. */
const PRODUCT =
  /^(platform|kernel|features|apps)\/(?!.*(\.test\.tsx?$|[/.]fixtures\.ts$|\/testing\.ts$|\/web\/|\/console\/|\/pocket\/))/
const CODE = String.raw`'([a-z]+\.[a-z_]+)'`

/** Where a code is written: thrown, refused, or found by a rule whose answer is thrown by its caller. */
const WRITTEN = [
  String.raw`new DomainError\(\s*${CODE}`,
  String.raw`\binvalid\(\s*[^;]*?,\s*${CODE}`,
  String.raw`\brefuse\(\s*${CODE}`,
  String.raw`\bcode: ${CODE}`,
  String.raw`\breturn ${CODE}`,
  String.raw`\s[?:] ${CODE}`,
].map(pattern => new RegExp(pattern, 'g'))

export interface ErrorCode {
  path: string
  code: string
}

/** Every error code in the sources, with the file it stands in; `modules` are the first halves a code may have. */
export function errorCodesIn(files: readonly TreeFile[], modules: readonly string[]): ErrorCode[] {
  return files
    .filter(({ path }) => PRODUCT.test(path))
    .flatMap(({ path, text }) =>
      WRITTEN.flatMap(pattern => [...text.matchAll(pattern)])
        .map(match => ({ path, code: match[1] ?? '' }))
        .filter(({ code }) => modules.includes(code.split('.')[0] ?? '')),
    )
}
