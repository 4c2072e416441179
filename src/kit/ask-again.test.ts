import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { askAgain, askOnceThere } from './ask-again.ts'

/** A question whose answers are given by hand, one after the other. */
function question() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: false } } })
  const waiting: ((answer: string) => void)[] = []
  const observer = new QueryObserver(client, {
    queryKey: ['one'],
    queryFn: () => new Promise<string>((answer) => waiting.push(answer)),
  })
  const close = observer.subscribe(() => undefined)
  return { client, observer, waiting, close }
}

test('an answer that was on its way when something changed is asked anew', async () => {
  const { client, observer, waiting, close } = question()
  askAgain(client, () => true)
  expect(waiting).toHaveLength(1)
  waiting[0]?.('before')
  await expect.poll(() => waiting.length).toBe(2)
  waiting[1]?.('after')
  await expect.poll(() => observer.getCurrentResult().data).toBe('after')
  close()
})

test('one that is not concerned, by what it turns out to hold, stays', async () => {
  const { client, observer, waiting, close } = question()
  askAgain(client, ({ state }) => state.data === 'another')
  waiting[0]?.('one')
  await expect.poll(() => observer.getCurrentResult().data).toBe('one')
  await new Promise((done) => setTimeout(done))
  expect(waiting).toHaveLength(1)
  close()
})

test('an answer that is asked for once more is let come, however often something changes meanwhile, and then asked anew once', async () => {
  const { client, observer, waiting, close } = question()
  waiting[0]?.('before')
  await expect.poll(() => observer.getCurrentResult().data).toBe('before')
  askOnceThere(client, () => true)
  for (let times = 0; times < 3; times++) askOnceThere(client, () => true)
  expect(waiting).toHaveLength(2)
  waiting[1]?.('between')
  await expect.poll(() => observer.getCurrentResult().data).toBe('between')
  await expect.poll(() => waiting.length).toBe(3)
  waiting[2]?.('after')
  await expect.poll(() => observer.getCurrentResult().data).toBe('after')
  await new Promise((done) => setTimeout(done))
  expect(waiting).toHaveLength(3)
  close()
})

test('what it is not concerned by leaves it as it came', async () => {
  const { client, observer, waiting, close } = question()
  askOnceThere(client, ({ state }) => state.data === 'another')
  waiting[0]?.('one')
  await expect.poll(() => observer.getCurrentResult().data).toBe('one')
  await new Promise((done) => setTimeout(done))
  expect(waiting).toHaveLength(1)
  askOnceThere(client, ({ state }) => state.data === 'one')
  expect(waiting).toHaveLength(2)
  close()
})

test('what concerned the answer that it takes the place of is asked anew, even if it concerns that no more', async () => {
  const { client, observer, waiting, close } = question()
  waiting[0]?.('one')
  await expect.poll(() => observer.getCurrentResult().data).toBe('one')
  askOnceThere(client, () => true)
  askOnceThere(client, ({ state }) => state.data === 'one')
  waiting[1]?.('two')
  await expect.poll(() => waiting.length).toBe(3)
  close()
})
