export const en = { permissions: { wall: { read: 'See the wall' } } }
