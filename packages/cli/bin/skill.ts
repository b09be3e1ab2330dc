#!/usr/bin/env -S node --conditions=@skillwright/source
// The command as the repository runs it: on the sources, nothing built. Published packages start `dist/main.js`.
import "../src/main.ts";
