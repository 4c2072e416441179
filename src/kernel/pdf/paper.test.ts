import { expect, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { openPaper } from './paper.ts'

test('a page says what was written on it, in all the letters of Europe', async () => {
  const paper = await openPaper({ title: 'Łukasz', language: 'de', made: '2026-11-30T10:00:00.000Z' })
  paper.addPage(210, 297)
  for (const [n, text] of ['Łukasz Żółć', 'Größe 12 mm', 'Ελλάδα', 'Україна', '漢'].entries())
    paper.text({ x: 20, y: 20 + n * 10 }, text, { size: 10, weight: n % 2 === 0 ? 'regular' : 'bold' })
  paper.rects([{ x: 1, y: 1, width: 2, height: 2 }])
  paper.stroke([{ x: 5, y: 5 }], 0.4)
  const bytes = await paper.end()
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), {
    mergePages: true,
  })
  expect(totalPages).toBe(1)
  for (const said of ['Łukasz Żółć', 'Größe 12 mm', 'Ελλάδα', 'Україна']) expect(text).toContain(said)
  expect(text).not.toContain('漢')
  expect(paper.measure('Żółć', { size: 10 })).toBeGreaterThan(6)
})
