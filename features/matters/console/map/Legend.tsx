import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import type { StateName } from '#ui/tokens.ts'
import type { MapState } from './map-state.ts'
import { type Step, zeroColour } from './measure.ts'

interface LegendProps {
  state: Pick<MapState, 'measure' | 'matters' | 'area'>
  steps: readonly Step[]
  complete: readonly string[] | undefined
}

const shown: readonly StateName[] = ['overdue', 'waiting', 'moving', 'done']

/** What the colours and rings mean, and how the number is defined. */
export function Legend({ state, steps, complete }: LegendProps) {
  const t = useT('matters-map')
  const partly = complete !== undefined && !complete.includes(state.area)
  return (
    <div className="jo-legend">
      {state.measure && (
        <section>
          <h2>{t(`measures.${state.measure}.name`)}</h2>
          <ul className="jo-steps">
            <LegendStep colour={zeroColour} text="0" />
            {steps.map(step => (
              <LegendStep
                key={step.from}
                colour={step.colour}
                text={step.from === step.to ? String(step.from) : `${step.from}–${step.to}`}
              />
            ))}
            {partly && <LegendStep text={t('legend.unseen')} />}
          </ul>
          <p className="jo-note">{t(`measures.${state.measure}.definition`)}</p>
        </section>
      )}
      {state.matters && (
        <section>
          <h2>{t('legend.matters')}</h2>
          <ul className="jo-states">
            {shown.map(name => (
              <li key={name}>
                <StateShape state={name} /> {t(`legend.states.${name}`)}
              </li>
            ))}
          </ul>
          <p className="jo-note">{t('legend.rings')}</p>
        </section>
      )}
    </div>
  )
}

function LegendStep({ colour, text }: { colour?: string; text: string }) {
  return (
    <li>
      <span className="jo-swatch" {...(colour ? { style: { background: colour } } : { 'data-unseen': true })} />
      {text}
    </li>
  )
}
