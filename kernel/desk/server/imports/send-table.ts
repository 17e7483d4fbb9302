import type { Ctx } from '#kernel/access/server/index.ts'

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

export function sendTable(ctx: Ctx, file: { name: string; format: keyof typeof types; bytes: Buffer }) {
  return ctx.reply
    .type(types[file.format])
    .header('content-disposition', `attachment; filename="${file.name}.${file.format}"`)
    .header('cache-control', 'private, no-store')
    .send(file.bytes)
}
