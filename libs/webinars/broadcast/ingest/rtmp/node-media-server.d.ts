declare module 'node-media-server/src/protocol/rtmp.js' {
  /** A message of a publisher; what it holds is for `Flv.createMessage`. */
  export interface RtmpPacket {
    readonly size: number;
  }
  export default class Rtmp {
    onConnectCallback: (request: { app: string; name: string }) => void;
    onPushCallback: () => void;
    onPlayCallback: () => void;
    onOutputCallback: (bytes: Buffer) => void;
    onPacketCallback: (packet: RtmpPacket) => void;
    /** @returns what is wrong, or null */
    parserData(bytes: Buffer): string | null;
  }
}

declare module 'node-media-server/src/protocol/flv.js' {
  import type { RtmpPacket } from 'node-media-server/src/protocol/rtmp.js';
  export default class Flv {
    static createHeader(hasAudio: boolean, hasVideo: boolean): Buffer;
    static createMessage(packet: RtmpPacket): Buffer;
  }
}

declare module 'node-media-server/src/core/logger.js' {
  const logger: { level: string };
  export default logger;
}
