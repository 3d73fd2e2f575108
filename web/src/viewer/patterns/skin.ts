/** Light skin: redder and paler by patches, few faint freckles, pores that break the highlight. */
export const SKIN = /* glsl */ `
const vec3 PALE = vec3(0.585, 0.325, 0.245);
const vec3 FLUSHED = vec3(0.51, 0.235, 0.165);
const vec3 FRECKLE = vec3(0.33, 0.15, 0.085);
const float PORE = 1.0 / 150.0;

Look lookAt(vec3 spot, vec3 facing, float pixel) {
  float flush = 0.5 + 0.16 * noise(spot, vec3(0.16), 51.0) + 0.09 * noise(spot, vec3(0.045), 52.0);
  float freckle = smoothstep(1.75, 2.3, noise(spot, vec3(0.022), 53.0)) * shown(0.022, pixel);
  vec3 color = mix(mix(PALE, FLUSHED, clamp(flush, 0.0, 1.0)), FRECKLE, 0.35 * freckle);
  vec3 size = vec3(PORE);
  vec3 pores = vec3(noise(spot, size, 54.0), noise(spot, size, 55.0), noise(spot, size, 56.0));
  return Look(color, mix(0.45, 0.4, smoothstep(0.45, 0.55, flush)), pores * 0.045 * shown(2.0 * PORE, pixel));
}
`
