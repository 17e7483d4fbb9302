import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import type { ProcedureView } from './api.ts'
import { useLaneWords } from './ProcedureDiagram.tsx'

type State = ProcedureView['states'][number]

/** The facts of the drawing in rows: who acts in each state, how long, what follows, how many wait, where it leads. */
export function StateTable({ procedure }: { procedure: ProcedureView }) {
  const t = useT('workflow-web')
  const ui = useT('ui')
  const lane = useLaneWords()
  const ways = (state: State) =>
    procedure.edges
      .filter(edge => edge.from === state.name)
      .map(edge => {
        const target = procedure.states.find(one => one.name === edge.to)
        return `${t(edge.label)} → ${target ? t(target.label) : edge.to}`
      })
  const who = ({ actor }: State) =>
    actor ? lane(actor.kind === 'role' ? `role:${actor.roles.join('+')}` : actor.kind) : t('diagram.lane.end')
  return (
    <DataTable
      label={t('diagram.table', { title: t(procedure.title) })}
      dense
      hotkeys={false}
      rows={procedure.states.toSorted((a, b) => Number(a.final) - Number(b.final))}
      rowKey={state => state.name}
      empty={{ sentence: '' }}
      columns={[
        { key: 'state', title: t('diagram.state'), width: 150, cell: state => t(state.label) },
        { key: 'who', title: t('diagram.who'), width: 150, cell: who },
        {
          key: 'limit',
          title: t('diagram.limit'),
          width: 130,
          cell: ({ limit }) => (limit ? ui(`time.${limit.unit}`, { count: limit.amount }) : '–'),
        },
        {
          key: 'overdue',
          title: t('diagram.whenLate'),
          width: 180,
          cell: ({ overdue }) => (overdue ? t(`diagram.overdue.${overdue}`) : '–'),
        },
        {
          key: 'cases',
          title: t('diagram.cases'),
          width: 80,
          align: 'right',
          cell: state => (state.final ? '–' : state.cases),
        },
        {
          key: 'late',
          title: t('diagram.lateCases'),
          width: 90,
          align: 'right',
          cell: state => <Late state={state} />,
        },
        { key: 'ways', title: t('diagram.ways'), cell: state => <Ways ways={ways(state)} /> },
      ]}
    />
  )
}

function Late({ state }: { state: State }) {
  if (state.final) return <>–</>
  if (state.late === 0) return <>0</>
  return (
    <span className="jw-late">
      <StateShape state="overdue" size={9} /> {state.late}
    </span>
  )
}

function Ways({ ways }: { ways: readonly string[] }) {
  if (ways.length === 0) return <>–</>
  return <span className="jw-ways">{ways.join(' · ')}</span>
}
