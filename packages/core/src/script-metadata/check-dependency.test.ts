import { expect, it } from "vitest";
import { checkDependency } from "./check-dependency.ts";

/** The examples of the specification and of its own test suite, and some of ours. */
it.each([
  "A",
  "A.B-C_D",
  "name<=1",
  "name>=3,<2",
  "name (>=3)",
  "name[]",
  "name [fred,bar] @ http://foo.com ; python_version=='2.7'",
  "name@http://foo.com",
  "pip @ https://github.com/pypa/pip/archive/1.3.1.zip#sha1=da9234ee",
  "pkg @ git+https://example.com/pkg.git@v1;still=url",
  "name[quux, strange];python_version<'2.7' and platform_version=='2'",
  "name; os_name=='a' and (os_name=='b' or (os_name=='c'))",
  "name; 'linux' in sys_platform",
  'name; os_name not  in "nt java"',
  "requests ~= 2.8, != 2.9.*, == 2.10+local",
  "name===anything-goes",
  "  name  ",
])("accepts %j", (specifier) => {
  expect(checkDependency(specifier)).toBeUndefined();
});

it.each([
  ["", "name of a package"],
  ["-e .", "name of a package"],
  ["../local", "name of a package"],
  ["name-", "name of a package"],
  ["https://example.com/x.zip", "which versions"],
  ["a b", "which versions"],
  ["name 1.0", "which versions"],
  ["name ==", "which versions"],
  ["name ~=1", "which versions"],
  ["name >=1.*", "which versions"],
  ["name (>=1", "which versions"],
  ["name[a", "not closed"],
  ["name[a,]", "cannot be an extra"],
  ["name[a b]", "cannot be an extra"],
  ["name @", "is not a URL"],
  ["name @ not a url", "is not a URL"],
  ["name @ https://a.b c", "is unexpected"],
  ["name;", "incomplete"],
  ["name; os_name", "incomplete"],
  ["name; (os_name=='a'", "incomplete"],
  ["name; os_name=='a')", "not understood"],
  ["name; colour=='a'", "not understood"],
  ["name; os_name=='a' os_name=='b'", "not understood"],
  ["name; os_name=='a", "not understood"],
  ["name; os_name not 'a'", "not understood"],
])("refuses %j: %s", (specifier, reason) => {
  expect(checkDependency(specifier)).toContain(reason);
});
