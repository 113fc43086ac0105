/** Why a recording was refused or failed, and what to do; by the code of the API. */
export default {
  rejected: {
    title: 'This file was refused',
    help: 'Export the recording as MP4 and upload it again.',
  },
  failed: {
    title: 'This recording could not be prepared',
    help: 'Try again. If it stays, export it as MP4 and upload that file.',
  },
  cancelled: {
    title: 'The work on this recording was cancelled',
    help: 'Its file is still there: try again, and it is made from the beginning.',
  },
  degraded: {
    title: 'A quality could not be made',
    help: 'The class plays in the others. Try again to add the missing one.',
  },
  'probe-failed': {
    title: 'The file could not be checked',
    help: 'Try again. If it stays, tell your administrator.',
  },
  'no-rendition': {
    title: 'No quality could be made',
    help: 'Try again. If it stays, export the recording as MP4 and upload that file.',
  },
  'media-empty': {
    title: 'The file is empty',
    help: 'Export the recording again and upload the new file.',
  },
  'media-unreadable': {
    title: 'This is not a video',
    help: 'Upload the recording itself, for instance as MP4; documents and pictures do not work.',
  },
  'media-truncated': {
    title: 'The file ends too early',
    help: 'It was cut off while it was recorded or copied. Copy or export it again.',
  },
  'media-format-refused': {
    title: 'This format is not accepted',
    help: 'Export the recording as MP4, MOV, MKV or WebM. Playlists and scripts are refused.',
  },
  'media-no-video': {
    title: 'The file has no picture',
    help: 'A class needs a video track. Record the screen with the sound, then upload that.',
  },
  'media-undecodable': {
    title: 'The pictures cannot be read',
    help: 'Export the recording with H.264 video, then upload it again.',
  },
  'media-too-large': {
    title: 'The file is too large',
    help: 'Export it with a lower bit rate, or cut it in two.',
  },
  'media-too-long': {
    title: 'The recording is too long',
    help: 'Cut it into several recordings and upload each.',
  },
  'media-too-many-pixels': {
    title: 'The picture is too large',
    help: 'Export it with at most 4K, for instance 1920 × 1080.',
  },
  'media-frame-rate-too-high': {
    title: 'It has too many pictures a second',
    help: 'Export it with 30 or 60 pictures a second.',
  },
  'media-too-many-tracks': {
    title: 'The file has too many tracks',
    help: 'Export it with one video and one audio track.',
  },
};
