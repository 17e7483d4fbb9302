import { useState } from 'react'
import { districtOf } from '../code.ts'
import type { AreaDetail } from '../shapes.ts'
import { BuiltColumn } from './BuiltColumn.tsx'
import { type Built, type BuiltKey, builtKinds } from './built-forms.ts'
import { useReach } from './use-reach.ts'
import type { ChangeUrl } from './use-url-state.ts'

interface BuiltColumnsProps {
  area: AreaDetail
  /** Id of the compound that is open, from the address. */
  compound: string | undefined
  change: ChangeUrl
}

/** Compounds, their buildings, units and dwellings: each column is what lies in the choice of the one before it. */
export function BuiltColumns({ area, compound, change }: BuiltColumnsProps) {
  const mayRead = useReach('area.read')(area.code)
  const district = districtOf(area.code)
  const [chosen, setChosen] = useState<readonly BuiltKey[]>(compound ? [{ district, id: compound }] : [])
  const choose = (depth: number, { id }: Built) => {
    setChosen([...chosen.slice(0, depth), { district, id }])
    if (depth === 0) change({ compound: id }, { replace: true })
  }
  const kinds = mayRead ? builtKinds.slice(0, chosen.length + 1) : builtKinds.slice(0, 1)
  return (
    <div className="jt-columns">
      {kinds.map((kind, depth) => {
        const within = depth === 0 ? { district, id: area.code } : chosen[depth - 1]
        if (!within) return null
        return (
          <BuiltColumn
            key={`${kind}:${within.id}`}
            kind={kind}
            within={within}
            area={area}
            selected={chosen[depth]?.id}
            {...(kind === 'dwelling' || !mayRead ? {} : { onChoose: (row: Built) => choose(depth, row) })}
          />
        )
      })}
    </div>
  )
}
