import { deviceOf } from '#lib/device/device'
import { say } from '#lib/words'

const worker = '/push.js'

export type Hindrance = 'insecure' | 'unable' | 'denied'

/** Why this browser cannot be pushed to; nothing, if it can. */
export function whyNoPush(): Hindrance | undefined {
  if (!window.isSecureContext) return 'insecure'
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return 'unable'
  return Notification.permission === 'denied' ? 'denied' : undefined
}

/** What people know this browser by. */
export const nameHere = () => say(deviceOf(navigator.userAgent)).slice(0, 60)

export interface Subscribed {
  endpoint: string
  p256dh: string
  auth: string
}

/** Asks the reader and the browser's push service; undefined where either says no. */
export async function subscribeHere(key: string): Promise<Subscribed | undefined> {
  if ((await Notification.requestPermission()) !== 'granted') return undefined
  await navigator.serviceWorker.register(worker)
  const { pushManager } = await navigator.serviceWorker.ready
  // Subscribed by another key, of this house before or of another, it would take nothing of ours.
  await (await pushManager.getSubscription())?.unsubscribe()
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint = '', keys = {} } = made.toJSON()
  return { endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' }
}

/** The browser itself forgets it, too. */
export async function unsubscribeHere() {
  const registration = await navigator.serviceWorker.getRegistration(worker)
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}
