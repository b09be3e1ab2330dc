import { readFileSync } from "node:fs";
import { join } from "node:path";
import { templatesDir } from "../../templates/load-templates.ts";

/** The line that stands for the protocol's code in a script as a model writes it. */
export const protocolMarker = "# {{ skill protocol 1.0 }}";
/** The line that stands for the HTTP code in a script as a model writes it. */
export const httpMarker = "# {{ skill http }}";

const protocolImports = `import json
import os
import sys
import traceback
from collections.abc import Callable
`;

const httpImports = `import email.utils
import http.client
import json
import math
import os
import re
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import NamedTuple
`;

/** Puts the code that the templates share in place of its markers; the rest stays as it was written. */
export function expandSharedCode(script: string): string {
  return script
    .replace(lineOf(protocolMarker), () => `${protocolImports}\n${region("_scaffold", "protocol")}`)
    .replace(lineOf(httpMarker), () => `${httpImports}\n${region("json-api", "HTTP")}`);
}

function lineOf(marker: string): RegExp {
  return new RegExp(`^${marker.replace(/[{}.]/g, "\\$&")}[ \\t]*$`, "m");
}

/** A marked region of a template's script, its marks included. */
function region(template: string, what: "protocol" | "HTTP"): string {
  const source = readFileSync(join(templatesDir, template, "skill.py"), "utf8");
  const found = regions[what].exec(source);
  if (found === null) throw new RangeError(`${template}/skill.py has no region ${what}`);
  return found[0];
}

const regions = {
  protocol: /^# --- skill protocol 1\.0.*?^# --- end of the protocol -+$/ms,
  HTTP: /^# --- HTTP, .*?^# --- end of HTTP -+$/ms,
};
