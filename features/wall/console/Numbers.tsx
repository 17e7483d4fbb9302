import { useT } from '#ui/i18n.ts'
import type { Count, Measure, Wall } from '../shapes.ts'

interface NumbersProps {
  title: string
  names: readonly Measure[]
  counts: Wall['counts']
}

const marks: Partial<Record<Measure, string>> = { overdue: '■', held: '‖', yellow: '▲', red: '▲' }

/** A few huge numbers. What each one counts stands beside it. */
export function Numbers({ title, names, counts }: NumbersProps) {
  const t = useT('wall-console')
  return (
    <section className="jwall-numbers" aria-label={title}>
      <dl>
        {names.map(name => (
          <div key={name} data-measure={name}>
            <dt>
              {marks[name] && <span aria-hidden="true">{marks[name]} </span>}
              {t(`counts.${name}`)}
            </dt>
            <dd data-shown={counts[name].shown}>{sayCount(counts[name], t)}</dd>
            <dd className="jwall-quiet">{t(`about.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function sayCount({ shown, value }: Count, t: (key: string) => string): string {
  if (shown !== 'exact' || value === null) return t(shown === 'few' ? 'few' : 'hidden')
  return value.toLocaleString('en')
}
