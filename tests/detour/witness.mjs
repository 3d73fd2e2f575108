// Reads JSON from standard input: navmesh files to load and what to ask of them; writes what Detour answers as JSON.
import { buffer } from "node:stream/consumers";
import { exportNavMesh, getNavMeshPositionsAndIndices, importNavMesh, init, NavMeshQuery } from "recast-navigation";
import { generateSoloNavMesh } from "recast-navigation/generators";

const PARTIAL_RESULT = 1 << 6;
const RAY_METRES = 50;
const xyz = ([x, y, z]) => ({ x, y, z });
const array = ({ x, y, z }) => [x, y, z];
const base64 = (bytes) => Buffer.from(bytes).toString("base64");

function walk(query, start, goal) {
  const { success, path } = query.computePath(xyz(start), xyz(goal), { maxPathPolys: 4096, maxStraightPathPoints: 4096 });
  return success ? path.map(array) : null;
}

function isJoined(query, [start, from], [goal, to]) {
  const found = query.findPath(start, goal, xyz(from), xyz(to), { maxPathPolys: 4096 });
  found.polys.destroy();
  return found.success && (found.status & PARTIAL_RESULT) === 0;
}

// The height of the ground at a place, looked for two metres up and down.
function heightAt(query, [x, y, z]) {
  const near = { halfExtents: { x: 0.05, y: 2, z: 0.05 } };
  const { nearestRef } = query.findNearestPoly({ x, y, z }, near);
  const { success, height } = query.getPolyHeight(nearestRef, { x, y, z });
  return success ? height : null;
}

// `middles`: a point on every polygon, in their order. `rays`: directions to look from each of them.
function ask({ file, walks = [], middles = [], rays = [], places = [] }) {
  const { navMesh } = importNavMesh(new Uint8Array(Buffer.from(file, "base64")));
  const query = new NavMeshQuery(navMesh, { maxNodes: 65535 });
  const base = navMesh.getPolyRefBase(navMesh.getTile(0));
  const ends = middles.map((middle, number) => [(base | number) >>> 0, middle]);
  const near = { halfExtents: { x: 0.01, y: 0.01, z: 0.01 } };
  const [positions, indices] = getNavMeshPositionsAndIndices(navMesh);
  return {
    walks: walks.map(([start, goal]) => walk(query, start, goal)),
    found: middles.map((middle) => (query.findNearestPoly(xyz(middle), near).nearestRef ^ base) >>> 0),
    joined: ends.map((end) => isJoined(query, ends[0], end)),
    lengths: ends.map(([ref, from]) => rays.map(([x, z]) => {
      const to = { x: from[0] + RAY_METRES * x, y: from[1], z: from[2] + RAY_METRES * z };
      return query.raycast(ref, xyz(from), to).t * RAY_METRES;
    })),
    heights: places.map((place) => heightAt(query, place)),
    positions, indices,
    written: base64(exportNavMesh(navMesh)),
  };
}

function build({ positions, indices, config }) {
  const { success, navMesh } = generateSoloNavMesh(positions, indices, config);
  return success ? base64(exportNavMesh(navMesh)) : null;
}

await init();
const { questions = [], builds = [] } = JSON.parse((await buffer(process.stdin)).toString());
process.stdout.write(JSON.stringify({ answers: questions.map(ask), built: builds.map(build) }));
