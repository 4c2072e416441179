import type { Receive, Write } from './context.ts'

/** So many transactions of one asker are under way; what comes then waits for the first to end, and goes together. */
const abreast = 2
const most = 50

interface Waiting<I, O> {
  readonly ctx: Receive
  readonly input: I
  readonly give: (answer: O) => void
  readonly fail: (error: unknown) => void
}

interface Asker<I, O> {
  underWay: number
  readonly waiting: Waiting<I, O>[]
}

const whoAsks = ({ actor, request }: Receive) =>
  JSON.stringify([actor.id, actor.session, actor.token, request.ip, request.agent])

/**
 * A handler for what machines send in bursts: what the same asker sends while two of its transactions are under way shares
 * the next one, which costs hardly more than one alone. Nothing waits for company that might come. `many` answers in the
 * order of its inputs, which share a request's id. Where one is refused nothing of them was written, and each is done by itself.
 */
export function gathered<I, O>(many: (ctx: Write, inputs: readonly I[]) => Promise<readonly O[]>) {
  const askers = new Map<string, Asker<I, O>>()

  /** The last one's context: what was waiting is done now. */
  const write = (some: readonly Waiting<I, O>[]) =>
    some.at(-1)?.ctx.write((ctx) =>
      many(
        ctx,
        some.map(({ input }) => input),
      ),
    )

  async function carryOut(some: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const answers = (await write(some)) ?? []
      if (answers.length < some.length) throw new Error('a gathered handler answered too little')
      for (const [n, { give }] of some.entries()) give(answers[n] as O)
    } catch (error) {
      if (some.length === 1) some[0]?.fail(error)
      else for (const one of some) await carryOut([one])
    }
  }

  async function next(who: string, asker: Asker<I, O>) {
    asker.underWay += 1
    while (asker.waiting.length > 0) await carryOut(asker.waiting.splice(0, most))
    asker.underWay -= 1
    if (asker.underWay === 0) askers.delete(who)
  }

  async function byItself({ write: writing }: Receive, input: I): Promise<O> {
    const [answer] = await writing((ctx) => many(ctx, [input]))
    return answer as O
  }

  return (ctx: Receive, input: I): Promise<O> => {
    if (ctx.alone) return byItself(ctx, input)
    return new Promise((give, fail) => {
      const who = whoAsks(ctx)
      const asker = askers.get(who) ?? { underWay: 0, waiting: [] }
      askers.set(who, asker)
      asker.waiting.push({ ctx, input, give, fail })
      if (asker.underWay < abreast) void next(who, asker)
    })
  }
}
