import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

/** Apart from the door, so that the first page of the pocket need not carry the contract. */
export const messages = { zh, en }
