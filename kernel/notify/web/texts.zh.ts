export const zh = {
  title: '消息',
  all: '全部消息',
  more: '显示更多',
  none: '还没有消息。轮到您办理、快到时限或有了进展，会在这里告诉您。',
  noneUnread: '没有未读消息。',
  readAll: '全部标为已读',
  unread: '未读：',
  count: '{{count}} 条未读',
  show: '显示',
  filter: { all: '全部', unread: '未读' },
  bell: { unread: '消息，{{count}} 条未读', none: '消息，没有未读' },
}
