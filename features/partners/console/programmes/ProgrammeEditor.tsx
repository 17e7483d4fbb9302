import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { ProgrammeContent, ProgrammeLine, ProgrammeView } from '../../programme-shapes.ts'
import { partners } from '../api.ts'
import '../partners.css'
import { LineEditor } from './LineEditor.tsx'

interface ProgrammeEditorProps {
  areaCode: string
  start: ProgrammeContent
  /** Saves the draft; answers with the programme as it is then. */
  save: (content: ProgrammeContent, requestId: string) => Promise<ProgrammeView>
}

/** The draft of a programme: its name, what it says, and its lines with what carries each. */
export function ProgrammeEditor({ areaCode, start, save }: ProgrammeEditorProps) {
  const t = useT('partners-programmes')
  const locale = useLocale()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [content, setContent] = useState(start)
  const ties = useQuery({
    queryKey: ['partners', 'ties', areaCode, locale],
    queryFn: () => partners.listTies({ query: { areaCode } }),
  })
  const saving = useMutation({
    mutationFn: () => save(content, newId()),
    onSuccess: async ({ district, id }) => {
      await client.invalidateQueries({ queryKey: ['partners'] })
      await navigate({ to: '/programmes/$district/$id', params: { district, id } })
    },
  })
  const set = (patch: Partial<ProgrammeContent>) => setContent({ ...content, ...patch })
  const setLine = (at: number, line: ProgrammeLine) =>
    set({ lines: content.lines.map((one, index) => (index === at ? line : one)) })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <Section title={t('whole')}>
        <div className="pt-pair">
          <Words label={t('nameZh')} value={content.name.zh} onChange={zh => set({ name: { ...content.name, zh } })} />
          <Words label={t('nameEn')} value={content.name.en} onChange={en => set({ name: { ...content.name, en } })} />
          <Words
            label={t('mottoZh')}
            value={content.motto.zh}
            onChange={zh => set({ motto: { ...content.motto, zh } })}
          />
          <Words
            label={t('mottoEn')}
            value={content.motto.en}
            onChange={en => set({ motto: { ...content.motto, en } })}
          />
          <label>
            {t('sleepDays')}
            <InputNumber
              min={7}
              max={730}
              precision={0}
              value={content.sleepDays}
              onChange={sleepDays => set({ sleepDays: sleepDays ?? 90 })}
            />
          </label>
        </div>
      </Section>
      {content.lines.map((line, index) => (
        <LineEditor
          key={line.key}
          number={index + 1}
          line={line}
          ties={ties.data}
          onChange={next => setLine(index, next)}
          onRemove={() => set({ lines: content.lines.filter(one => one !== line) })}
        />
      ))}
      {saving.error && <ErrorState error={saving.error} />}
      <p className="pt-save">
        <Button onClick={() => set({ lines: [...content.lines, emptyLine(content.lines)] })}>{t('addLine')}</Button>
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t('saveDraft')}
        </Button>
      </p>
    </form>
  )
}

function Words({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <label>
      {label}
      <Input value={value} onChange={event => onChange(event.target.value)} />
    </label>
  )
}

function emptyLine(lines: readonly ProgrammeLine[]): ProgrammeLine {
  const free = Array.from({ length: 21 }, (_, index) => `line_${index + 1}`).find(
    key => !lines.some(line => line.key === key),
  )
  const text = { zh: '', en: '' }
  return { key: free ?? 'line', name: text, words: text, procedures: [], organisationIds: [], indicators: [] }
}
