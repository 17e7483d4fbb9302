import type { z } from 'zod'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { type BaseMapSetting, tianditu, xyz } from '../base-map.ts'

export type ChosenKind = 'tianditu' | 'xyz'

const bodies: Record<ChosenKind, z.ZodObject> = {
  tianditu: tianditu.omit({ kind: true }),
  xyz: xyz.omit({ kind: true }),
}
const shipped = { opacity: 1, style: 'vector', maxZoom: 18 }

interface BaseMapDrawerProps {
  kind: ChosenKind
  now: BaseMapSetting
  save: (setting: BaseMapSetting) => Promise<void>
  onClose: () => void
}

/** What a kind of base map needs to be drawn, and to be shown lawfully. */
export function BaseMapDrawer({ kind, now, save, onClose }: BaseMapDrawerProps) {
  const t = useT('territory-web')
  return (
    <FormDrawer
      title={t(`baseMap.kinds.${kind}.name`)}
      lead={t(`baseMap.kinds.${kind}.lead`)}
      body={bodies[kind]}
      initial={now.kind === kind ? { ...now } : shipped}
      label={name => t(`baseMap.fields.${name}`)}
      help={name => t(`baseMap.help.${name}`)}
      option={(_name, value) => t(`baseMap.styles.${value}`)}
      submitLabel={t('baseMap.saveAndReload')}
      save={form => save(settingOf(kind, form))}
      onClose={onClose}
    />
  )
}

function settingOf(kind: ChosenKind, form: object): BaseMapSetting {
  const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== null))
  return kind === 'tianditu' ? tianditu.parse({ ...given, kind }) : xyz.parse({ ...given, kind })
}
