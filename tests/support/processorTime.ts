/**
 * Milliseconds that this process has computed since it started. Limits on work are set with it rather than with
 * the clock, which runs on while other programs have the processor.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
