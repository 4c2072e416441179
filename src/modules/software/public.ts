/** What other server code may call. Everything else in this folder is ours to change. */
export {
  type DeviceFacts,
  forgetDevice,
  installedNow,
  noteDevice,
  recordInstallations,
  type Reported,
} from './record.ts'
export { createProducts } from './products/commands.ts'
export { createEntitlements } from './entitlements/commands.ts'
export type { EntitlementDraft } from './schemas.ts'
export { seatsComeBack, seatsGoBack } from './gone.ts'
export { giveSeatsTo, takeSeatsOf } from './kit-seats/give.ts'
export { seatsFor } from './kit-seats/standing.ts'
export { deniedWords } from './denied.ts'
export { deniedFound } from './events.ts'
export { knowDevices } from './devices.ts'
