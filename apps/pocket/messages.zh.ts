export const zh = {
  tabs: { label: '主导航', home: '首页', neighbourhood: '邻里', tasks: '任务', me: '我的' },
  home: { title: '近邻', none: '您还没有在办的事。' },
  tasks: { title: '任务', none: '现在没有轮到您的任务。轮到时会出现在这里。' },
  neighbourhood: { title: '邻里' },
  me: { title: '我的', language: '语言', account: '账号', outAsk: '退出后，这台手机上就看不到您的事项了。' },
}
