type Answer = { readonly status: number } | { readonly why: string }

export type Settled =
  | { readonly is: 'done' | 'gone' | 'never' | 'stopped' }
  | { readonly is: 'later'; readonly seconds: number }

const [ok, redirected, badRequest, notFound, gone, busy, fault] = [200, 300, 400, 404, 410, 429, 500]
const mostTries = 8
const [firstSeconds, mostSeconds] = [30, 3600]

/**
 * What an answer of a push service means (RFC 8030, 7.3): 404 and 410 that the browser is subscribed no more; what is wrong
 * with the message itself stays wrong; all else may pass. `tries`: this one among them.
 */
export function settled(answer: Answer, tries: number): Settled {
  if ('why' in answer) {
    if (answer.why === 'stopped') return { is: 'stopped' }
    if (answer.why === 'inside' || answer.why === 'plain') return { is: 'never' }
  } else {
    const { status } = answer
    if (status >= ok && status < redirected) return { is: 'done' }
    if (status === notFound || status === gone) return { is: 'gone' }
    if (status >= badRequest && status < fault && status !== busy) return { is: 'never' }
  }
  if (tries >= mostTries) return { is: 'never' }
  return { is: 'later', seconds: Math.min(mostSeconds, firstSeconds * 2 ** (tries - 1)) }
}
