export { type FileInfo, fileIds, filesContract, fileUrl, MAX_BYTES, MAX_FILES } from './contract.ts'
export { en } from './messages.en.ts'
export { zh } from './messages.zh.ts'
