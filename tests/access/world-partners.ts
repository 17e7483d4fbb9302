import { randomUUID } from 'node:crypto'
import type { TestApp } from '#apps/server/testing.ts'

/** A person in the register of an area, of whom nobody who asks is the one. */
export async function insertPartner(
  app: TestApp,
  at: { district: string; areaCode: string; personId: string; mark: string },
): Promise<string> {
  const [id, caseId] = [randomUUID(), randomUUID()]
  const { district, areaCode: area_code, personId: person_id } = at
  const now = app.clock.now()
  await app.db
    .insertInto('workflow.case')
    .values({
      ...{ district, id: caseId, area_code, title: at.mark, number: caseId },
      ...{ procedure: 'partner_resident', procedure_version: 1, state: 'registered', bucket: 'handle' },
      ...{ subject_kind: 'partner', subject_id: id, last_seq: 1, head_hash: '' },
      ...{ opened_at: now, clock_started_at: now, updated_at: now },
    })
    .execute()
  await app.db
    .insertInto('partners.partner')
    .values({
      ...{ district, id, case_id: caseId, person_id, called: at.mark, area_code, state: 'registered' },
      ...{ classes: ['resident'], fields: ['repair'], areas: [area_code], created_at: now, updated_at: now },
    })
    .execute()
  return id
}
