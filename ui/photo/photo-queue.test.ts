import { expect, test } from 'vitest'
import { admitFiles, changePhotos, heldPhotos, type Photo } from './photo-queue.ts'

const file = (name: string, size = 1, type = 'image/jpeg') => ({ name, size, type })
const added = changePhotos([], { kind: 'add', photo: { key: 'a', name: 'a.jpg', preview: 'blob:a' } })

test('nine photos of 20 MB are the most; what is left out is named with its reason', () => {
  const files = [file('big', 20 * 1024 * 1024 + 1), file('text', 1, 'text/plain'), file('one'), file('two')]
  const { admitted, refused } = admitFiles(files, 8)
  expect(admitted.map(one => one.name)).toEqual(['one'])
  expect(refused).toEqual([
    { key: 'tooBig', name: 'big' },
    { key: 'notImage', name: 'text' },
    { key: 'tooMany', name: 'two' },
  ])
})

test('a camera that names no type is believed', () => {
  expect(admitFiles([file('shot', 1, '')], 0).admitted).toHaveLength(1)
})

test('a photo goes from sending over failed and retry to sent', () => {
  const failed = changePhotos(added, { kind: 'failed', key: 'a', fault: 'full' })
  expect(failed[0]).toMatchObject({ status: 'failed', fault: 'full' })
  const again = changePhotos(failed, { kind: 'retry', key: 'a' })
  expect(again[0]?.fault).toBeNull()
  const sent = changePhotos(again, { kind: 'sent', key: 'a', fileId: 'f1' })
  expect(sent[0]).toMatchObject({ status: 'sent', progress: 1, fileId: 'f1' })
})

test('news about a removed photo changes nothing', () => {
  const removed = changePhotos(added, { kind: 'remove', key: 'a' })
  expect(changePhotos(removed, { kind: 'sent', key: 'a', fileId: 'f1' })).toEqual<Photo[]>([])
})

test('photos that are still kept stand there as taken in, and can be removed', () => {
  const held = heldPhotos([{ fileId: 'f1', name: 'a.jpg', preview: 'blob:a' }])
  expect(held[0]).toMatchObject({ status: 'sent', fileId: 'f1' })
  expect(changePhotos(held, { kind: 'remove', key: 'f1' })).toEqual([])
})
