import { judgeEveryScreen } from '../setup/sweep.ts'

judgeEveryScreen({ width: 'desk', locale: 'zh' })
