import type { Reply } from '#lib/contract'
import type { identity } from '../contract.ts'

type Back = Pick<Reply<typeof identity.endProvider>, 'purpose' | 'tried'>

/** The pages of one browser hear each other here, whatever happened to the window between them. */
const channelName = 'wheelhouse-sign-on'

/** Opens a window of ours that goes on to the provider. It must be called within a click. */
export const openProvider = (name: string, purpose: 'prove' | 'try') =>
  window.open(`/sign-in/to/${name}?purpose=${purpose}`, '_blank', 'popup,width=560,height=720')

/** Calls back when somebody comes back from a provider for this purpose; gives the way to stop listening. */
export function onBack(purpose: Back['purpose'], call: (tried: Back['tried']) => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', ({ data }: MessageEvent<Back>) => {
    if (data.purpose === purpose) call(data.tried)
  })
  return () => channel.close()
}

/** Tells the page that waits, and leaves it to it. */
export function tellBack({ purpose, tried }: Back) {
  const channel = new BroadcastChannel(channelName)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is heard by this origin alone
  channel.postMessage({ purpose, tried } satisfies Back)
  channel.close()
  window.close()
}
