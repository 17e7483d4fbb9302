import { useMay } from '#ui/Viewer.tsx'
import type { CaseView } from './api.ts'
import { type CaseLink, caseLinks } from './case-links.ts'

/** What other features offer for a case, to those who may. */
export function CaseLinks({ view }: { view: CaseView }) {
  return caseLinks().map(link => <Offered key={link.key} link={link} view={view} />)
}

function Offered({ link, view }: { link: CaseLink; view: CaseView }) {
  return useMay(link.permission) ? <link.Link view={view} /> : null
}
