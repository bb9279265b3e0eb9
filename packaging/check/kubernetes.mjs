// Validates manifests against the schemas of Kubernetes' API, as the npm package kubernetes-models has them: values by its validators,
// and names of fields by its types, because the validators ignore fields that they do not know. packaging/check/manifests copies this file
// beside the packages and runs it.
// usage: node kubernetes.mjs FILE...
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

const folder = import.meta.dirname;
let typed = "";
let failed = false;
for (const file of process.argv.slice(2)) {
  for (const document of parseAllDocuments(readFileSync(file, "utf8"))) {
    const manifest = document.toJSON();
    const { apiVersion, kind } = manifest;
    typed += `{ const manifest: import("kubernetes-models/${apiVersion}").I${kind} = ${JSON.stringify(manifest, null, 2)}; void manifest; }\n`;
    try {
      const models = await import(`kubernetes-models/${apiVersion}`);
      new models[kind](manifest).validate();
      console.log(`${file}: ${kind} ${manifest.metadata.name}`);
    } catch (error) {
      failed = true;
      console.log(`${file}: ${kind} is not valid: ${error.message}`);
    }
  }
}

writeFileSync(`${folder}/manifests.mts`, typed);
try {
  execFileSync(`${folder}/node_modules/.bin/tsc`, ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", `${folder}/manifests.mts`]);
} catch (error) {
  failed = true;
  console.log(String(error.stdout));
}
process.exit(failed ? 1 : 0);
