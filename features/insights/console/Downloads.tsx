import { useLocale, useT } from '#ui/i18n.ts'
import { type PublicationLine, reportFormats } from '../shapes.ts'
import { reportUrl } from './api.ts'

const names = { docx: 'publications.word', xlsx: 'publications.excel' } as const

/** The written report in the page's language; while it is being written, that. */
export function Downloads({ line }: { line: PublicationLine }) {
  const t = useT('insights-console')
  const locale = useLocale()
  if (!line.ready) return <span className="ji-quiet">{t('publications.writing')}</span>
  return (
    <span className="ji-downloads">
      {reportFormats.map(format => (
        <a key={format} className="jl-link" href={reportUrl(line, format, locale)} download>
          {t(names[format])}
        </a>
      ))}
    </span>
  )
}
