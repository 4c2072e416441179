import { say } from '#lib/words'
import type { RequestFacts } from '#kernel/context'
import { deviceOf } from './engine/device.ts'

/** Where a request comes from, as the timeline keeps it. */
export const whence = ({ ip = '', agent = '' }: RequestFacts) => ({ ip, device: say(deviceOf(agent), 'en') })
