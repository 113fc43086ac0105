/** The launcher's one look at the environment: what it finds goes to the processes it starts. */
export function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
}
