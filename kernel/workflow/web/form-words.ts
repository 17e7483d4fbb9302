import { hasText } from '#platform/i18n.ts'
import { type Translate, useT } from '#ui/i18n.ts'

/** What the owner of the subject calls the fields and choices of its forms; undefined leaves it to the engine's own. */
export interface FormWords {
  label?: (name: string) => string | undefined
  help?: (name: string) => string | undefined
  option?: (name: string, value: string) => string | undefined
}

export interface SaidWords {
  label: (name: string) => string
  help: (name: string) => string | undefined
  option: (name: string, value: string) => string
}

const optionGroups: Record<string, string> = { outcome: 'outcomes', urgency: 'urgencies', visibility: 'fields' }

/**
 * Words for the forms of actions: what the field means in this action, then the owner's, then the engine's, then the
 * bare name.
 */
export function useFormWords(own: FormWords | undefined, action = ''): SaidWords {
  const t = useT('workflow')
  return {
    label: name =>
      known(t, `workflow:fieldsOf.${action}.${name}`) ??
      own?.label?.(name) ??
      known(t, `workflow:fields.${name}`) ??
      name,
    help: name =>
      known(t, `workflow:helpOf.${action}.${name}`) ?? own?.help?.(name) ?? known(t, `workflow-web:help.${name}`),
    option: (name, value) =>
      own?.option?.(name, value) ?? known(t, `workflow:${optionGroups[name] ?? name}.${value}`) ?? value,
  }
}

function known(t: Translate, key: string): string | undefined {
  return hasText(key) ? t(key) : undefined
}
