import { messages as matters } from '#features/matters/index.ts'
import { messages as territory } from '#kernel/territory/index.ts'
import { messages as workflow } from '#kernel/workflow/index.ts'
import { registerMessages } from '#platform/i18n.ts'

/** The texts the commands from the shell need; the server registers those of every part by itself. */
export function registerAllMessages(): void {
  registerMessages('territory', territory)
  registerMessages('workflow', workflow)
  registerMessages('matters', matters)
}
