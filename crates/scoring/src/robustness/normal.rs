//! Normal numbers from layers: Marsaglia and Tsang (2000), *The ziggurat method for generating random
//! variables*, as Doornik (2005) keeps the layer apart from the digits of the number.

use std::sync::LazyLock;

use super::stream::Stream;

const LAYERS: usize = 128;

/// Where the lowest layer ends and the tail begins, and the area of every layer, for 128 of them.
const TAIL: f64 = 3.442_619_855_899;
const AREA: f64 = 9.912_563_035_262_17e-3;

/// The half of the bell curve e^(−x²/2) right of 0, covered by layers of equal area.
pub(super) struct Layers([Layer; LAYERS]);

/// One layer.
#[derive(Clone, Copy)]
struct Layer {
    /// Its width.
    edge: f64,
    /// The part of its width that is below the curve all through.
    inside: f64,
    /// That part as a width: the edge of the layer above.
    above: f64,
}

impl Layers {
    /// The same ones for everybody.
    pub(super) fn get() -> &'static Self {
        static LAYERS: LazyLock<Layers> = LazyLock::new(Layers::new);
        &LAYERS
    }

    fn new() -> Self {
        let mut height = curve(TAIL);
        // The lowest holds the tail too, as if it were that much wider.
        let (mut edge, mut above) = (AREA / height, TAIL);
        Self(std::array::from_fn(|place| {
            let layer = Layer {
                edge,
                inside: above / edge,
                above,
            };
            edge = above;
            above = if place + 2 < LAYERS {
                height += AREA / edge;
                libm::sqrt(-2.0 * libm::log(height))
            } else {
                0.0
            };
            layer
        }))
    }

    /// A standard normal number.
    #[inline]
    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        const STEP: f64 = 1.0 / (1_u64 << 52) as f64;
        loop {
            let bits = stream.bits();
            // The last bits choose the layer, the first 53 are the number: from −1 up to 1.
            let place = (bits % LAYERS as u64) as usize;
            let layer = &self.0[place];
            let part = (bits.cast_signed() >> 11) as f64 * STEP;
            let x = part * layer.edge;
            if part.abs() < layer.inside {
                return x;
            }
            if place == 0 {
                return beyond(stream).copysign(part);
            }
            // Between the edges: as likely as the curve is high there.
            let (low, high) = (curve(layer.edge), curve(layer.above));
            if low + stream.uniform() * (high - low) < curve(x) {
                return x;
            }
        }
    }
}

fn curve(x: f64) -> f64 {
    libm::exp(-0.5 * x * x)
}

/// A number from the tail: Marsaglia (1964).
#[cold]
fn beyond(stream: &mut Stream) -> f64 {
    loop {
        let x = libm::log(1.0 - stream.uniform()) / TAIL;
        let y = libm::log(1.0 - stream.uniform());
        if -2.0 * y >= x * x {
            return TAIL - x;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_have_the_same_area_and_end_at_the_top() {
        let Layers(layers) = Layers::new();
        for layer in &layers[1..] {
            let area = layer.edge * (curve(layer.above) - curve(layer.edge));
            assert!((area - AREA).abs() < 1e-9, "{area}");
        }
        assert_eq!(layers[LAYERS - 1].above.to_bits(), 0);
        assert!(layers[0].inside < 1.0 && layers.iter().all(|l| l.above < l.edge));
    }

    #[test]
    fn normal_numbers_are_distributed_as_they_should_be() {
        let mut stream = Stream::new(3, 0);
        let n = 1_000_000;
        let mut all: Vec<f64> = (0..n).map(|_| stream.normal()).collect();
        all.sort_unstable_by(f64::total_cmp);
        // Tables of the normal distribution: below how much of it each of these is.
        let table = [
            (-3.5, 0.000_232_629),
            (-3.0, 0.001_349_898),
            (-1.0, 0.158_655_254),
            (0.0, 0.5),
            (0.5, 0.691_462_461),
            (2.0, 0.977_249_868),
            (3.5, 0.999_767_371),
        ];
        for (x, part) in table {
            let below = all.partition_point(|own| *own < x) as f64 / f64::from(n);
            let error = libm::sqrt(part * (1.0 - part) / f64::from(n));
            assert!((below - part).abs() < 5.0 * error, "{x}: {below}, {part}");
        }
    }
}
