const claim = {
  states: {
    claimed: '已认领',
    confirming: '待确认',
    confirmed: '已确认',
    given_up: '已放弃',
    dismissed: '已取消',
    arriving: '登记中',
  },
  actions: {
    hand_in: '交回结果',
    give_up: '放弃认领',
    confirm: '确认完成',
    ask_more: '请补做',
    dismiss: '取消这份认领',
    engage: '登记认领单位',
  },
  told: {
    hand_in: '已交回结果，等待确认。',
    give_up: '已放弃认领，名额已让出。',
    confirm: '已确认完成，谢谢。',
    ask_more: '还差一点，要补做的写在下面。',
    dismiss: '这份认领已取消，原因写在下面。',
    engage: '单位已认领。',
  },
}
const { arriving: _arriving, ...states } = claim.states
const { engage: _engage, ...actions } = claim.actions
const { engage: _told, ...told } = claim.told

/** Texts of grid tasks in the namespace `orders`. */
export const taskZh = {
  procedures: {
    grid_task: {
      title: '网格任务',
      states: { published: '可认领', closed: '已完成', cancelled: '已取消' },
      actions: { close_task: '结束任务', cancel: '取消任务' },
      told: { close_task: '任务已结束。', cancel: '任务已取消，原因写在下面。' },
    },
    task_claim: { title: '任务认领', states, actions, told },
    unit_claim: { ...claim, title: '单位认领任务' },
  },
  task: {
    fields: {
      number: '编号',
      title: '任务',
      kind: '种类',
      area: '所在',
      place: '地点',
      startsAt: '开始',
      endsAt: '截止',
      wanted: '要几人',
      taken: '已认领',
      done: '已确认',
      state: '环节',
    },
  },
  errors: {
    kind_unknown: '没有这个种类，或已停用。',
    kind_taken: '这个编号已用在别处。',
    too_wide: '请选到社区或网格。',
    ends_in_past: '截止时间已经过去。',
    task_over: '这项任务已经结束。',
    task_full: '名额已满。',
    task_claimed_already: '您已认领过这项任务。',
    not_your_unit: '您不在这个单位任职。',
    claims_open: '还有 {{count}} 份认领没有结束，请先确认或取消。',
  },
}
