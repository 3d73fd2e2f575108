// Reads a GLB from standard input, writes the Khronos validator's report as JSON.
import { buffer } from "node:stream/consumers";
import { validateBytes } from "gltf-validator";

const bytes = new Uint8Array(await buffer(process.stdin));
const report = await validateBytes(bytes, { format: "glb", maxIssues: 100 });
process.stdout.write(JSON.stringify(report));
