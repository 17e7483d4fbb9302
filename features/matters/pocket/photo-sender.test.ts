import { expect, test } from 'vitest'
import { createPhotoSender, type SendPhoto } from './photo-sender.ts'

/** A server that gives every photo a number and says what it got. */
function server() {
  const got: string[] = []
  const send: SendPhoto = async (district, file) => {
    got.push(`${district}/${file.name}`)
    return { id: `${district}-${got.length}` }
  }
  return { got, send }
}

const photo = (name: string) => new File(['x'], name, { type: 'image/jpeg' })

test('a photo waits for the place and goes out once it is known', async () => {
  const { got, send } = server()
  const sender = createPhotoSender(send)
  const first = sender.upload(photo('a'), {})
  await Promise.resolve()
  expect(got).toEqual([])
  sender.settle('990101')
  expect(await first).toEqual({ id: '990101-1' })
  expect(got).toEqual(['990101/a'])
})

test('photos of the right district are sent once', async () => {
  const { got, send } = server()
  const sender = createPhotoSender(send)
  sender.settle('990101')
  const { id } = await sender.upload(photo('a'), {})
  expect(await sender.idsIn('990101', [id])).toEqual([id])
  expect(got).toHaveLength(1)
})

test('moved to another district they are sent there, in their order, and only once however often the report is tried', async () => {
  const { got, send } = server()
  const sender = createPhotoSender(send)
  sender.settle('990101')
  const ids = [(await sender.upload(photo('a'), {})).id, (await sender.upload(photo('b'), {})).id]
  const moved = await sender.idsIn('990102', ids)
  expect(got.slice(2)).toEqual(['990102/a', '990102/b'])
  expect(await sender.idsIn('990102', ids)).toEqual(moved)
  expect(got).toHaveLength(4)
  expect(await sender.idsIn('990101', ids)).toEqual(ids)
})

test('a move that fails is tried again from where it stopped', async () => {
  const { got, send } = server()
  let broken = true
  const sender = createPhotoSender(async (district, file, options) => {
    if (district === '990102' && file.name === 'b' && broken) throw new Error('offline')
    return send(district, file, options)
  })
  sender.settle('990101')
  const ids = [(await sender.upload(photo('a'), {})).id, (await sender.upload(photo('b'), {})).id]
  await expect(sender.idsIn('990102', ids)).rejects.toThrow('offline')
  broken = false
  await sender.idsIn('990102', ids)
  expect(got).toEqual(['990101/a', '990101/b', '990102/a', '990102/b'])
})
