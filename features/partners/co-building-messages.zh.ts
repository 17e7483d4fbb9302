const seatStates = {
  proposed: '待发出',
  asked: '待单位确认',
  seated: '任期内',
  refused: '单位婉拒',
  voided: '已作废',
}
const itemStates = {
  fixed: '待交办',
  under_way: '办理中',
  checking: '待社区确认',
  done: '已完成',
  dropped: '已取消',
  voided: '已作废',
}

/** 兼职委员、联席会议、共建项目。 */
export const coBuildingZh = {
  seatStates,
  itemStates,
  fields: {
    holder: '由谁任兼职委员',
    agreed: '本人同意',
    dueOn: '完成日期',
    meetingId: '哪次联席会议取消',
  },
  options: { agreed: { true: '是', false: '否' } },
  procedures: {
    part_time_member: {
      title: '吸纳兼职委员',
      states: seatStates,
      actions: {
        ask: '征求单位意见',
        confirm: '确认人选',
        refuse: '婉拒',
        record_confirmation: '录入单位确认',
      },
      told: {
        ask: '已征求单位意见，等待答复。',
        confirm: '单位已确认人选，任期按约定起算。',
        refuse: '单位这次没有派人。',
        record_confirmation: '单位已确认人选，任期按约定起算。',
      },
    },
    co_building_item: {
      title: '共建项目',
      states: itemStates,
      actions: {
        entrust: '交办',
        report: '报告完成',
        record_report: '录入完成报告',
        confirm: '确认完成',
        send_back: '退回再办',
        drop: '取消项目',
      },
      told: {
        entrust: '会议已确定，交牵头单位办理。',
        report: '牵头单位报告已完成，等社区确认。',
        record_report: '牵头单位报告已完成，等社区确认。',
        confirm: '社区已确认完成。',
        send_back: '还没有做到位，已退回牵头单位再办。',
        drop: '后来的联席会议决定取消，原因写在下面。',
      },
    },
  },
  errors: {
    community_only: '请选到社区。',
    organisation_not_near: '所选单位不在本社区、上级辖区或本街道。',
    own_committee: '不能请本社区党组织自己派兼职委员。',
    no_committee: '这个社区还没有登记党组织。',
    person_not_of_organisation: '这个人不在所选单位任职。',
    term_in_past: '任期从今天或以后开始。',
    term_backwards: '任期结束要晚于开始。',
    term_over: '约定的任期已经过了，请重新发起。',
    seat_stands: '这个单位已有在任期内或正在征求的兼职委员。',
    not_seated: '不在任期内，不用结束。',
    who_sits: '请写明由谁任兼职委员。',
    person_must_agree: '要本人同意才能确认。',
    not_held_yet: '会议召开后再登记。',
    owner_was_there: '会议确定的项目由参会单位牵头，不能把它从参会单位里去掉。',
    owner_not_there: '牵头单位要在参会单位里。',
    due_in_past: '完成日期要在今天以后。',
    meeting_unknown: '没有找到本社区的这次会议。',
    meeting_not_later: '只有在确定项目之后召开的会议才能取消它。',
  },
}
