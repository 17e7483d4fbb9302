export { message, notifyContract } from './contract.ts'
export { en } from './messages.en.ts'
export { zh } from './messages.zh.ts'
