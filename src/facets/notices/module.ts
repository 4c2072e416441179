import { defineModule } from '#kernel/module'
import { noticesLeave } from './checks.ts'
import { readNotices, unreadNotices } from './commands.ts'
import { notices as contract } from './contract.ts'
import { noticeLane } from './lane.ts'
import { noticeData } from './personal-data.ts'
import { addDevice, listDevices, lockedDevices, removeDevice } from './push/devices.ts'
import { lockedKey } from './push/key.ts'
import { pushLane } from './push/lane.ts'
import { countNotices, listNotices } from './queries.ts'
import { oldNotices } from './retention.ts'
import { sendTest } from './test-notice.ts'
import { keepWishes, showWishes } from './wishes.ts'

export const notices = defineModule({
  name: 'notices',
  contract,
  handlers: {
    list: listNotices,
    count: countNotices,
    read: readNotices,
    unread: unreadNotices,
    wishes: showWishes,
    wish: keepWishes,
    devices: listDevices,
    addDevice,
    removeDevice,
    test: sendTest,
  },
  personalData: [noticeData],
  retention: [oldNotices],
  locks: [lockedKey, lockedDevices],
  lanes: [noticeLane, pushLane],
  checks: [noticesLeave],
})
