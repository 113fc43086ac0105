import { ApiProblem } from '../../../app/http';
import { sendPicture } from './api';

/** The longer side; more is not seen, and a request has its limit. */
const MOST_PIXELS = 1600;
const MOST_BASE64 = 900_000;

/**
 * Sends a picture, made small enough in the browser; drawing it anew also takes away where and
 * when it was taken.
 * @throws ApiProblem
 */
export async function uploadPicture(file: File): Promise<{ id: string; url: string }> {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new ApiProblem(0, 'not-a-picture', 'The browser cannot draw it');
  });
  let scale = Math.min(1, MOST_PIXELS / Math.max(bitmap.width, bitmap.height));
  try {
    for (;;) {
      const data = draw(bitmap, scale);
      if (data.length <= MOST_BASE64 || scale < 0.05) return await sendPicture(data);
      scale *= 0.7;
    }
  } finally {
    bitmap.close();
  }
}

function draw(bitmap: ImageBitmap, scale: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  // Browsers that cannot write WebP give PNG.
  return canvas.toDataURL('image/webp', 0.9).split(',')[1] ?? '';
}
