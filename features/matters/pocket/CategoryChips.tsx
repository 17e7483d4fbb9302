import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useT } from '#ui/i18n.ts'
import { matters } from './api.ts'
import { SuggestedKinds } from './SuggestedKinds.tsx'
import { useSuggestedKinds } from './use-suggested-kinds.ts'

/** Everyday needs come first; the rest unfolds. */
const FIRST_KINDS = 9

interface CategoryChipsProps {
  /** What has been written so far. */
  words: string
  /** Staff may choose items that are not open to residents. */
  all: boolean
  chosen: string | null
  onChoose: (id: string | null) => void
}

/** What kind it is, for who is sure; pressing the chosen one again takes it back. */
export function CategoryChips({ words, all, chosen, onChoose }: CategoryChipsProps) {
  const t = useT('matters-pocket')
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  const categories = useQuery({
    queryKey: ['matters', 'categories', 'chips'],
    queryFn: () => matters.listCategories({}),
    staleTime: 300_000,
  })
  const suggested = useSuggestedKinds(words)
  const nameOf = (item?: { name: string; nameEn: string }) => (locale === 'zh' ? item?.name : item?.nameEn)
  const items = (categories.data?.fields ?? [])
    .toSorted((a, b) => Number(b.id === 'livelihood') - Number(a.id === 'livelihood'))
    .flatMap(field => field.items)
    .filter(item => all || item.residents)
  if (items.length === 0) return null
  const guessed = suggested?.items.map(({ code }) => code) ?? []
  const rest = items.filter(item => !guessed.includes(item.id))
  const shown = open ? rest : rest.filter((item, index) => index < FIRST_KINDS || item.id === chosen)
  return (
    <fieldset className="jm-field">
      <legend>{t('report.category')}</legend>
      {suggested && (
        <SuggestedKinds
          suggested={suggested}
          nameOf={code => nameOf(items.find(item => item.id === code))}
          {...{ chosen, onChoose }}
        />
      )}
      <div className="jm-chips">
        {shown.map(item => (
          <button
            key={item.id}
            type="button"
            className="jm-chip"
            aria-pressed={chosen === item.id}
            onClick={() => onChoose(chosen === item.id ? null : item.id)}
          >
            {nameOf(item)}
          </button>
        ))}
        {shown.length < rest.length && (
          <button type="button" className="jm-chip" aria-expanded={open} onClick={() => setOpen(true)}>
            {t('report.moreKinds')} …
          </button>
        )}
      </div>
    </fieldset>
  )
}
