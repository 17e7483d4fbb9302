import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { TestApp, TestReply } from '#apps/server/testing.ts'
import { notifyContract } from '../contract.ts'
import type { MailServer, Receiver } from './peers.fixtures.ts'

const { routes } = notifyContract
export const requestId = () => randomUUID()

type ChannelList = z.output<typeof routes.listChannels.reply>
export type Channels = ChannelList['items']

export function okOf<T extends z.ZodType>(schema: T, reply: TestReply): z.output<T> {
  if (reply.status !== 200) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return schema.parse(reply.body)
}

/** Text messages go to this provider from now on. */
export async function smsByHttp(app: TestApp, provider: Receiver): Promise<ChannelList> {
  const body = {
    requestId: requestId(),
    enabled: true,
    url: `${provider.url}/send?sign={{key}}`,
    method: 'POST' as const,
    headers: 'Content-Type: application/json\nX-Key: {{key}}',
    body: '{"to":"{{phone}}","local":"{{local}}","text":"{{text}}"}',
    succeeds: '',
    key: 'sms-key-1',
  }
  return okOf(routes.saveSms.reply, await app.as('operator').call(routes.saveSms, { body }))
}

export async function emailBySmtp(app: TestApp, server: MailServer): Promise<ChannelList> {
  const body = {
    requestId: requestId(),
    enabled: true,
    host: '127.0.0.1',
    port: server.port,
    security: 'none' as const,
    user: 'jinlin',
    from: '近邻 <no-reply@city.example>',
    password: 'mail-word-1',
  }
  return okOf(routes.saveEmail.reply, await app.as('operator').call(routes.saveEmail, { body }))
}

export async function addRobot(
  app: TestApp,
  robot: { kind: 'wecom' | 'dingtalk'; url: string; secret?: string; areaCode?: string; organisationId?: string },
): Promise<ChannelList> {
  const body = { requestId: requestId(), name: `群-${robot.kind}`, enabled: true, kinds: ['turn', 'time'], ...robot }
  return okOf(routes.addRobot.reply, await app.as('operator').call(routes.addRobot, { body: body as never }))
}

/** Every delivery that was recorded for a case, oldest message first. */
export function ledgerOf(app: TestApp, caseId: string) {
  return app.db
    .selectFrom('notify.delivery as d')
    .innerJoin('notify.message as m', 'm.id', 'd.message_id')
    .select(['d.message_id', 'd.channel', 'd.state', 'd.reason', 'd.detail', 'd.attempts', 'd.next_at', 'm.template'])
    .where('m.case_id', '=', caseId)
    .orderBy('d.message_id')
    .orderBy('d.channel')
    .execute()
}

/** The jobs that the steps about a case left behind, done as the worker would. */
export async function deliverAll(app: TestApp, caseId: string): Promise<void> {
  const jobs = await app.db
    .selectFrom('notify.message')
    .select('id')
    .where('case_id', '=', caseId)
    .where('person_id', 'is not', null)
    .orderBy('id')
    .execute()
  await app.run('notify.deliver', { messageIds: jobs.map(row => row.id) })
}
