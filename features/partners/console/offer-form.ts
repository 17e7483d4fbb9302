import { AreaInput } from '#kernel/territory/web/index.ts'
import { OrganisationInput } from '#kernel/people/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { AreasInput } from './AreasInput.tsx'
import { TimesInput } from './TimesInput.tsx'
import { ClassesInput, FieldsInput } from './WordsInput.tsx'

const widgets = {
  organisationId: OrganisationInput,
  areaCode: AreaInput,
  classes: ClassesInput,
  fields: FieldsInput,
  areas: AreasInput,
  times: TimesInput,
}
const helped = ['areas', 'times', 'listed', 'contactPublic', 'areaCode']

/** Words and inputs of the forms about an offer. */
export function useOfferForm() {
  const t = useT('partners-console')
  const words = useT('partners')
  return {
    label: (name: string) => words(`fields.${name}`),
    help: (name: string) => (helped.includes(name) ? t(`help.${name}`) : undefined),
    widgets,
  }
}
