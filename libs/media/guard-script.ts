import type { RunLimits } from './media-limits';

const quoted = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;

/**
 * A POSIX shell script that starts one program under limits and never outlives its parent.
 *
 * The parent holds the writing end of the script's stdin. When the parent dies, even by kill -9,
 * the kernel closes that end, the watchdog's `read` returns, and the program is killed. Where
 * util-linux is installed the program also gets a process group of its own (Ctrl-C in a terminal
 * reaches only the parent, which ends its children in order) and dies with this script
 * (`--pdeathsig`), should somebody kill the script alone.
 *
 * Statically linked builds of ffprobe crash on transport streams when they load this machine's
 * character converters: GCONV_PATH hides those.
 *
 * Called as `SCRIPT [--limits CPU_SECONDS FILE_BLOCKS MEMORY_KIB NICENESS] ARGUMENTS…`; a limit of 0
 * is none, blocks are 512 bytes. Ends with the program's own exit code. At its share of processor
 * time a program is told (SIGXCPU, then again each second of it): ffprobe ends there, ffmpeg
 * finishes what it has in hand, says why, and gives up at the fourth; five seconds beyond, the
 * kernel kills. A limit that killed at once could not be told from a kill by somebody else.
 */
export const guardScript = (program: string): string => `#!/bin/sh
cpu=0 blocks=0 memory=0 nice=0
GCONV_PATH=/nonexistent; export GCONV_PATH
if [ "$1" = --limits ]; then cpu=$2 blocks=$3 memory=$4 nice=$5; shift 5; fi
launch=
command -v setsid >/dev/null 2>&1 && launch="setsid"
setpriv --pdeathsig KILL true >/dev/null 2>&1 && launch="$launch setpriv --pdeathsig KILL"
exec 3<&0 </dev/null
(
  exec 3<&-
  [ "$cpu" = 0 ] || { ulimit -S -t "$cpu"; ulimit -H -t $((cpu + 5)); } 2>/dev/null
  [ "$blocks" = 0 ] || ulimit -f "$blocks" 2>/dev/null
  [ "$memory" = 0 ] || ulimit -v "$memory" 2>/dev/null
  ulimit -c 0 2>/dev/null
  [ "$nice" = 0 ] || launch="nice -n $nice $launch"
  exec $launch ${quoted(program)} "$@"
) &
child=$!
(
  trap '' INT HUP
  while read -r ignored <&3; do :; done
  kill -KILL $child
) >/dev/null 2>&1 &
watchdog=$!
exec 3<&-
trap 'kill -KILL $child 2>/dev/null' TERM
trap '' INT HUP
wait $child
code=$?
kill -KILL $watchdog 2>/dev/null
exit $code
`;

/** The script's own arguments for `limits`. */
export const guardArguments = (limits: RunLimits): string[] => [
  '--limits',
  String(Math.ceil(limits.cpuSeconds)),
  String(Math.ceil(limits.diskBytes / 512)),
  String(Math.ceil(limits.memoryBytes / 1024)),
  String(limits.niceness),
];
