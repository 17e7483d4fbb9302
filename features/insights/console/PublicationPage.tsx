import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button, Popconfirm } from 'antd'
import { newId } from '#kernel/ids/index.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../index.ts'
import { periodName } from '../period-name.ts'
import { insights } from './api.ts'
import { Downloads } from './Downloads.tsx'
import { IndicatorCards } from './IndicatorCards.tsx'
import { NumbersGrid } from './NumbersGrid.tsx'
import './insights.css'

type Publication = RouteReply<typeof contract.routes.getPublication>

/** One publication: its numbers as they were frozen, its checksum, its report. */
export function PublicationPage() {
  const t = useT('insights-console')
  const locale = useLocale()
  const { district = '', id = '' }: { district?: string; id?: string } = useParams({ strict: false })
  const found = useQuery({
    queryKey: ['publications', 'one', district, id, locale],
    queryFn: () => insights.getPublication({ params: { district, id } }),
    refetchInterval: query => (query.state.data && !query.state.data.ready ? 5_000 : false),
  })
  const { data } = found
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!data) return <div role="status" aria-busy="true" aria-label={t('loading')} className="jl-skeleton" />
  const { content } = data
  return (
    <>
      <PageHeader
        title={`${data.area.name} ${periodName(data, locale)}`}
        mark={t('publications.edition', { edition: data.edition })}
        lead={<Link to="/publications">{t('publications.back')}</Link>}
        actions={<Decide publication={data} />}
      />
      {data.state === 'draft' && (
        <Alert className="ji-gap" type="warning" showIcon title={t('publications.draftMark')} />
      )}
      {!data.intact && <Alert className="ji-gap" type="error" showIcon title={t('publications.broken')} />}
      <Section>
        <Facts publication={data} />
        <Downloads line={data} />
      </Section>
      <div className="ji-gap" />
      <IndicatorCards total={content.total} />
      {[content.byArea, content.byCategory, content.byOrganisation].map(
        table =>
          table.rows.length > 0 && (
            <Section key={table.by} title={t('table', { by: t(`insights:groupings.${table.by}`) })}>
              <NumbersGrid table={table} total={content.total} group="closing" />
            </Section>
          ),
      )}
    </>
  )
}

function Facts({ publication }: { publication: Publication }) {
  const t = useT('insights-console')
  const { content, publishedAt, reason, hash, prevHash, edition, intact } = publication
  const at = useWallClock()
  return (
    <div className="ji-facts">
      {publishedAt && <p>{t('publications.published_at', { at: at(publishedAt) })}</p>}
      {reason && <p>{t('publications.reasonGiven', { reason })}</p>}
      <p>
        {t('publications.frozen', {
          until: content.countedUntil ? at(content.countedUntil) : '—',
          version: content.catalogueVersion,
        })}
      </p>
      <p className="ji-quiet">
        {t('publications.hash')} <span className="ji-hash">{hash}</span>
      </p>
      {edition > 1 && (
        <p className="ji-quiet">
          {t('publications.before')} <span className="ji-hash">{prevHash}</span>
        </p>
      )}
      {intact && publishedAt && <p className="ji-quiet">{t('publications.intact')}</p>}
    </div>
  )
}

function useWallClock(): (at: string) => string {
  const locale = useLocale() === 'zh' ? 'zh-CN' : 'en-GB'
  return at =>
    new Date(at).toLocaleString(locale, { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })
}

/** Publishing and taking back, for whoever may; both ask once more. */
function Decide({ publication }: { publication: Publication }) {
  const t = useT('insights-console')
  const navigate = useNavigate()
  const cache = useQueryClient()
  const params = { district: publication.district, id: publication.id }
  const body = () => ({ requestId: newId() })
  const onSuccess = () => cache.invalidateQueries({ queryKey: ['publications'] })
  const publish = useMutation({ mutationFn: () => insights.publish({ params, body: body() }), onSuccess })
  const discard = useMutation({
    mutationFn: () => insights.discardDraft({ params, body: body() }),
    onSuccess: async () => {
      await navigate({ to: '/publications' })
      await onSuccess()
    },
  })
  if (!publication.mayPublish) return null
  const failed = publish.error ?? discard.error
  return (
    <>
      <Ask words={t('publications.publishAsk')} action={t('publications.publish')} onYes={() => publish.mutate()}>
        <Button type="primary" loading={publish.isPending}>
          {t('publications.publish')}
        </Button>
      </Ask>
      <Ask words={t('publications.discardAsk')} action={t('publications.discard')} onYes={() => discard.mutate()}>
        <Button loading={discard.isPending}>{t('publications.discard')}</Button>
      </Ask>
      {failed && <ErrorState error={failed} />}
    </>
  )
}

function Ask(props: { words: string; action: string; onYes: () => void; children: React.ReactElement }) {
  const t = useT('insights-console')
  return (
    <Popconfirm
      title={props.words}
      okText={props.action}
      cancelText={t('publications.cancel')}
      onConfirm={props.onYes}
      placement="bottomRight"
    >
      {props.children}
    </Popconfirm>
  )
}
