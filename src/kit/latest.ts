import { useEffect, useState } from 'react'

export interface Latest<T> {
  get: () => T
  set: (next: T) => void
}

function holder<T>(first: T): Latest<T> {
  let held = first
  return {
    get: () => held,
    set: (next) => {
      held = next
    },
  }
}

/** Something that is kept beside what is drawn: to change it draws nothing anew. */
export function useHeld<T>(first: T): Latest<T> {
  const [held] = useState(() => holder(first))
  return held
}

/** The newest value of something, for what was set up once and calls back later. */
export function useLatest<T>(value: T): Latest<T> {
  const [latest] = useState(() => holder(value))
  useEffect(() => latest.set(value))
  return latest
}
