import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { contract } from '#kernel/people/index.ts'
import { createClient } from '#platform/client/call.ts'
import { recall } from '#ui/device-store.ts'
import { currentLocale, useT } from '#ui/i18n.ts'

/** The government's own line, answered in every city day and night. */
const HOTLINE = '12345'
const people = createClient(contract, { locale: currentLocale })

/** Three things to choose from, and nothing else: say it, see it, call somebody. */
export function ElderHome() {
  const t = useT('pocket')
  return (
    <nav className="jl-elder" aria-label={t('elder.choices')}>
      <Link to="/report" className="jl-elder-button" data-primary>
        {t('elder.report')}
        <small>{t('elder.reportHint')}</small>
      </Link>
      <Link to="/my" className="jl-elder-button">
        {t('elder.mine')}
        <small>{t('elder.mineHint')}</small>
      </Link>
      <Call />
    </nav>
  )
}

/** The residents' committee of where this person last reported from; the city's line where none is known. */
function Call() {
  const t = useT('pocket')
  const areaCode = recall('jinlin.near')
  const { data } = useQuery({
    queryKey: ['people', 'desk', areaCode],
    queryFn: () => people.findDesk({ query: { areaCode: areaCode ?? '' } }),
    enabled: areaCode !== null,
    staleTime: 3_600_000,
  })
  const desk = data?.desk
  return (
    <a href={`tel:${desk?.phone ?? HOTLINE}`} className="jl-elder-button">
      {t('elder.call')}
      <small>
        {desk ? desk.name : t('elder.hotline')} <span className="jl-elder-number">{desk?.phone ?? HOTLINE}</span>
      </small>
    </a>
  )
}
