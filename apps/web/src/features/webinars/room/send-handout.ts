import { ApiProblem, currentCsrfToken } from '../../../app/http';
import { uploadProblem } from '../../studio/upload/upload-problem';

/**
 * Sends a file to everybody in the room. By XMLHttpRequest, because fetch does not tell how far it
 * has come.
 * @param onProgress the part that was sent, 0–1
 * @throws ApiProblem; `cancelled` after an abort
 */
export function sendHandout(
  webinarId: string,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name });
    xhr.open('POST', `/api/webinars/${webinarId}/handouts?${query}`);
    xhr.setRequestHeader('content-type', 'application/octet-stream');
    xhr.setRequestHeader('x-csrf-token', currentCsrfToken() ?? '');
    xhr.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    xhr.onload = () => (xhr.status === 201 ? resolve() : reject(uploadProblem(xhr)));
    xhr.onerror = () => reject(uploadProblem(xhr));
    xhr.onabort = () => reject(new ApiProblem(0, 'cancelled', 'The upload was cancelled'));
    signal.addEventListener('abort', () => xhr.abort());
    xhr.send(file);
  });
}
