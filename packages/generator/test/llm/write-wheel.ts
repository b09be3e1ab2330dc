import { execFileSync } from "node:child_process";
import { python } from "../templates/python.ts";

const program = `
import sys, zipfile
directory, name, version, text = sys.argv[1:]
info = f"{name}-{version}.dist-info"
with zipfile.ZipFile(f"{directory}/{name}-{version}-py3-none-any.whl", "w") as wheel:
    wheel.writestr(f"{name}.py", f"text = {text!r}\\n")
    wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n")
    wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr(f"{info}/RECORD", "")
`;

/** Writes the wheel of a package with one module of its name, whose `text` is the given one. */
export function writeWheel(directory: string, name: string, text: string): void {
  execFileSync(python, ["-c", program, directory, name, "1.0", text]);
}
