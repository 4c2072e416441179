import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { developersRoom } from '#apps/web/developers/routes'
import { makeRouter } from '../../src/apps/web/router.tsx'
import { rooms } from '#modules/ui'
import { stops } from './stops.ts'

const router = makeRouter([...rooms, developersRoom], new QueryClient())
const routes = Object.keys(router.routesByPath).filter((path) => path !== '/' && !path.startsWith('/kit'))

test('every address of the router has its place among the screens that are looked at', () => {
  const seen = new Set(stops.map(({ route }) => route))
  expect(routes.length).toBeGreaterThan(50)
  expect(routes.filter((path) => !seen.has(path))).toEqual([])
  expect([...seen].filter((path) => !routes.includes(path))).toEqual([])
})

test('each screen has a name of its own', () => {
  expect(new Set(stops.map(({ name }) => name)).size).toBe(stops.length)
})
