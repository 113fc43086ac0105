let csrfToken: string | null = null;
let onSignedOut: () => void = () => undefined;

/** The session tells its token; every change carries it. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

export const currentCsrfToken = (): string | null => csrfToken;

/** Called when the server says that the session has ended. */
export function onSessionEnded(listener: () => void): void {
  onSignedOut = listener;
}

export function tellSessionEnded(): void {
  onSignedOut();
}
