/**
 * What all patterns stand on. Their formulas, sizes and colours are those of the renderer (orfeas/render/patterns).
 * Points are in lengths of the object's longest side, from the middle of its foot, +Y up: the viewer's own frame.
 */
export const SPOTS = /* glsl */ `
uniform sampler3D lumps;
uniform mat3 normalMatrix;
uniform int grainAxis;
varying vec3 patternPoint;

/** Colour in linear light; the slope is how fast a height rises along each axis of the object. */
struct Look {
  vec3 color;
  float roughness;
  vec3 slope;
};

/** Smooth chance about 0 with a deviation of about 1, in lumps of a size. Seeds take it from different places. */
float noise(vec3 point, vec3 size, float seed) {
  vec3 shift = fract(seed * vec3(0.8191725, 0.6710436, 0.5497005));
  return textureLod(lumps, point / (size * 32.0) + shift, 0.0).r;
}

/** How much of a detail can be seen: nothing where it is under two pixels wide, all of it over four. */
float shown(float extent, float pixel) {
  return clamp(extent / (2.0 * pixel) - 1.0, 0.0, 1.0);
}
`

/**
 * The look of a whole pixel. Where a surface slants away a pixel covers a long strip of it: looks along the strip
 * are taken and their mean is shown, so that a slanting face does not go plain, and does not flicker.
 */
export const MEAN_LOOK = /* glsl */ `
const float MOST_LOOKS = 4.0;

Look meanLook(vec3 point, vec3 facing) {
  vec3 across = dFdx(point);
  vec3 down = dFdy(point);
  float twice = 2.0 * dot(across, down);
  float more = dot(across, across) - dot(down, down);
  float turn = 0.5 * (twice == 0.0 && more == 0.0 ? 0.0 : atan(twice, more));
  vec3 strip = across * cos(turn) + down * sin(turn);
  float extent = max(length(strip), 1e-7);
  float width = length(cross(across, down)) / extent;
  float looks = clamp(ceil(extent / max(width, 1e-7)), 1.0, MOST_LOOKS);
  float pixel = max(width, extent / looks);
  Look mean = Look(vec3(0.0), 0.0, vec3(0.0));
  for (float number = 0.0; number < looks; number += 1.0) {
    Look found = lookAt(point + strip * ((number + 0.5) / looks - 0.5), facing, pixel);
    mean.color += found.color / looks;
    mean.roughness += found.roughness / looks;
    mean.slope += found.slope / looks;
  }
  return mean;
}
`
