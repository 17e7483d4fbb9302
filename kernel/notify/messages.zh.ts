export const zh = {
  templates: {
    your_turn: '{{number}}「{{title}}」{{state}}，轮到您办理。{{due}}',
    due_soon: '{{number}}「{{title}}」即将到期，{{due}}',
    overdue: '{{number}}「{{title}}」已超过时限，请尽快办理。',
    escalated: '{{number}}「{{title}}」超时未办，已提级到您这里督促。',
    told: '{{number}}「{{title}}」：{{sentence}}{{note}}',
    note: '说明：{{note}}',
    joined: '您一起反映的事',
    due_at: '时限 {{at}}。',
    digest:
      '今天等您办理的有 {{todo}} 件：待受理 {{accept}}，待派单 {{dispatch}}，待办理 {{handle}}，待核查 {{check}}；其中超时 {{overdue}} 件。',
  },
  /** 群里只说编号，不说内容：群不是办件的地方，里面的人也不都该看到。 */
  group: {
    your_turn: '{{number}} {{state}}，等本群的同志办理。{{due}}',
    due_soon: '{{number}} 即将到期，{{due}}',
    overdue: '{{number}} 已超过时限，请尽快办理。',
    escalated: '{{number}} 超时未办，已提级到本群督促。',
  },
  sent: {
    title: '近邻',
    subject: '近邻：{{text}}',
    mail: '{{text}}\n\n打开查看：{{link}}\n\n不想再收到邮件，可以在“我的通知”里关闭。',
    code: '您的确认码是 {{code}}，30 分钟内有效。请勿告诉他人。',
    test: '这是近邻发出的一条测试消息。',
  },
  errors: {
    channel_missing: '这个渠道还没有设置，或者已经停用。',
    no_destination: '请填写接收测试消息的号码或地址。',
    bad_address: '这不是能收短信的手机号，或者不是邮箱地址。',
    bad_code: '确认码不对，或者已经过期。请重新获取。',
    not_sent: '没有发出去，确认码可能收不到。请核对后再试，或联系管理员。',
    push_refused: '这个浏览器的推送地址不能使用。',
    one_group: '请选择一个单位或一个辖区，只能选一个。',
    bad_robot_url: '请填写群机器人的完整地址（https 开头）。',
    unknown_area: '没有这个辖区，或者不在您的职责范围内。',
    unknown_organisation: '没有这个单位。',
    needs_secret: '请填写密钥：保存之后不会再显示。',
    nothing_to_retry: '这一条已经发出，不用再发。',
    no_own_device: '您还没有在手机上打开推送：先在“我的通知”里打开，再发测试。',
    bad_push_subject: '请填写 https 开头的网址，或 mailto: 开头的邮箱。',
  },
}
