export const zh = { permissions: { wall: { read: '查看大屏' } } }
