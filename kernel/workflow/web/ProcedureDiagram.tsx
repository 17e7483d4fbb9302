import { useId } from 'react'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import type { ProcedureView, ThreadStep } from './api.ts'
import { type Arrow, type Box, boxSize, type Drawing, layOut } from './diagram-layout.ts'
import { withoutAsides } from './diagram-asides.ts'
import './diagram.css'

export interface ProcedureDiagramProps {
  procedure: ProcedureView
  /** The steps of one case: the way it took is drawn strong, and where it is now is marked. */
  thread?: readonly ThreadStep[]
  /** Ways that lead out from nearly everywhere (withdraw, return, void, reopen) are drawn too. */
  all?: boolean
}

/**
 * A procedure from left to right, a lane for each who acts, with how many cases wait in each state and how many of
 * them are late. A picture only: the same facts stand in the table of the page for screen readers.
 */
export function ProcedureDiagram({ procedure, thread = [], all = false }: ProcedureDiagramProps) {
  const t = useT('workflow-web')
  const drawing = layOut(all ? procedure : withoutAsides(procedure, thread))
  const taken = new Set(thread.map(step => `${step.fromState}>${step.toState}`))
  const here = thread.at(-1)?.toState
  const passed = new Set(thread.map(step => step.toState))
  return (
    <div
      className="jw-diagram"
      role="region"
      aria-label={t('diagram.label', { title: t(procedure.title) })}
      tabIndex={0}
    >
      <div className="jw-canvas" style={{ width: drawing.width, height: drawing.height }} aria-hidden="true">
        <Lanes drawing={drawing} />
        <Arrows drawing={drawing} taken={taken} />
        {drawing.arrows.map(arrow => (
          <ArrowLabel key={`${arrow.from}>${arrow.to}`} arrow={arrow} procedure={procedure} taken={taken} />
        ))}
        {drawing.boxes.map(box => (
          <StateBox
            key={box.state}
            box={box}
            procedure={procedure}
            mark={box.state === here ? 'here' : passed.has(box.state) ? 'passed' : undefined}
          />
        ))}
      </div>
    </div>
  )
}

function Lanes({ drawing }: { drawing: Drawing }) {
  const say = useLaneWords()
  return drawing.lanes.map(lane => (
    <div key={lane.key} className="jw-lane" style={{ top: lane.y, height: lane.height }}>
      <span>{say(lane.key)}</span>
    </div>
  ))
}

/** Who acts, in words, from the key of a lane. */
export function useLaneWords(): (key: string) => string {
  const t = useT('workflow-web')
  return key => {
    if (!key.startsWith('role:')) return t(`diagram.lane.${key}`)
    const roles = key.slice(5).split('+')
    return roles.map(role => t(`people:roles.${role}`)).join(' / ')
  }
}

function Arrows({ drawing, taken }: { drawing: Drawing; taken: ReadonlySet<string> }) {
  const id = useId()
  const ordered = drawing.arrows.toSorted((a, b) => Number(isTaken(a, taken)) - Number(isTaken(b, taken)))
  return (
    <svg width={drawing.width} height={drawing.height}>
      <defs>
        {['plain', 'strong'].map(kind => (
          <marker
            key={kind}
            id={`${id}-${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 .5 L7.5 4 L0 7.5 z" className={`jw-head-${kind}`} />
          </marker>
        ))}
      </defs>
      {ordered.map(arrow => (
        <path
          key={`${arrow.from}>${arrow.to}`}
          d={arrow.path}
          className="jw-arrow"
          data-back={arrow.back || undefined}
          data-taken={isTaken(arrow, taken) || undefined}
          markerEnd={`url(#${id}-${isTaken(arrow, taken) ? 'strong' : 'plain'})`}
        />
      ))}
    </svg>
  )
}

function isTaken({ from, to }: Arrow, taken: ReadonlySet<string>): boolean {
  return taken.has(`${from}>${to}`)
}

interface ArrowLabelProps {
  arrow: Arrow
  procedure: ProcedureView
  taken: ReadonlySet<string>
}

function ArrowLabel({ arrow, procedure, taken }: ArrowLabelProps) {
  const t = useT('workflow-web')
  const words = arrow.actions.map(action => {
    const edge = procedure.edges.find(one => one.action === action && one.from === arrow.from && one.to === arrow.to)
    return edge ? t(edge.label) : action
  })
  return (
    <span
      className="jw-arrow-label"
      data-taken={isTaken(arrow, taken) || undefined}
      style={{ left: arrow.labelX, top: arrow.labelY }}
    >
      {words.join(' / ')}
    </span>
  )
}

interface StateBoxProps {
  box: Box
  procedure: ProcedureView
  mark: 'here' | 'passed' | undefined
}

function StateBox({ box, procedure, mark }: StateBoxProps) {
  const t = useT('workflow-web')
  const state = procedure.states.find(one => one.name === box.state)
  if (!state) return null
  return (
    <div
      className="jw-box"
      data-final={state.final || undefined}
      data-mark={mark}
      style={{ left: box.x, top: box.y, width: boxSize.width, height: boxSize.height }}
    >
      <span>{t(state.label)}</span>
      {!state.final && (
        <span className="jw-box-count">
          <strong>{state.cases}</strong>
          {state.late > 0 && (
            <em>
              <StateShape state="overdue" size={9} /> {t('diagram.late', { count: state.late })}
            </em>
          )}
        </span>
      )}
    </div>
  )
}
