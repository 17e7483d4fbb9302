/** Fixed accounts of the demonstration city: one for every way of looking at the main job. */
export interface Persona {
  username: string
  /** Post they hold; `resident` needs none. */
  role: string
  /** Which area of the home neighbourhood the post sits at. */
  seat: 'grid' | 'community' | 'street' | 'district' | 'city' | 'none'
  name: string
  face: 'console' | 'pocket'
  zh: string
  en: string
}

export const personas: readonly Persona[] = [
  {
    username: 'resident',
    role: 'resident',
    seat: 'none',
    name: '王女士',
    face: 'pocket',
    zh: '居民：反映身边的问题，看进展，作评价',
    en: 'Resident: reports what is wrong nearby, follows it, rates it',
  },
  {
    username: 'grid_worker',
    role: 'grid_worker',
    seat: 'grid',
    name: '陈晓东',
    face: 'pocket',
    zh: '网格员：巡查中发现问题，能当场办的当场办',
    en: 'Grid worker: finds problems on the round and settles what can be settled on the spot',
  },
  {
    username: 'dispatcher',
    role: 'community_dispatcher',
    seat: 'community',
    name: '周敏',
    face: 'console',
    zh: '社区调度员：受理诉求，按权责清单派单',
    en: 'Community dispatcher: accepts requests and dispatches them by the duty list',
  },
  {
    username: 'checker',
    role: 'community_checker',
    seat: 'community',
    name: '吴建华',
    face: 'console',
    zh: '社区核查员：到现场核实办理结果',
    en: 'Community checker: verifies the result on the spot',
  },
  {
    username: 'supervisor',
    role: 'street_supervisor',
    seat: 'street',
    name: '赵志强',
    face: 'console',
    zh: '街道督办员：处理上交事项，审批延期',
    en: 'Street supervisor: takes what the community hands up and decides on extensions',
  },
  {
    username: 'housing',
    role: 'department_handler',
    seat: 'district',
    name: '孙立新',
    face: 'console',
    zh: '区住建局承办员：签收、办理、回复',
    en: 'District housing department: signs for, handles and answers',
  },
  {
    username: 'property',
    role: 'property_manager',
    seat: 'community',
    name: '何海涛',
    face: 'pocket',
    zh: '物业经理：办理本公司服务小区的事项',
    en: 'Property manager: handles what happens in the compounds of the company',
  },
  {
    username: 'leader',
    role: 'district_leader',
    seat: 'district',
    name: '林静',
    face: 'console',
    zh: '区领导：看全区运行情况',
    en: 'District leader: sees how the whole district is doing',
  },
  {
    username: 'auditor',
    role: 'audit_admin',
    seat: 'city',
    name: '高文静',
    face: 'console',
    zh: '审计管理员：查看审计日志，不接触业务',
    en: 'Audit administrator: reads the audit log and touches no case',
  },
  {
    username: 'sysadmin',
    role: 'system_admin',
    seat: 'city',
    name: '罗宇航',
    face: 'console',
    zh: '系统管理员：管理账号与设置',
    en: 'System administrator: accounts and settings',
  },
  {
    username: 'secadmin',
    role: 'security_admin',
    seat: 'city',
    name: '郭颖',
    face: 'console',
    zh: '安全管理员：管理角色权限',
    en: 'Security administrator: what roles may do',
  },
  {
    username: 'operator',
    role: 'city_operator',
    seat: 'city',
    name: '马思远',
    face: 'console',
    zh: '市级平台管理员：维护区划、清单、日历',
    en: 'City operator: keeps areas, duty lists and calendars',
  },
]
