import { judgeEveryScreen } from '../setup/sweep.ts'

judgeEveryScreen({ width: 'phone', locale: 'zh' })
