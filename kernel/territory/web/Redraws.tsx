import { Button } from 'antd'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { Drawing } from '../redraw.ts'
import { territory } from './api.ts'
import { useTerritoryChange } from './use-areas.ts'

/** What was redrawn and what is planned, the latest first. */
export function Redraws({ drawing: { community, redraws } }: { drawing: Drawing }) {
  const t = useT('territory-web')
  const withdraw = useTerritoryChange((id: string) =>
    territory.withdrawRedraw({ params: { code: community.code, id }, body: { requestId: newId() } }),
  )
  if (redraws.length === 0) return null
  return (
    <section className="jt-decide" aria-label={t('draw.former')}>
      <h2 className="jt-corners-title">{t('draw.former')}</h2>
      <ul>
        {redraws.map(({ id, effectiveOn, state, reason, generation }) => (
          <li key={id}>
            {effectiveOn} · {t(`draw.states.${state}`)}
            {generation !== null && ` · ${t('facts.generation', { count: generation })}`} · {reason}{' '}
            {state === 'planned' && (
              <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
                {t('draw.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {withdraw.error && <ErrorState error={withdraw.error} />}
    </section>
  )
}
