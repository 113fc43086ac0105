import type { ApiClient } from '@rounds/testing';

/** A session of the API client's, for a browser. */
export const cookiesOf = ({ cookieHeader, baseUrl }: ApiClient) =>
  cookieHeader.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, url: baseUrl };
  });
