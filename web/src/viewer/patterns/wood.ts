/**
 * Oak, its grain along the object: the rings of a trunk, its fibres and its pores.
 * The middle of the trunk lies behind an upright object: on its front the rings make flames, on its sides lines.
 */
export const WOOD = /* glsl */ `
const vec3 EARLY = vec3(0.41, 0.212, 0.094);
const vec3 LATE = vec3(0.235, 0.108, 0.042);
const vec3 PORE = vec3(0.13, 0.055, 0.02);
const vec3 HEART = vec3(0.34, 0.0, -0.62);
const float RING = 1.0 / 19.0;
const float LATE_SHARE = 0.43;
const float MEAN_ROUGHNESS = 0.62;
const float FIBRE = 1.0 / 260.0;
const float PORES = 1.0 / 340.0;

/** How late in its year the wood at a point grew, 0 to 1: rings about a leaning axis, no two as wide. */
float lateness(vec3 point) {
  vec3 slow = vec3(0.55, 1.6, 0.55);
  float x = point.x - HEART.x + 0.05 * point.y + 0.028 * noise(point, slow, 11.0);
  float z = point.z - HEART.z - 0.11 * point.y + 0.028 * noise(point, slow, 12.0);
  float ring = length(vec2(x, z)) / RING + 0.10 * noise(point, vec3(0.12, 1.0, 0.12), 13.0);
  float part = fract(ring + 0.22 * sin(ring * 2.4) + 0.15 * sin(ring * 1.1));
  return smoothstep(0.15, 0.85, part) * (1.0 - smoothstep(0.86, 1.0, part));
}

Look lookAt(vec3 spot, vec3 facing, float pixel) {
  vec3 point = grainAxis == 0 ? spot.zxy : grainAxis == 2 ? spot.yzx : spot;
  float areRingsShown = shown(RING, pixel);
  float late = mix(LATE_SHARE, lateness(point), areRingsShown);
  float fibre = noise(point, FIBRE * vec3(1.0, 40.0, 1.0), 14.0) * shown(2.0 * FIBRE, pixel);
  float streak = noise(point, FIBRE * vec3(4.0, 90.0, 4.0), 15.0) * shown(8.0 * FIBRE, pixel);
  float dark = late * 0.8 + 0.09 * fibre + 0.11 * streak + 0.07;
  float pore = noise(point, PORES * vec3(1.0, 30.0, 1.0), 16.0);
  float opened = smoothstep(1.1, 1.9, pore + 0.8 * (1.0 - late) - 0.5) * shown(2.0 * PORES, pixel);
  vec3 color = mix(mix(EARLY, LATE, clamp(dark, -0.2, 1.2)), PORE, 0.5 * opened);
  float roughness = mix(mix(0.66, 0.54, smoothstep(0.4, 0.6, late)), 0.8, smoothstep(0.4, 0.6, opened));
  vec3 tilt = vec3(fibre, 0.0, streak) * 0.035;
  tilt = grainAxis == 0 ? tilt.yzx : grainAxis == 2 ? tilt.zxy : tilt;
  return Look(max(color, 0.0), mix(MEAN_ROUGHNESS, roughness, areRingsShown), tilt);
}
`
