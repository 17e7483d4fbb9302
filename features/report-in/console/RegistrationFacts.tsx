import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useT } from '#ui/i18n.ts'
import { FactList } from './FactList.tsx'
import type { RegistrationDetail } from './api.ts'
import { registrationPath } from './paths.ts'
import { useServiceFields } from './use-service-fields.ts'

/** What is known, and nothing more. */
export function RegistrationFacts({ registration: one }: { registration: RegistrationDetail; embedded?: boolean }) {
  const t = useT('report-in')
  const console = useT('report-in-console')
  const people = useT('people')
  const { nameOf } = useServiceFields()
  const offers = [...one.offers.map(nameOf), one.offerWords].filter(Boolean).join('，')
  const facts: [string, ReactNode][] = [
    ['name', one.name],
    ['organisation', one.organisation.name],
    ['community', one.community?.name],
    ['building', one.building && `${one.building.compound} ${one.building.name}`],
    ['reason', one.kind === 'member' && t(`reasons.${one.reason}`)],
    ['happenedOn', one.kind === 'member' && one.happenedOn],
    ['dueOn', one.dueOn],
    ['reportedOn', one.reportedOn],
    ['onTime', one.onTime !== null && t(`punctual.${one.onTime ? 'yes' : 'no'}`)],
    ['offers', offers],
    ['willing', one.willing.map(role => people(`roles.${role}`)).join('、')],
    [
      'vanguard',
      one.vanguard && `${one.vanguard.building.compound} ${one.vanguard.building.name}：${one.vanguard.words}`,
    ],
    ['endedOn', one.endedOn],
    ['endReason', one.endReason && t(`endReasons.${one.endReason}`)],
  ]
  return (
    <>
      <FactList facts={facts} />
      {one.movedTo && <Link to={registrationPath(one.movedTo)}>{console('movedTo')}</Link>}
      {one.posts.length > 0 && (
        <ul className="jr-posts" aria-label={console('posts')}>
          {one.posts.map(post => (
            <li key={post.id}>
              {people(`roles.${post.role}`)} · {post.areaName} · {post.validFrom}
              {post.validTo ? ` – ${post.validTo}` : ''}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
