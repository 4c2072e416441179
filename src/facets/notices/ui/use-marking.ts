import { useQueryClient } from '@tanstack/react-query'
import { ask, roomOf, tellRefusal, useCommand } from '#kit/api'
import { useHeld } from '#kit/latest'
import { type Line, notices } from '../contract.ts'
import { w } from './words.ts'

const room = roomOf(notices.list.path)

/** Marks what stands in the inbox: a line by itself, or all, which can be taken back. */
export function useMarking() {
  const client = useQueryClient()
  const read = useCommand(notices.read)
  const all = useCommand(notices.read, {
    done: w('all-read-done'),
    undo: ({ at }) => ask(notices.unread, { at }),
  })
  // Pressed again before the answer is there, it means the other way round: one after the other, as they were pressed.
  const wanted = useHeld<ReadonlyMap<string, boolean>>(new Map())
  const last = useHeld<Promise<unknown>>(Promise.resolve())
  const count = useHeld(0)
  const toggle = ({ id, unread: n }: Line) => {
    const isRead = wanted.get().get(id) ?? n === 0
    wanted.set(new Map([...wanted.get(), [id, !isRead]]))
    const before = last.get()
    const mine = count.get() + 1
    count.set(mine)
    const step = async () => {
      await before
      await ask(isRead ? notices.unread : notices.read, { lines: [id] }).catch(tellRefusal)
      await client.invalidateQueries({ predicate: ({ meta }) => meta?.['room'] === room })
      if (count.get() === mine) wanted.set(new Map())
    }
    last.set(step())
  }
  return {
    read: ({ id, unread: n }: Line) => n > 0 && read.mutate({ lines: [id] }),
    toggle,
    all: () => all.mutate({}),
    busy: all.isPending,
  }
}
