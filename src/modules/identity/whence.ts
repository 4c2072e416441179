import { deviceOf } from '#lib/device/device'
import { say } from '#lib/words'
import type { RequestFacts } from '#kernel/context'

/** Where a request comes from, as the timeline keeps it. */
export const whence = ({ ip = '', agent = '' }: RequestFacts) => ({ ip, device: say(deviceOf(agent), 'en') })
