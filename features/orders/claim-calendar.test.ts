import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile } from './claim-calendar.ts'

const now = new Date('2026-12-01T02:00:00Z')
const entry = { uid: 'a@jinlin', startsAt: now, endsAt: new Date('2026-12-01T04:00:00Z') }

function unfold(file: string): string[] {
  return file.replaceAll('\r\n ', '').split('\r\n')
}

test('whatever the words, no line is longer than 75 octets and nothing is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string({ maxLength: 120 }), (title, place) => {
      const file = calendarFile('日历', [{ ...entry, title, place, description: '' }], now)
      for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      const summary = unfold(file).find(line => line.startsWith('SUMMARY:'))
      const said = summary
        ?.slice('SUMMARY:'.length)
        .replaceAll(/\\([\\;,n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))
      expect(said).toBe(title.replaceAll('\r\n', '\n'))
    }),
  )
})

test('an event says when in UTC, and begins and ends as the standard asks', () => {
  const file = calendarFile('日历', [{ ...entry, title: '义剪', place: '党群服务站', description: '' }], now)
  expect(unfold(file)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Jinlin//Service orders//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:日历',
    'BEGIN:VEVENT',
    'UID:a@jinlin',
    'DTSTAMP:20261201T020000Z',
    'DTSTART:20261201T020000Z',
    'DTEND:20261201T040000Z',
    'SUMMARY:义剪',
    'LOCATION:党群服务站',
    'DESCRIPTION:',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})
