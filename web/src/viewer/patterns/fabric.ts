/** Cotton: dark blue warp, paler weft, one over the other; laid on from three sides and blended where they meet. */
export const FABRIC = /* glsl */ `
const vec3 WARP = vec3(0.08, 0.165, 0.38);
const vec3 WEFT = vec3(0.13, 0.225, 0.445);
const vec3 GAP = vec3(0.012, 0.025, 0.06);
const float THREAD = 1.0 / 56.0;
const float ROUGHNESS = 0.96;

struct Weave {
  vec3 color;
  vec2 slope;
};

/** The weave in a plane, in threads across and along; no two threads are as dark. */
Weave weave(vec2 place, float isTwistShown) {
  vec2 thread = floor(place);
  vec2 inside = place - thread - 0.5;
  bool isWarp = mod(thread.x + thread.y, 2.0) < 0.5;
  float side = isWarp ? inside.x : inside.y;
  float lengthwise = isWarp ? inside.y : inside.x;
  float height = sqrt(max(cos(PI * side * 0.92), 0.0)) * (0.45 + 0.55 * cos(PI * lengthwise));
  float number = isWarp ? thread.x * 12.9898 + 78.233 : thread.y * 39.3467 + 11.135;
  float shade = 1.0 + 0.12 * sin(PI2 * fract(number * 43.7585 / PI2));
  float twist = 0.05 * sin((lengthwise * 9.0 + side * 5.0) * PI) * isTwistShown;
  float bulge = -1.1 * sin(PI * side);
  float dip = -0.7 * sin(PI * lengthwise);
  return Weave(
    mix(GAP, (isWarp ? WARP : WEFT) * (shade + twist), clamp(height * 1.5, 0.0, 1.0)),
    isWarp ? vec2(bulge, dip) : vec2(dip, bulge)
  );
}

Look lookAt(vec3 spot, vec3 facing, float pixel) {
  float isShown = shown(THREAD, pixel);
  float isTwistShown = shown(THREAD / 4.5, pixel);
  vec3 weights = pow(abs(facing), vec3(20.0));
  weights /= max(weights.x + weights.y + weights.z, 1e-9);
  vec3 place = spot / THREAD;
  vec2 drift = vec2(0.25, -0.25) * noise(spot, vec3(0.25), 42.0);
  vec3 color = vec3(0.0);
  vec3 slope = vec3(0.0);
  if (weights.x > 0.01) {
    Weave found = weave(place.yz + drift, isTwistShown);
    color += weights.x * found.color;
    slope.yz += weights.x * found.slope;
  }
  if (weights.y > 0.01) {
    Weave found = weave(place.zx + drift, isTwistShown);
    color += weights.y * found.color;
    slope.zx += weights.y * found.slope;
  }
  if (weights.z > 0.01) {
    Weave found = weave(place.xy + drift, isTwistShown);
    color += weights.z * found.color;
    slope.xy += weights.z * found.slope;
  }
  color = mix(0.55 * WARP + 0.36 * WEFT, color, isShown);
  color *= 1.0 + 0.03 * noise(spot, vec3(0.3), 41.0);
  return Look(max(color, 0.0), ROUGHNESS, slope * isShown);
}
`
