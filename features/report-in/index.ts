export { contract } from './contract.ts'
export { permissions } from './permissions.ts'
export type { ListServiceFields, ReportInPorts, ServiceField, ServiceRecord, ServiceRecords } from './ports.ts'
export { procedures } from './procedures.ts'
export { isOnTime, monthsLater, reportInNumber } from './rules.ts'
export { shippedSettings } from './settings.ts'
export { type RegistrationView, registrationKinds, registrationViews } from './shapes.ts'

export { messages } from './messages.ts'
