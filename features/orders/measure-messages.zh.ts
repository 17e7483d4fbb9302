/** What an appraisal may count, by key after `orders.`. */
export const measuresZh = {
  whistle_called: '被吹哨次数',
  whistle_reported_in_time: '按时报到次数',
  whistle_reported_late: '逾期报到次数',
  whistle_absent: '未到场次数',
  whistle_handled: '到场后办理次数',
  whistle_satisfied: '吹哨方满意次数',
  whistle_answered: '单位已反评的次数',
  whistle_warranted: '单位认为该吹的次数',
  whistle_at_hand: '单位认为条件具备的次数',
  orders_fulfilled: '完成服务订单数',
  wishes_fulfilled: '实现微心愿数',
}
