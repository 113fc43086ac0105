/**
 * The steps of the workflow map that each participant role does most, in the order of the day. A
 * starting point for the first page; a person finds everything else in the library.
 */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  'front-desk': [
    'practice:eligibility',
    'practice:scheduling',
    'practice:registration',
    'practice:check-in',
    'practice:check-out',
  ],
  'eligibility-authorization': ['practice:eligibility', 'practice:authorization'],
  provider: ['practice:documentation', 'practice:charge-capture', 'billing:coding'],
  scribe: ['practice:documentation', 'practice:charge-capture'],
  coder: ['billing:coding', 'practice:charge-capture', 'billing:scrubbing'],
  'charge-entry': ['practice:charge-capture', 'billing:coding', 'billing:scrubbing'],
  biller: [
    'billing:submission',
    'billing:scrubbing',
    'billing:rejections',
    'billing:denials',
    'billing:secondary',
  ],
  'payment-poster': ['billing:posting', 'billing:adjudication', 'billing:secondary'],
  'denial-ar-specialist': ['billing:denials', 'billing:appeals', 'billing:ar'],
  'enrollment-credentialing': ['billing:enrollment'],
  'practice-manager': ['billing:performance', 'billing:denials', 'practice:eligibility'],
  owner: ['billing:performance', 'billing:ar'],
};

export const stepsOfRole = (role: string | null): readonly string[] => STEPS[role ?? ''] ?? [];
