import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { useNow } from '#ui/use-now.ts'
import { useArea, useViewer } from '#ui/Viewer.tsx'
import { contract } from '../index.ts'
import { reportIn } from './api.ts'
import { CommunityInput } from './CommunityInput.tsx'
import { roundPath } from './paths.ts'

const COMMUNITY = 12

/** The appraisal of a year in one step: whom it is about follows from the register, who grades is chosen here. */
export function StartYear({ onClose }: { onClose: () => void }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const client = useQueryClient()
  const navigate = useNavigate()
  const { areaCode } = useArea()
  const { posts } = useViewer()
  const [requestId] = useState(() => newId())
  const year = useNow().getFullYear()
  const own = [areaCode, ...posts.map(post => post.areaCode)].find(code => code?.length === COMMUNITY) ?? undefined
  return (
    <FormDrawer
      title={t('year.start')}
      lead={t('year.startLead')}
      body={contract.routes.startYear.body}
      {...(own ? { without: ['areaCode' as const] } : {})}
      initial={{ year, ...(own ? { areaCode: own } : {}) }}
      label={name => words(name === 'areaCode' ? 'fields.community' : `fields.${name}`)}
      widgets={{ areaCode: CommunityInput, raterIds: props => <Raters {...props} own={own} /> }}
      submitLabel={t('year.draft')}
      save={async form => {
        const body = { ...form, areaCode: form.areaCode ?? own ?? '', requestId }
        const round = await reportIn.startYear({ body })
        await client.invalidateQueries({ queryKey: ['appraisal'] })
        await navigate({ to: roundPath(round) })
      }}
      onClose={onClose}
    />
  )
}

/** Whom the round will hold, who is left out and why, and which of the community's own people grade. */
function Raters({ id, label, value, change, answers, own }: InputProps & { own: string | undefined }) {
  const t = useT('report-in-console')
  const area = own ?? (typeof answers?.areaCode === 'string' ? answers.areaCode : undefined)
  const year = Number(answers?.year)
  const plan = useQuery({
    queryKey: ['report-in', 'year', area, year],
    queryFn: () => reportIn.planYear({ params: { area: area ?? '', year } }),
    enabled: area !== undefined && year >= 2000,
  })
  if (!area) return <p className="jr-quiet">{t('year.chooseCommunity')}</p>
  if (!plan.data) return <p role="status">{t('ui:table.loading')}</p>
  const { round, raters, members, tooNew, untold, minMonths } = plan.data
  if (round)
    return (
      <p>
        {t('year.isThere')} <Link to={roundPath(round)}>{t('year.open')}</Link>
      </p>
    )
  return (
    <div className="jr-pair">
      <Checkbox.Group
        aria-label={label}
        value={Array.isArray(value) ? value : []}
        options={raters.map(one => ({ value: one.id, label: one.name }))}
        onChange={next => change(next.length > 0 ? next : undefined)}
      />
      <ul id={id} className="jr-posts">
        <li>{t('year.members', { count: members })}</li>
        {tooNew > 0 && <li>{t('year.tooNew', { count: tooNew, months: minMonths })}</li>}
        {untold > 0 && <li>{t('year.untold', { count: untold })}</li>}
      </ul>
    </div>
  )
}
