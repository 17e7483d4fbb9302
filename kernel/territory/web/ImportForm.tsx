import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Radio } from 'antd'
import { useId, useRef, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { importKinds, type ImportRun } from '../import-report.ts'
import { type Crs, crsNames } from '../shapes.ts'
import { territory } from './api.ts'
import { ImportRunView } from './ImportRunView.tsx'

type Kind = (typeof importKinds)[number]
/** How often the progress of a running import is asked for, in milliseconds. */
const pace = 700

/** One file, first to be tried and then to be taken in. */
export function ImportForm({ onRun }: { onRun: (run: ImportRun) => void }) {
  const t = useT('territory-web')
  const words = useT('territory')
  const id = useId()
  const [kind, setKind] = useState<Kind>('divisions')
  const [crs, setCrs] = useState<Crs>('wgs84')
  const [dryRun, setDryRun] = useState(true)
  const [file, setFile] = useState<File | null>(null)
  const { start, running, trouble } = useImport(onRun)
  return (
    <form
      className="jl-form"
      onSubmit={event => {
        event.preventDefault()
        if (file) void start({ kind, crs, dryRun, file })
      }}
    >
      {trouble !== null && <ErrorState error={trouble} />}
      <div className="jl-field">
        <span id={`${id}-kind`}>{t('imports.kind')}</span>
        <Radio.Group
          aria-labelledby={`${id}-kind`}
          value={kind}
          options={importKinds.map(value => ({ value, label: words(`imports.${value}`) }))}
          onChange={event => setKind(event.target.value)}
        />
        <p className="jl-field-help">{t(`imports.about.${kind}`)}</p>
      </div>
      <div className="jl-field">
        <label htmlFor={`${id}-file`}>{t('imports.file')}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept={kind === 'divisions' ? '.csv,text/csv' : '.geojson,.json,application/geo+json'}
          onChange={event => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      {kind === 'boundaries' && (
        <div className="jl-field">
          <span id={`${id}-crs`}>{t('imports.crs')}</span>
          <Radio.Group
            aria-labelledby={`${id}-crs`}
            value={crs}
            options={crsNames.map(value => ({ value, label: t(`imports.frames.${value}`) }))}
            onChange={event => setCrs(event.target.value)}
          />
          <p className="jl-field-help">{t('imports.crsHelp')}</p>
        </div>
      )}
      <Checkbox checked={dryRun} onChange={event => setDryRun(event.target.checked)}>
        {t('imports.dryRun')}
      </Checkbox>
      {running && <ImportRunView run={running} />}
      <div className="jl-form-actions">
        <Button type="primary" htmlType="submit" disabled={!file || running !== null} loading={running !== null}>
          {t(dryRun ? 'imports.try' : 'imports.take')}
        </Button>
      </div>
    </form>
  )
}

interface Wish {
  kind: Kind
  crs: Crs
  dryRun: boolean
  file: File
}

/** Sends the file and asks for the progress meanwhile: a run is known by the id of the command that began it. */
function useImport(onRun: (run: ImportRun) => void) {
  const client = useQueryClient()
  const [running, setRunning] = useState<ImportRun | null>(null)
  const [trouble, setTrouble] = useState<unknown>(null)
  const watched = useRef<string | null>(null)
  const watch = async (id: string) => {
    while (watched.current === id) {
      await new Promise(resolve => setTimeout(resolve, pace))
      // Not there yet while the file is on its way; the answer of the command itself says what went wrong.
      const seen = await territory.getImport({ params: { id } }).catch(() => null)
      if (seen && watched.current === id) setRunning(seen)
    }
  }
  const start = async ({ file, ...wish }: Wish) => {
    const id = newId()
    watched.current = id
    setTrouble(null)
    setRunning(begun(id, { file, ...wish }))
    void watch(id)
    try {
      const text = await file.text()
      onRun(await territory.startImport({ body: { requestId: id, fileName: file.name, text, ...wish } }))
      await client.invalidateQueries({ queryKey: ['territory'] })
    } catch (error) {
      setTrouble(error)
    } finally {
      watched.current = null
      setRunning(null)
    }
  }
  return { start, running, trouble }
}

function begun(id: string, { kind, dryRun, file }: Wish): ImportRun {
  const none = { total: 0, done: 0, accepted: 0, rejected: 0, errors: [], finishedAt: null }
  return { id, kind, dryRun, fileName: file.name, state: 'running', startedAt: new Date().toISOString(), ...none }
}
