import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'

export const en = {
  permissions: {
    account: { read: 'View accounts', control: 'Reset passwords, disable accounts', admin: 'Manage accounts' },
    session: { admin: 'Unlock accounts, end sessions' },
    access: { read: 'View what roles may do', edit: 'Change what roles may do, give administrator posts' },
  },
  reaches: { area: 'own area', assigned: 'assigned to own unit', own: 'raised by oneself', global: 'everything' },
  sms: { code: '{{code}} is your Jinlin sign-in code, valid for 5 minutes. Do not share it.' },
  errors: {
    wrong_credentials: 'User name or password is not correct.',
    locked: 'Too many failed attempts; this account is locked. Try again after {{time}}.',
    disabled: 'This account is disabled. Please contact the system administrator.',
    session_ended: 'Your session has ended. Please sign in again.',
    session_idle: 'You were signed out after {{minutes}} minutes without activity. Please sign in again.',
    must_change_password: 'Please change your initial password first.',
    password_short: 'A password has at least 10 characters.',
    password_long: 'A password has at most 128 characters.',
    password_simple: 'Use at least three of: lower case, upper case, digits, other characters.',
    password_has_username: 'The password may not contain the user name.',
    password_shipped: 'This is a demonstration password that ships with the system; choose another.',
    password_unchanged: 'The new password must differ from the current one.',
    password_not_set: 'This account signs in by phone code and has no password.',
    bad_phone: 'Enter an 11-digit mobile number.',
    code_too_soon: 'Codes were requested too often. Try again after {{time}}.',
    wrong_code: 'The code is not correct or has expired.',
    sms_failed: 'The text message could not be sent. Please try again later.',
    demo_off: 'Demonstration mode is off.',
    name_fixed: 'The names of staff are kept in the directory and cannot be changed here.',
    bad_username:
      'A user name starts with a lower-case letter and has 3–40 lower-case letters, digits, dots, underscores or hyphens.',
    username_taken: 'This user name is taken.',
    has_account: 'This person already has an account.',
    person_unknown: 'No such member of staff.',
    own_account: 'You cannot do this to your own account.',
    admin_account:
      'Administrators are reset and disabled by the security administrator, all other accounts by the system administrator.',
    not_locked: 'This account is not locked.',
    permission_unknown: 'There is no such permission.',
    admin_sees_no_cases: 'System, security and audit administrators may not be granted access to cases.',
    only_security_admin: 'Managing accounts and grants cannot be given to other posts.',
    last_key: 'The security administrator must keep this, or nobody could restore it.',
    not_admin_post: 'This is not an administrator post.',
  },
} satisfies Messages<typeof zh>
