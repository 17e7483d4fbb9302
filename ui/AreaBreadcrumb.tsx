import { useT } from './i18n.ts'
import './parts.css'

export interface AreaStep {
  code: string
  name: string
}

/** 近邻市 › 东区 › …, from the top down; the last one is where we are. Steps become buttons when `onChoose` is given. */
export function AreaBreadcrumb({ path, onChoose }: { path: readonly AreaStep[]; onChoose?: (code: string) => void }) {
  const t = useT('ui')
  return (
    <nav aria-label={t('area.label')}>
      <ol className="jl-trail">
        {path.map((step, index) => (
          <li key={step.code}>
            <Step step={step} last={index === path.length - 1} onChoose={onChoose} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Step(props: { step: AreaStep; last: boolean; onChoose: ((code: string) => void) | undefined }) {
  const { step, last, onChoose } = props
  const mark = { className: 'jl-trail-item', title: step.name, ...(last ? { 'aria-current': 'true' as const } : {}) }
  if (!onChoose || last) return <span {...mark}>{step.name}</span>
  return (
    <button type="button" {...mark} onClick={() => onChoose(step.code)}>
      {step.name}
    </button>
  )
}
