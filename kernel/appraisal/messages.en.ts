import type { zh } from './messages.zh.ts'

export const en: typeof zh = {
  permissions: {
    appraisal: {
      read: 'See appraisal schemes, rounds and results',
      design: 'Design appraisal schemes',
      organise: 'Organise appraisals',
      confirm: 'Confirm ballots entered from paper',
      approve: 'Approve bonuses and deductions',
      object: 'Object to a result of one’s own or one’s unit',
      decide: 'Decide objections',
      improve: 'Carry out what has to improve',
      case: 'See objections and follow-ups',
    },
  },
  errors: {
    scheme_unknown: 'There is no such appraisal scheme, or it is no longer in use.',
    period_backwards: 'The period ends before it begins.',
    subject_twice: 'A subject is named twice.',
    subject_elsewhere: 'A subject does not lie in the district of the round.',
    rater_twice: 'Somebody may vote only once on the same subject.',
    group_unknown: 'The scheme has no such group of raters.',
    rates_oneself: 'Nobody votes on themselves.',
    closes_in_the_past: 'Voting has to close later than now.',
    no_subjects: 'Add the subjects first.',
    group_without_raters: '“{{subject}}” has no raters in the group “{{group}}” yet.',
    not_now: 'The round does not allow this now.',
  },
}
