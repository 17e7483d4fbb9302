import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import type { Need } from '../shapes.ts'
import { directory, useDictionary } from './api.ts'
import './partners.css'

interface NeedCardProps {
  need: Need
  compound: { id: string; name: string; communityCode: string }
}

/** One need with the partners that could help: nearest first, each with its reasons. */
export function NeedCard({ need, compound }: NeedCardProps) {
  const t = useT('partners-console')
  const { fieldName } = useDictionary()
  const comma = t('comma')
  return (
    <Section title={fieldName(need.field)}>
      <p className="pt-quiet">
        {t(need.count === null ? 'needs.few' : 'needs.count', {
          count: need.count ?? 0,
          what: need.categories.slice(0, 3).join(comma),
        })}
      </p>
      {need.partners.length === 0 && <p>{t('needs.nobody')}</p>}
      <ul className="pt-matches">
        {need.partners.map(match => (
          <Match key={match.partnerId} match={match} field={need.field} compound={compound} />
        ))}
      </ul>
    </Section>
  )
}

function Match({
  match,
  field,
  compound,
}: { match: Need['partners'][number]; field: string } & Pick<NeedCardProps, 'compound'>) {
  const t = useT('partners-console')
  const say = useReasonWords()
  return (
    <li>
      <Link to="/partners/$district/$id" params={{ district: match.district, id: match.partnerId }}>
        {match.name || t('unnamed')}
      </Link>
      <span className="pt-quiet">{match.reasons.map(say).join(t('needs.and'))}</span>
      {match.organisationId && <Pair organisationId={match.organisationId} field={field} compound={compound} />}
    </li>
  )
}

/** A person decides: the link stands in the register of pairings, with what it is for. */
function Pair({
  organisationId,
  field,
  compound,
}: { organisationId: string; field: string } & Pick<NeedCardProps, 'compound'>) {
  const t = useT('partners-console')
  const client = useQueryClient()
  const mayPair = useMay('directory.edit')
  const { fieldName } = useDictionary()
  const pair = useMutation({
    mutationFn: () =>
      directory.createPairing({
        body: {
          requestId: newId(),
          kind: 'partner',
          organisationId,
          areaCode: compound.communityCode,
          targetKind: 'compound',
          targetId: compound.id,
          purpose: t('needs.purpose', { field: fieldName(field), compound: compound.name }),
          legalBasis: t('needs.basis'),
        },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['partners'] }),
  })
  if (!mayPair) return null
  if (pair.isSuccess) return <span role="status">{t('needs.paired')}</span>
  return (
    <>
      <Button size="small" loading={pair.isPending} onClick={() => pair.mutate()}>
        {t('needs.pair')}
      </Button>
      {pair.error && <ErrorState error={pair.error} />}
    </>
  )
}

function useReasonWords() {
  const t = useT('partners-console')
  const words = useT('partners')
  const locale = useLocale()
  return ({ code, params }: Need['partners'][number]['reasons'][number]) =>
    t(`reasons.${code}`, {
      ...params,
      name: locale === 'en' ? params['en'] : params['zh'],
      day: params['weekday'] === undefined ? '' : words(`weekdays.${params['weekday']}`),
    })
}
