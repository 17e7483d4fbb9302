import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useDeferredValue, useEffect, useState } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { matters, territory } from '../api.ts'
import { SuggestingCategoryInput } from '../CategoryInput.tsx'
import { readPlace } from '../PointInput.tsx'
import { AlikeList } from './AlikeList.tsx'
import './intake.css'

interface Written {
  words: string
  point: { lng: number; lat: number } | null
  categoryId: string | null
}

const nothing: Written = { words: '', point: null, categoryId: null }
const Said = createContext<(part: Partial<Written>) => void>(() => undefined)
const Chosen = createContext<string | null>(null)

/** The category chosen so far in the form that is watched. */
export function useChosenCategory(): string | null {
  return useContext(Chosen)
}

/** Around a form whose answers are looked at while they are given; what was found stands beside it. */
export function Watching({ children }: { children: ReactNode }) {
  const [written, setWritten] = useState(nothing)
  const [say] = useState(() => (part: Partial<Written>) => setWritten(before => ({ ...before, ...part })))
  return (
    <Said value={say}>
      <div className="jc-writing">
        <div>
          <Chosen value={written.categoryId}>{children}</Chosen>
        </div>
        <div className="jc-writing-found">
          <Found written={useDeferredValue(written)} />
        </div>
      </div>
    </Said>
  )
}

function useSaid(part: Partial<Written>): void {
  const say = useContext(Said)
  const key = JSON.stringify(part)
  useEffect(() => say(JSON.parse(key)), [say, key])
}

/** The category, suggested from the words; what the form holds so far goes to whoever watches. */
export function WatchedCategory(input: InputProps) {
  const words = typeof input.answers?.words === 'string' ? input.answers.words : ''
  const categoryId = typeof input.value === 'string' ? input.value : null
  useSaid({ words, point: readPlace(input.answers?.point), categoryId })
  return <SuggestingCategoryInput {...input} words={words} />
}

function Found({ written }: { written: Written }) {
  const t = useT('matters-intake')
  return (
    <>
      <PetitionHint words={written.words} />
      <div aria-live="polite">
        <AlikeFound written={written} title={t('alike.whileWriting')} />
      </div>
    </>
  )
}

function AlikeFound({ written, title }: { written: Written; title: string }) {
  const locale = useLocale()
  const mayRead = useMay('matter.read')
  const { words, point, categoryId } = written
  const enough = point !== null && (categoryId !== null || words.trim().length >= 4)
  const found = useQuery({
    queryKey: ['matter', 'alike-writing', point, categoryId, words.trim(), locale],
    queryFn: async () => {
      if (!point) return { items: [] }
      const { compound } = await territory.locate({ query: point })
      return matters.findAlikeWithin({ body: { words, categoryId, point, compoundId: compound?.id ?? null } })
    },
    enabled: mayRead && enough,
    placeholderData: before => before,
    staleTime: 30_000,
  })
  const items = found.data?.items ?? []
  if (!enough || items.length === 0) return null
  return (
    <Section title={title}>
      <AlikeList items={items.slice(0, 4)} />
    </Section>
  )
}

/** Says so while it is written; which channel it goes to stays the writer's choice. */
function PetitionHint({ words }: { words: string }) {
  const t = useT('matters-intake')
  const may = useMay('matter.petition')
  const settings = useQuery({
    queryKey: ['matter', 'intake-settings'],
    queryFn: () => matters.getIntakeSettings({}),
    enabled: may,
    staleTime: 600_000,
  })
  const found = (settings.data?.petitionWords ?? []).filter(word => words.includes(word))
  if (found.length === 0) return null
  return (
    <p role="status" className="jc-hint">
      {t('petition.whileWriting', { words: found.join('、') })}
    </p>
  )
}
