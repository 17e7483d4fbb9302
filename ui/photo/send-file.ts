import { ApiError, OfflineError } from '#platform/client/call.ts'
import { currentLocale } from '../i18n.ts'

export interface SendOptions {
  /** 0…1. */
  onProgress?: (progress: number) => void
  signal?: AbortSignal
}

/**
 * POSTs one file as multipart field `files` and answers with the parsed JSON. Uses XMLHttpRequest, because fetch does not
 * tell how far an upload is. Throws like the typed client does.
 */
export function sendFile(url: string, file: File, options: SendOptions = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', currentLocale())
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('error', () => reject(new OfflineError()))
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    request.addEventListener('load', () => settle(request, { resolve, reject }))
    options.signal?.addEventListener('abort', () => request.abort())
    const body = new FormData()
    body.append('files', file, file.name)
    request.send(body)
  })
}

function settle(
  request: XMLHttpRequest,
  { resolve, reject }: { resolve: (value: unknown) => void; reject: (reason: Error) => void },
): void {
  const answer = parse(request.responseText)
  if (request.status >= 200 && request.status < 300) return resolve(answer)
  const blank = { type: 'about:blank', title: `HTTP ${request.status}`, status: request.status }
  const known = typeof answer === 'object' && answer !== null ? answer : {}
  reject(new ApiError(request.status, { code: 'platform.internal', detail: blank.title, ...blank, ...known }))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
