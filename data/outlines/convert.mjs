// Makes land-110m.txt out of the package world-atlas of npm:
//
//   npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//   node data/outlines/convert.mjs package/land-110m.json > data/outlines/land-110m.txt
//
// TopoJSON keeps shared lines once, as differences on a grid; here they become rings of whole
// tenths of a degree, which is finer than one pixel of any map we draw. Land on both sides of the
// 180th meridian is cut there. Antarctica is left out.

import { readFileSync } from "node:fs";

const PER_DEGREE = 10;
const SOUTH = -60;

const topology = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { scale, translate } = topology.transform;

const lines = topology.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
});

/** A negative number names a line that is walked backwards; where two lines meet, one point counts. */
const ring = (arcs) =>
  arcs.flatMap((arc, index) => {
    const points = arc < 0 ? [...lines[~arc]].reverse() : lines[arc];
    return index === 0 ? points : points.slice(1);
  });

/** Longitudes that go on where the ring crosses the edge of the map, instead of jumping to the other side. */
const unwrapped = (points) => {
  let turn = 0;
  return points.map(([x, y], index) => {
    const step = index === 0 ? 0 : x - points[index - 1][0];
    turn -= Math.abs(step) > 180 ? Math.sign(step) * 360 : 0;
    return [x + turn, y];
  });
};

/** What of a ring lies on one side of a meridian, moved by whole turns. */
const side = (points, meridian, keep, turn) => {
  const out = [];
  points.slice(1).forEach((to, index) => {
    const from = points[index];
    const share = (meridian - from[0]) / (to[0] - from[0]);
    if ((from[0] - meridian) * (to[0] - meridian) < 0) {
      out.push([meridian + turn, from[1] + share * (to[1] - from[1])]);
    }
    if (Math.sign(to[0] - meridian) !== -keep) out.push([to[0] + turn, to[1]]);
  });
  return out.length > 0 ? [...out, out[0]] : out;
};

const pieces = (points) => {
  const whole = unwrapped(points);
  for (const [edge, outwards] of [[180, 1], [-180, -1]]) {
    if (whole.some(([x]) => (x - edge) * outwards > 1e-6)) {
      return [side(whole, edge, -outwards, 0), side(whole, edge, outwards, -360 * outwards)];
    }
  }
  return [whole];
};

const same = (a, b) => a[0] === b[0] && a[1] === b[1];
const rounded = (points) =>
  points
    .map((point) => point.map((degrees) => Math.round(degrees * PER_DEGREE)))
    .filter((point, index, all) => index === 0 || !same(point, all[index - 1]));

const polygons = topology.objects.land.geometries.flatMap((land) =>
  land.type === "Polygon" ? [land.arcs] : land.arcs,
);
const out = [
  "# Outlines of the land: Natural Earth 1:110m, public domain, by way of world-atlas 2.0.2 (ISC).",
  "# One ring a line: `land` or, for a lake inside the one before, `hole`; then longitude,latitude in tenths of a degree.",
];
for (const polygon of polygons) {
  polygon.forEach((arcs, index) => {
    const points = ring(arcs);
    if (points.every(([, latitude]) => latitude < SOUTH)) return;
    for (const piece of pieces(points)) {
      const kept = rounded(piece);
      if (kept.length < 4) continue;
      out.push([index === 0 ? "land" : "hole", ...kept.map((point) => point.join(","))].join(" "));
    }
  });
}
console.log(out.join("\n"));
