import { useT } from '#ui/i18n.ts'
import { useMay } from '#ui/Viewer.tsx'
import { useWhistleKinds } from './use-kinds.ts'

const prefix = 'whistle.'

/** Limits of a kind of whistle hang on a category of this form. */
export function isWhistleKind(category: string): boolean {
  return category.startsWith(prefix)
}

/** What a kind of whistle is called, for those who may read the menu. */
export function WhistleKindName({ id }: { id: string }) {
  const t = useT('orders-console')
  return useMay('whistle.read') ? <Known id={id.slice(prefix.length)} /> : t('kinds.one')
}

function Known({ id }: { id: string }) {
  const t = useT('orders-console')
  return useWhistleKinds(true).data?.find(kind => kind.id === id)?.label ?? t('kinds.one')
}
