import { setTimeout as after } from 'node:timers/promises'
import type { Random } from '#lib/random'
import { type Client, type House, until } from './house.ts'

/** What was asked and, once a 200 was read, what was promised. Nothing is asked twice, so each mark may be there once. */
export interface Noted {
  title: string
  id: string | undefined
  /** Whether it was asked to be started, and whether that was acknowledged. */
  started: 'no' | 'asked' | 'yes'
  /** The last acknowledged impact, and those that were asked without an answer: one of them may have come last. */
  impact: number
  asked: number[]
  /** Marks of replies, and whether each was acknowledged. */
  replies: Map<string, boolean>
}

export interface Load {
  noted: Noted[]
  acknowledged: () => number
  unanswered: () => number
  /** From now on measures the longest time without an acknowledgement, in milliseconds. */
  pause: () => () => number
  /** Lets clients work until they are stopped. */
  work: () => Shift
}

export interface Shift {
  /** So many more writes were acknowledged since it was asked. */
  gets: (more: number) => Promise<void>
  /** Waits for the last answers. */
  stop: () => Promise<void>
}

const longestMs = 15_000
const mostReplies = 6

async function answered(address: string, asked: RequestInit) {
  const answer = await fetch(address, asked)
  return { status: answer.status, said: (await answer.json()) as unknown }
}

/** An answer that no blow explains: what was asked is wrong. */
const isMistaken = (status: number) => status >= 400 && status < 500 && status !== 409 && status !== 429

/** Clients that open tickets, start them, change them and reply on them, each on tickets of its own. */
export function loadOn(house: House, random: Random): Load {
  const noted: Noted[] = []
  let [yes, none, number] = [0, 0, 0]
  const shift = { over: false }
  const gap = { since: 0, longest: 0 }
  const closeGap = () => {
    const now = performance.now()
    gap.longest = Math.max(gap.longest, now - gap.since)
    gap.since = now
  }

  /** The answer if it was a yes, else nothing: then it may have happened or not. */
  async function ask(client: Client, method: string, path: string, body: object) {
    const answer = await answered(`${random.pick(house.servers).address()}${path}`, {
      method,
      headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(longestMs),
    }).catch(() => undefined)
    if (answer?.status === 200) {
      yes++
      closeGap()
      return answer.said as { id?: string }
    }
    if (answer && isMistaken(answer.status))
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.said)}`)
    none++
    await after(50)
    return undefined
  }

  async function openOne(client: Client) {
    const title = `chaos ${++number}`
    const one: Noted = { title, id: undefined, started: 'no', impact: 2, asked: [], replies: new Map() }
    noted.push(one)
    const { requester_id, team_id } = client
    const description = `<p>What happened in ${title}</p>`
    const draft = { title, description, requester_id, team_id, impact: 2 }
    one.id = (await ask(client, 'POST', '/api/desk/tickets', draft))?.id
    return one
  }

  async function goOn(client: Client, one: Noted) {
    const path = `/api/desk/tickets/${one.id}`
    if (one.started === 'no') {
      one.started = 'asked'
      if (await ask(client, 'POST', `${path}/move`, { verb: 'start' })) one.started = 'yes'
    } else if (random.below(2) === 0) {
      const impact = 1 + random.below(3)
      one.asked.push(impact)
      if (!(await ask(client, 'PATCH', path, { impact }))) return
      one.impact = impact
      one.asked.splice(one.asked.indexOf(impact), 1)
    } else {
      const mark = `${one.title} reply ${one.replies.size + 1} end`
      one.replies.set(mark, false)
      if (await ask(client, 'POST', `${path}/reply`, { html: `<p>${mark}</p>` })) one.replies.set(mark, true)
    }
  }

  async function work(client: Client) {
    let mine: Noted | undefined
    while (!shift.over) {
      const isDone = mine?.id === undefined || mine.replies.size >= mostReplies || random.below(5) === 0
      if (mine === undefined || isDone) mine = await openOne(client)
      else await goOn(client, mine)
    }
  }

  return {
    noted,
    acknowledged: () => yes,
    unanswered: () => none,
    pause() {
      closeGap()
      gap.longest = 0
      return () => gap.longest
    },
    work() {
      shift.over = false
      const all = Promise.all(house.clients.map(work))
      // Told when they are stopped; until then it is nobody's unhandled fault.
      all.catch(() => {})
      return {
        async gets(more) {
          const enough = yes + more
          await Promise.race([
            all,
            until(
              () => `${more} writes are acknowledged`,
              async () => yes >= enough,
            ),
          ])
        },
        async stop() {
          shift.over = true
          await all
        },
      }
    },
  }
}
