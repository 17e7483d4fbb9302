import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { DayInput } from '#ui/form/DayInput.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { shapeFault } from '../../pattern-rules.ts'
import { type Pattern, type PatternNode, patternInput } from '../../pattern-shapes.ts'
import { partners } from '../api.ts'
import '../partners.css'
import { emptyNode, withoutNode } from './edit-nodes.ts'
import { NodeEditor } from './NodeEditor.tsx'

const MOST_LEVELS = 12
const CODE = /^[a-z][a-z0-9_]{1,39}$/

/** A shape of organisation being written: its names, until when it counts, and its levels from the top down. */
export function PatternEditor({ start, isNew }: { start: Omit<Pattern, 'source'>; isNew: boolean }) {
  const t = useT('partners-shapes')
  const client = useQueryClient()
  const navigate = useNavigate()
  const dayId = useId()
  const [pattern, setPattern] = useState(start)
  const set = (patch: Partial<typeof start>) => setPattern({ ...pattern, ...patch })
  const setNode = (at: number, node: PatternNode) =>
    set({ nodes: pattern.nodes.map((one, index) => (index === at ? node : one)) })
  const { code, ...rest } = pattern
  const save = useMutation({
    mutationFn: () => partners.putPattern({ params: { code }, body: { ...rest, requestId: newId() } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['partners'] })
      await navigate({ to: '/patterns', search: { pattern: code } as never })
    },
  })
  const faults = faultsOf(pattern)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Section title={t('edit.whole')}>
        <div className="pt-pair">
          {isNew && <Words label={t('edit.code')} value={code} onChange={next => set({ code: next })} />}
          <Words label={t('edit.nameZh')} value={pattern.zh} onChange={zh => set({ zh })} />
          <Words label={t('edit.nameEn')} value={pattern.en} onChange={en => set({ en })} />
          <div className="pt-field">
            <label htmlFor={dayId}>{t('edit.validTo')}</label>
            <DayInput id={dayId} value={pattern.validTo ?? ''} onChange={day => set({ validTo: day || null })} />
          </div>
        </div>
        <p className="pt-quiet">{t('edit.validToHelp')}</p>
      </Section>
      {pattern.nodes.map((node, index) => (
        <NodeEditor
          key={node.key}
          number={index + 1}
          node={node}
          above={pattern.nodes.slice(0, index)}
          onChange={next => setNode(index, next)}
          onRemove={() => set({ nodes: withoutNode(pattern.nodes, node.key) })}
        />
      ))}
      {save.error && <ErrorState error={save.error} />}
      {faults.length > 0 && (
        <ul className="pt-faults" aria-label={t('edit.faults')}>
          {faults.map(fault => (
            <li key={fault}>{t(fault)}</li>
          ))}
        </ul>
      )}
      <p className="pt-save">
        <Button
          disabled={pattern.nodes.length >= MOST_LEVELS}
          onClick={() => set({ nodes: [...pattern.nodes, emptyNode(pattern.nodes)] })}
        >
          {t('edit.addLevel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={faults.length > 0}>
          {t('edit.save')}
        </Button>
      </p>
    </form>
  )
}

/** What keeps the shape from being saved, by the rule the server has. */
function faultsOf(pattern: Omit<Pattern, 'source'>): string[] {
  const fault = shapeFault(pattern.nodes)
  return [
    ...(CODE.test(pattern.code) ? [] : ['edit.codeWrong']),
    ...(fault ? [fault.replace('partners.', 'partners:errors.')] : []),
    ...(patternInput.safeParse(pattern).success ? [] : ['edit.incomplete']),
  ]
}

function Words({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <label>
      {label}
      <Input value={value} onChange={event => onChange(event.target.value)} />
    </label>
  )
}
