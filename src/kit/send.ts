import type { Send } from '#lib/client'
import { isAttended } from './attended.ts'
import { askForProof } from './proof.ts'
import { Refused } from './refused.ts'
import { tell } from './toast.tsx'
import { w } from './words.ts'

/** Carries one request to our own origin. What waits for a second person is said here, once, whoever asked for it. */
export const send: Send = async (request) => {
  try {
    return await carryProven(request)
  } catch (thrown) {
    if (thrown instanceof Refused && thrown.waits)
      tell({
        text: thrown.message,
        tone: 'info',
        seconds: 12,
        ...(thrown.see !== undefined && { link: { to: thrown.see, title: w('see_waiting') } }),
      })
    throw thrown
  }
}

/** Before something dangerous the reader is asked who they are, and then it is sent once more: nobody types anything twice. */
const carryProven: Send = async (request) => {
  try {
    return await carry(request)
  } catch (thrown) {
    const isAsked = thrown instanceof Refused && thrown.kind === 'proof-needed'
    if (!isAsked || !(await askForProof())) throw thrown
    return carry(request)
  }
}

/** Writes bear a header that no foreign page can add. */
const carry: Send = async ({ method, url, body, signal }) => {
  const response = await reach(url, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(method === 'GET'
        ? isAttended()
          ? {}
          : { 'x-wheelhouse': 'unattended' }
        : { 'x-wheelhouse': '1' }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  return response.status === 204 ? undefined : response.json()
}

/** Sends one file as it is; progress is told as a share from 0 to 1. */
export function upload(url: string, file: File, onProgress?: (share: number) => void, signal?: AbortSignal) {
  return new Promise<unknown>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${url}${url.includes('?') ? '&' : '?'}name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-wheelhouse', '1')
    request.responseType = 'text'
    request.upload.addEventListener('progress', (event) =>
      onProgress?.(event.loaded / Math.max(1, event.total)),
    )
    request.addEventListener('error', () => reject(Refused.offline()))
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    request.addEventListener('load', () => {
      const response = new Response(request.responseText, { status: request.status })
      if (response.ok) resolve(response.json())
      else void Refused.of(response).then(reject)
    })
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

async function reach(url: string, options: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(url, options)
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    throw Refused.offline()
  }
  if (!response.ok) throw await Refused.of(response)
  return response
}
