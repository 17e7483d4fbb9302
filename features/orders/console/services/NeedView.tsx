import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import type { SubjectViewProps } from '#kernel/workflow/web/index.ts'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { type NeedDetail, orders } from '../api.ts'
import { menuPath } from './paths.ts'
import { Facts, ServiceView, ServiceWaiting } from './ServiceView.tsx'
import { useServiceFields } from './use-fields.ts'

/** One need. */
export function NeedView({ district, id }: SubjectViewProps) {
  const t = useT('orders')
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['need', 'one', district, id, locale],
    queryFn: () => orders.getNeed({ params: { district, id } }),
  })
  if (!found.data) return <ServiceWaiting query={found} />
  const need = found.data
  return (
    <ServiceView
      view={need.case}
      widgets={{ itemId: ItemInput }}
      truth={
        <Section title={t('fields.words')}>
          <p className="oc-words">{need.words}</p>
        </Section>
      }
      context={<NeedFacts need={need} />}
    />
  )
}

function NeedFacts({ need }: { need: NeedDetail }) {
  const t = useT('orders')
  const { nameOf } = useServiceFields()
  const item = need.item && (
    <Link to={menuPath({ district: need.district, id: need.item.id })} className="oc-title">
      {need.item.title}
    </Link>
  )
  return (
    <Section title={t('orders-console:about')}>
      <Facts
        facts={[
          [t('fields.source'), t(`needSources.${need.sourceKind}`)],
          [t('fields.sourceNumber'), need.sourceNumber ?? '–'],
          [t('fields.field'), nameOf(need.field)],
          [t('fields.area'), need.area.name],
          [t('fields.item'), item ?? '–'],
        ]}
      />
    </Section>
  )
}

/** Chooses an item of the menus within reach. */
function ItemInput({ id, label, value, change, describedBy, invalid }: InputProps) {
  const t = useT('orders-console')
  const items = useQuery({
    queryKey: ['orders', 'menus', 'choices'],
    queryFn: () => orders.listMenuItems({ query: { limit: 200 } }),
  })
  return (
    <Select
      id={id}
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      style={{ width: '100%' }}
      placeholder={t('needs.chooseItem')}
      showSearch={{ optionFilterProp: 'label' }}
      value={typeof value === 'string' ? value : null}
      options={(items.data?.items ?? []).map(one => ({ value: one.id, label: `${one.title} · ${one.area.name}` }))}
      onChange={next => change(next ?? undefined)}
    />
  )
}
