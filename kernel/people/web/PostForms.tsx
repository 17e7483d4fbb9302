import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaInput } from '#kernel/territory/web/index.ts'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import type { InputProps } from '#ui/form/form-props.ts'
import { AntdInput } from '#ui/form/AntdInput.tsx'
import { useT } from '#ui/i18n.ts'
import { contract } from '../contract.ts'
import { isAdminRole, isRole } from '../roles.ts'
import type { PostView } from '../shapes.ts'
import { directory, useDirectoryChange } from './api.ts'
import { OrganisationInput } from './OrganisationPicker.tsx'
import { PersonInput } from './PersonPicker.tsx'

const { routes } = contract

/** Labels of every form about posts and pairings: the module's own words for its fields. */
export function useFieldWords() {
  const t = useT('people-web')
  const words = useT('people')
  const fields: Record<string, string> = {
    personId: 'person',
    organisationId: 'organisation',
    areaCode: 'area',
  }
  return {
    label: (name: string) =>
      ['targetKind', 'targetId'].includes(name) ? t(`pairings.${name}`) : words(`fields.${fields[name] ?? name}`),
    help: (name: string) => (['validTo', 'legalBasis'].includes(name) ? t(`help.${name}`) : undefined),
  }
}

export interface PostStart {
  personId?: string
  organisationId?: string
  areaCode?: string
}

/** Gives somebody a post. The three administrators' posts are given elsewhere and are not offered. */
export function AssignPost({ start, onClose }: { start: PostStart; onClose: () => void }) {
  const t = useT('people-web')
  const words = useFieldWords()
  const people = useT('people')
  const [requestId] = useState(() => newId())
  const assign = useDirectoryChange(directory.assignPost)
  return (
    <FormDrawer
      title={t('posts.assign')}
      body={routes.assignPost.body}
      without={['caseTypes']}
      initial={{ ...start }}
      {...words}
      option={(_name, value) => people(`roles.${value}`)}
      widgets={{ personId: PersonInput, organisationId: OrganisationInput, areaCode: AreaInput, role: RoleInput }}
      submitLabel={t('posts.assignDo')}
      save={form => assign.mutateAsync({ body: { ...form, requestId } })}
      onClose={onClose}
    />
  )
}

/** Residents need no post, and administrators are not made here. */
function RoleInput(props: InputProps) {
  const options = props.field.options.filter(role => isRole(role) && role !== 'resident' && !isAdminRole(role))
  return <AntdInput {...props} field={{ ...props.field, options }} />
}

export function EndPost({ post, onClose }: { post: PostView; onClose: () => void }) {
  const t = useT('people-web')
  const people = useT('people')
  const words = useFieldWords()
  const [requestId] = useState(() => newId())
  const end = useDirectoryChange(directory.endPost)
  return (
    <FormDrawer
      title={t('posts.end')}
      lead={t('posts.endLead', { person: post.personName, role: people(`roles.${post.role}`), area: post.areaName })}
      body={routes.endPost.body}
      {...words}
      submitLabel={t('posts.endDo')}
      save={form => end.mutateAsync({ params: { id: post.id }, body: { ...form, requestId } })}
      onClose={onClose}
    />
  )
}
