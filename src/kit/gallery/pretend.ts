import { howMany, ticketAt } from './tickets.ts'

const people = ['Lena Vogt', 'Anke Roth', 'Mikkel Krog', 'Marit Lund', 'Priya Nair', 'Ingrid Solheim']

export const findPeople = async (text: string) =>
  people
    .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
    .map((name, at) => ({
      id: `p-${at}-${name}`,
      title: name,
      sub: 'Naval design, Hamburg',
      icon: 'user' as const,
      to: '/kit',
    }))

/** Answers what the gallery asks, in place of a server: the gallery runs without one. */
export function pretend() {
  const real = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, window.location.href)
    if (url.pathname !== '/api/kit/tickets') return real(input, init)
    await new Promise((resolve) => setTimeout(resolve, 60))
    const limit = Number(url.searchParams.get('limit') ?? 50)
    const q = url.searchParams.get('q') ?? ''
    const total = q.includes('tag:empty') ? 0 : q.includes('me') ? 5 : howMany
    const start = url.searchParams.has('from') ? 40 : 0
    const from = Number(url.searchParams.get('after') ?? start)
    const to = Math.min(total, from + limit)
    const items = Array.from({ length: to - from }, (_, at) => ticketAt(from + at))
    return Response.json({ items, next: to < total ? String(to) : null })
  }
}
