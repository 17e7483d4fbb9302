import { StateShape } from '#ui/StateMark.tsx'
import { useT } from '#ui/i18n.ts'
import type { Walk } from './api.ts'

type Step = Walk['steps'][number]

/** The walk from the place up the tree: what was looked for at each level, and who was found. */
export function WalkSteps({ walk }: { walk: Walk }) {
  const t = useT('matters')
  return (
    <ol className="jc-walk">
      {walk.steps.map((step, index) => (
        // The same area may be asked twice in a row, for another trade.
        <li key={`${index}:${step.areaCode}`} data-found={step.found ? true : undefined}>
          <span className="jc-walk-mark">
            <StateShape state={step.found ? 'done' : 'waiting'} size={9} />
          </span>
          <Sentence step={step} />
        </li>
      ))}
      {walk.ending === 'fallback' && walk.lead && (
        <li data-found>{t('walk.fallback', { organisation: walk.lead.name })}</li>
      )}
      {walk.ending === 'none' && <li>{t('walk.nobody')}</li>}
    </ol>
  )
}

function Sentence({ step }: { step: Step }) {
  const t = useT('matters')
  const looked = useLookedFor()
  const area = `${step.areaName} (${t(`levels.${step.level}`)})`
  const part = step.part === 'assist' ? `${t('parts.assist')} · ` : ''
  if (step.found) return <span>{part + t('walk.found', { area, organisation: step.found.name })}</span>
  return <span>{part + t('walk.none', { area, looked: looked(step) })}</span>
}

function useLookedFor(): (step: Step) => string {
  const t = useT('matters-console')
  return ({ lookedFor: { organisationKind, organisationTag } }) => {
    if (!organisationKind) return t('walk.named')
    const kind = t(`people:kinds.${organisationKind}`)
    return organisationTag ? t('walk.trade', { kind, tag: t(`people:tags.${organisationTag}`) }) : kind
  }
}
