import { ApartmentOutlined, FieldTimeOutlined, HomeOutlined } from '@ant-design/icons'
import { messages as calendarMessages } from '#kernel/calendar/index.ts'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'
import { readProceduresSearch } from './procedures-search.ts'
import { readWorkbenchSearch } from './workbench-search.ts'
import { WorkbenchBadge } from './WorkbenchBadge.tsx'

export { ActionBar, type ActionBarProps } from './ActionBar.tsx'
export { type ActionDialogProps } from './ActionDrawer.tsx'
export { ActingLine } from './ActingLine.tsx'
export { CaseHead } from './CaseHead.tsx'
export { type CaseLink, registerCaseLink } from './case-links.ts'
export { dayOf } from './day-of.ts'
export { ClockPanel } from './ClockPanel.tsx'
export { type FormWords } from './form-words.ts'
export { OrganisationInput, organisationInputs } from './OrganisationInput.tsx'
export { ProcedureDiagram } from './ProcedureDiagram.tsx'
export { registerSubjectView, type SubjectView, type SubjectViewProps } from './subject-views.ts'
export { useListKeys } from './use-list-keys.ts'
export { useWide } from './use-wide.ts'
export { Timeline } from './Timeline.tsx'
export { type WorkRow, WorkRows } from './WorkRows.tsx'
export { pressingState, timeLeft, type Timed } from './time-left.ts'

registerMessages('calendar', calendarMessages)
registerMessages('workflow', messages)
registerMessages('workflow-web', { zh, en })

/** The workbench, the procedures with their live numbers, and the time limits. */
export const consolePart: ConsolePart = {
  name: 'workflow',
  routes: [
    {
      path: '/',
      search: raw => ({ ...readWorkbenchSearch(raw) }),
      page: async () => (await import('./StartPage.tsx')).StartPage,
    },
    {
      path: '/cases/$district/$id',
      permission: 'case.read',
      page: async () => (await import('./CaseSummary.tsx')).CasePage,
    },
    {
      path: '/procedures',
      permission: 'procedure.read',
      search: raw => ({ ...readProceduresSearch(raw) }),
      page: async () => (await import('./ProceduresPage.tsx')).ProceduresPage,
    },
    {
      path: '/settings/limits',
      permission: 'procedure.read',
      page: async () => (await import('./LimitsPage.tsx')).LimitsPage,
    },
  ],
  menu: [
    {
      group: 'daily',
      path: '/',
      label: 'workflow-web:menu.workbench',
      icon: HomeOutlined,
      order: 0,
      permissions: ['case.read'],
      Badge: WorkbenchBadge,
    },
    {
      group: 'system',
      path: '/procedures',
      label: 'workflow-web:menu.procedures',
      icon: ApartmentOutlined,
      order: 10,
      permissions: ['procedure.read'],
    },
    {
      group: 'system',
      path: '/settings/limits',
      label: 'workflow-web:menu.limits',
      icon: FieldTimeOutlined,
      order: 20,
      permissions: ['setting.edit'],
    },
  ],
}
