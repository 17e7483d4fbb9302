import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { reportIn } from './api.ts'

interface Choice {
  value: string
  name: string
  where: string
}

/** My unit, found by its name. */
export function UnitField(props: InputProps) {
  return (
    <ChoiceField
      {...props}
      what="unit"
      find={async name => {
        const { items } = await reportIn.findUnits({ query: { name } })
        return items.map(one => ({ value: one.id, name: one.name, where: one.areaName }))
      }}
    />
  )
}

/** The community I live in, found by its name or by my compound's. */
export function CommunityField(props: InputProps) {
  return (
    <ChoiceField
      {...props}
      what="community"
      find={async name => {
        const { items } = await reportIn.findCommunities({ query: { name } })
        return items.map(one => ({
          value: one.code,
          name: one.name,
          where: [one.above, one.compound].filter(Boolean).join(' · '),
        }))
      }}
    />
  )
}

function ChoiceField({ id, describedBy, invalid, change, what, find }: InputProps & Finding) {
  const t = useT('report-in-pocket')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Choice | null>(null)
  const name = useDeferredValue(typed.trim())
  const asks = name !== '' && chosen?.name !== name
  const found = useQuery({
    queryKey: ['report-in', 'choice', what, name],
    queryFn: () => find(name),
    enabled: asks,
    placeholderData: former => former,
  })
  const choose = (choice: Choice) => {
    setChosen(choice)
    setTyped(choice.name)
    change(choice.value)
  }
  return (
    <div className="jq-choice">
      <input
        id={id}
        type="search"
        autoComplete="off"
        maxLength={60}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        placeholder={t(`find.${what}`)}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setChosen(null)
          change(undefined)
        }}
      />
      {asks && found.data?.length === 0 && <p role="status">{t('find.none')}</p>}
      {asks && found.data && found.data.length > 0 && (
        <ul aria-label={t('find.found')}>
          {found.data.map(choice => (
            <li key={choice.value}>
              <button type="button" className="jq-button" onClick={() => choose(choice)}>
                <span>{choice.name}</span>
                <span className="jq-quiet">{choice.where}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface Finding {
  what: 'unit' | 'community'
  find: (name: string) => Promise<Choice[]>
}
