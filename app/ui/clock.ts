import { text } from "./text.ts";

/**
 * A moment as people say it: "10:42" today, "yesterday 10:42", "12 Nov 10:42", "12 Nov 2025" in another year. In
 * the clock's own zone, 24 hours. By hand: the first use of Intl costs some 20 ms.
 *
 * @param moment ms since 1970
 * @param now what today is
 */
export function clockTime(moment: number, now: number = Date.now()): string {
  const [then, today] = [new Date(moment), new Date(now)];
  const clock = `${two(then.getHours())}:${two(then.getMinutes())}`;
  if (sameDay(then, today)) return clock;
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (sameDay(then, yesterday)) return text.clock.yesterday(clock);
  const date = `${then.getDate()} ${text.clock.months[then.getMonth()]}`;
  return then.getFullYear() === today.getFullYear() ? `${date} ${clock}` : `${date} ${then.getFullYear()}`;
}

function sameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}

function two(n: number): string {
  return String(n).padStart(2, "0");
}
