/** Grey granite: pale feldspar, grey quartz, some of it rosy, flecked with black mica; rough, the mica glints. */
export const STONE = /* glsl */ `
const vec3 FELDSPAR = vec3(0.47, 0.45, 0.405);
const vec3 QUARTZ = vec3(0.25, 0.24, 0.225);
const vec3 ROSE = vec3(0.41, 0.30, 0.24);
const vec3 MICA = vec3(0.03, 0.029, 0.03);
const float GRAIN = 1.0 / 42.0;
const float MEAN_ROUGHNESS = 0.87;

vec3 chance(vec3 point, float size, vec3 seeds) {
  vec3 lump = vec3(size);
  return vec3(noise(point, lump, seeds.x), noise(point, lump, seeds.y), noise(point, lump, seeds.z));
}

/** 1 in lumps of noise higher than a limit, with an edge as wide as a pixel needs; from afar their share. */
float grains(vec3 point, float size, float above, float seed, float pixel) {
  float edge = min(0.1 + 2.0 * pixel / size, 0.5);
  // The bell curve's share above a limit, to a thousandth.
  float share = 1.0 / (1.0 + exp(above * (1.5976 + 0.07056 * above * above)));
  return mix(share, smoothstep(-edge, edge, noise(point, vec3(size), seed) - above), shown(size, pixel));
}

Look lookAt(vec3 spot, vec3 facing, float pixel) {
  float areGrainsShown = shown(GRAIN, pixel);
  vec3 crooked = spot + 0.35 * GRAIN * chance(spot, 0.4 * GRAIN, vec3(21.0, 22.0, 23.0));
  float cloud = noise(spot, vec3(0.35), 24.0);
  float quartz = grains(crooked, GRAIN, 0.25 + 0.15 * cloud, 25.0, pixel);
  float rose = grains(crooked, 1.3 * GRAIN, 0.9, 26.0, pixel);
  float mica = grains(crooked, 0.62 * GRAIN, 1.05 - 0.12 * cloud, 27.0, pixel);
  vec3 color = mix(mix(mix(FELDSPAR, QUARTZ, quartz), ROSE, 0.8 * rose), MICA, mica);
  float fine = noise(spot, vec3(0.3 * GRAIN), 28.0) * shown(0.3 * GRAIN, pixel);
  color *= 1.0 + 0.05 * fine + 0.05 * cloud;
  float roughness = mix(mix(0.95, 0.85, smoothstep(0.4, 0.6, quartz)), 0.55, smoothstep(0.4, 0.6, mica));
  vec3 slope = 0.09 * chance(spot, 0.5 * GRAIN, vec3(31.0, 32.0, 33.0)) * areGrainsShown;
  return Look(max(color, 0.0), mix(MEAN_ROUGHNESS, roughness, areGrainsShown), slope);
}
`
