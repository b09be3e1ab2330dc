import { rule } from "./rule.ts";
import { text } from "./text.ts";

/** Whoever sets one of these steers a loader, an interpreter, a package manager, a shell or ourselves. */
const reservedPrefixes = [
  "BASH_",
  "CONDA_",
  "DYLD_",
  "LC_",
  "LD_",
  "MALLOC_",
  "NODE_",
  "NPM_CONFIG_",
  "PIP_",
  "PYTHON",
  "SKILLWRIGHT_",
  "SKILL_",
  "UV_",
  "XDG_",
];

const reservedNames = new Set(
  `_ ALL_PROXY APPDATA BASHOPTS CDPATH CLASSPATH COMSPEC CURL_CA_BUNDLE EDITOR ENV FTP_PROXY
   GCONV_PATH GIT_ASKPASS GIT_EXEC_PATH GIT_SSH GIT_SSH_COMMAND GLIBC_TUNABLES GLOBIGNORE HOME
   HOSTALIASES HTTPS_PROXY HTTP_PROXY IFS JAVA_TOOL_OPTIONS LANG LANGUAGE LOCALAPPDATA LOCALDOMAIN
   LOCPATH LOGNAME NLSPATH NO_PROXY OLDPWD OPENSSL_CONF OPENSSL_ENGINES OPENSSL_MODULES PAGER PATH
   PATHEXT PERL5LIB PERL5OPT PROMPT_COMMAND PS1 PS4 PWD REQUESTS_CA_BUNDLE RES_OPTIONS RUBYLIB
   RUBYOPT SHELL SHELLOPTS SSH_ASKPASS SSL_CERT_DIR SSL_CERT_FILE SYSTEMROOT TEMP TERM TERMINFO TMP
   TMPDIR TZ TZDIR USER USERPROFILE VIRTUAL_ENV WINDIR`.split(/\s+/),
);

/** An environment variable that a credential may use. */
export const envVar = text
  .check(
    rule(
      "env-var-invalid",
      (name) => /^[A-Z_][A-Z0-9_]*$/.test(name),
      "use A-Z, 0-9 and _, not beginning with a digit",
    ),
  )
  .check(
    rule("env-var-reserved", (name) => !isReserved(name), "the system or Skillwright uses it"),
  );

function isReserved(name: string): boolean {
  return reservedNames.has(name) || reservedPrefixes.some((prefix) => name.startsWith(prefix));
}
