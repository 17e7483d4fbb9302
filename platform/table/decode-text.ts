import { unreadable } from './measure-archive.ts'

/** UTF-8 with or without its mark, UTF-16 with it, else GB18030, which Chinese spreadsheets still write. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le')
  const text = whole(bytes, 'utf-8') ?? whole(bytes, 'gb18030')
  if (text === undefined || text.includes('\u0000')) throw unreadable()
  return text
}

function decode(bytes: Buffer, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

function whole(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
