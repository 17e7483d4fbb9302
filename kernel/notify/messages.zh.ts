export const zh = {
  templates: {
    your_turn: '{{number}}「{{title}}」{{state}}，轮到您办理。{{due}}',
    due_soon: '{{number}}「{{title}}」即将到期，{{due}}',
    overdue: '{{number}}「{{title}}」已超过时限，请尽快办理。',
    escalated: '{{number}}「{{title}}」超时未办，已提级到您这里督促。',
    told: '{{number}}「{{title}}」：{{sentence}}{{note}}',
    note: '说明：{{note}}',
    due_at: '时限 {{at}}。',
  },
}
