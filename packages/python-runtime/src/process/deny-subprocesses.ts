import { runTool } from "../environment/run-tool.ts";

/**
 * Makes itself unable to start processes and becomes the command. The kernel's filter refuses what
 * makes a process and lets threads through; it stays over exec and cannot be taken off. clone3, whose
 * flags a filter cannot read, does "not exist", so that the C library uses clone. Calls of another
 * architecture's numbering are all refused.
 *
 * It runs before any code of the skill or its dependencies: isolated, and without site-packages.
 */
const program = `
import ctypes, os, struct, sys
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, REFUSE, ABSENT = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38
CLONE_THREAD, CLONE3 = 0x00010000, 435
machine = os.uname().machine
arch, clone, forks, top = {
    "x86_64": (0xC000003E, 56, (57, 58), 0x40000000),
    "aarch64": (0xC00000B7, 220, (), 0xFFFFFFFF),
}[machine]
rules = [
    (LOAD, 4, None), (EQUAL, arch, (None, REFUSE)),
    (LOAD, 0, None), (AT_LEAST, top, (REFUSE, None)),
    (EQUAL, CLONE3, (ABSENT, None)),
    *[(EQUAL, number, (REFUSE, None)) for number in forks],
    (EQUAL, clone, (None, ALLOW)),
    (LOAD, 16, None), (ANY_BIT, CLONE_THREAD, (ALLOW, REFUSE)),
]
results = [ALLOW, REFUSE, ABSENT]
def target(position, result):
    return 0 if result is None else len(rules) + results.index(result) - position - 1
code = b"".join(
    struct.pack("=HBBI", rule, *(target(i, r) for r in jumps or (None, None)), value)
    for i, (rule, value, jumps) in enumerate(rules)
) + b"".join(struct.pack("=HBBI", RETURN, 0, 0, result) for result in results)
class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_char_p)]
libc = ctypes.CDLL(None, use_errno=True)
words = [ctypes.c_ulong(0)] * 2
for option, value, pointer in (
    (38, ctypes.c_ulong(1), ctypes.c_ulong(0)),
    (22, ctypes.c_ulong(2), ctypes.byref(Program(len(code) // 8, code))),
):
    if libc.prctl(option, value, pointer, *words) != 0:
        raise OSError(ctypes.get_errno(), "prctl %d" % option)
os.execv(sys.argv[1], sys.argv[1:])
`;

/** Shows that the filter holds and spares threads; anything else is no denial. */
const probe = `
import os, threading
thread = threading.Thread(target=int)
thread.start()
thread.join()
try:
    os.fork()
except PermissionError:
    print("denied")
`;

const known = new Map<string, Promise<readonly string[] | undefined>>();

/**
 * Words that take from a command the means to start processes; `undefined` where this system or this
 * Python cannot. Tried out once per interpreter.
 */
export function findSubprocessDenial(python: string): Promise<readonly string[] | undefined> {
  const found = known.get(python) ?? tryDenial(python);
  known.set(python, found);
  return found;
}

async function tryDenial(python: string): Promise<readonly string[] | undefined> {
  if (process.platform !== "linux") return undefined;
  const denial = [python, "-I", "-S", "-c", program];
  const { stdout } = await runTool(python, [...denial.slice(1), python, "-I", "-c", probe], {
    timeoutMs: 20_000,
  });
  return stdout.trim() === "denied" ? denial : undefined;
}
