import type { Messages } from '#platform/i18n.ts'
import type { zh } from './texts.zh.ts'

export const en: Messages<typeof zh> = {
  lead: 'Organisations and teams nearby that are willing to help. Names and telephones are shown with their consent; residents are never on the public list.',
  all: 'See all',
  back: 'Neighbourhood',
  anyField: 'Every field',
  view: 'Shown as',
  views: { list: 'List', map: 'Map' },
  map: 'Partners by area',
  wholeCity: 'The whole city',
  none: 'No partner is listed here yet.',
  more: 'Show more',
  call: 'Call {{phone}}',
  byArrangement: 'Time by arrangement',
  comma: ', ',
  mine: {
    title: 'My partnership',
    done: 'You brought {{count}} to a good end in a year. Only you see this number.',
    organisation: 'An organisation you work for',
  },
  programme: {
    title: 'Programmes',
    cases: '{{shown}} cases moved in the past {{days}} days',
    few: 'under 5',
    definition:
      'Alive: in the past {{days}} days a case of its procedures moved, or an organisation tied to it did something.',
  },
  leave: {
    open: 'Leave the register',
    lead: 'You are taken off at once, and the number you left is deleted.',
    reason: 'Why you leave',
    do: 'Leave now',
    stay: 'Stay for now',
  },
  spells: {
    weekday_morning: 'Weekday mornings',
    weekday_afternoon: 'Weekday afternoons',
    weekday_evening: 'Weekday evenings',
    weekend_morning: 'Weekend mornings',
    weekend_afternoon: 'Weekend afternoons',
  },
  join: {
    open: 'Become a partner',
    back: 'Partners',
    lead: 'Say what you would help with. The community checks it and answers within 5 working days. You may leave at any time.',
    do: 'Send',
    another: 'Another one',
    communityHint: 'Name of the community',
    communities: 'Communities found',
    noCommunity: 'No community has this name. Try another spelling.',
    fields: {
      called: 'What may we call you',
      areaCode: 'The community you live in',
      fields: 'What you can help with',
      classes: 'As which kind of partner',
      times: 'When you have time',
      words: 'Anything else',
      phone: 'Telephone',
      listed: 'Community staff and grid workers may see what to call me',
    },
    help: {
      phone: 'Kept encrypted. It is opened only when the community needs to reach you, and each time is recorded.',
      listed: 'With “no”, only the keepers of the register see it.',
      times: 'May be left open and arranged later.',
    },
  },
}
