import { useEffect, useState } from 'react'

/** The value once it has stayed the same for a while: what is typed is asked about when the person pauses. */
export function useSettled<T>(value: T, ms = 500): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
