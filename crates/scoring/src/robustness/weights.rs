//! Weights around declared ones.

use super::draws::{Concentration, Spread, Width};
use super::stream::Stream;

/// How one weight is drawn, before all are brought to the same sum.
#[derive(Debug, Clone, Copy)]
enum Law {
    /// A weight of 0 stays 0.
    Nothing,
    Gamma(Gamma),
    /// All values as likely, from the first on and as far as the second says.
    Even(f64, f64),
}

/// How the weights of some members are drawn.
#[derive(Debug, Clone)]
pub(super) struct Laws(Vec<Law>);

impl Laws {
    /// Around declared shares, which add up to 1.
    pub(super) fn new(spread: Spread, shares: &[f64]) -> Self {
        let law = |share: &f64| match spread {
            _ if *share <= 0.0 => Law::Nothing,
            Spread::Dirichlet(Concentration(c)) => Law::Gamma(Gamma::new(c * share)),
            Spread::Uniform(Width(width)) => Law::Even(share * (1.0 - width), 2.0 * share * width),
        };
        Self(shares.iter().map(law).collect())
    }

    /// How many weights there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Draws the weights of several replications at once; those of each add up to 1.
    pub(super) fn draw<const N: usize>(&self, stream: &mut Stream, drawn: &mut [[f64; N]]) {
        loop {
            let mut sums = [0.0; N];
            for (drawn, law) in drawn.iter_mut().zip(&self.0) {
                for (drawn, sum) in drawn.iter_mut().zip(&mut sums) {
                    *drawn = law.draw(stream);
                    *sum += *drawn;
                }
            }
            // Tiny shapes can all come out as 0; then nothing is kept, so that none is favoured.
            if sums.iter().all(|sum| *sum > 0.0) {
                for drawn in drawn.iter_mut() {
                    for (drawn, sum) in drawn.iter_mut().zip(&sums) {
                        *drawn /= sum;
                    }
                }
                return;
            }
        }
    }
}

impl Law {
    #[inline]
    fn draw(self, stream: &mut Stream) -> f64 {
        match self {
            Self::Nothing => 0.0,
            Self::Gamma(gamma) => gamma.draw(stream),
            Self::Even(from, length) => from + length * stream.uniform(),
        }
    }
}

/// Gamma numbers of one shape and scale 1: Marsaglia and Tsang (2000), *A simple method for generating
/// gamma variables*. Below a shape of 1, those of one more times a power of a uniform number.
#[derive(Debug, Clone, Copy)]
struct Gamma {
    d: f64,
    c: f64,
    /// That power, below a shape of 1.
    power: Option<f64>,
}

impl Gamma {
    /// Of a shape above 0.
    fn new(shape: f64) -> Self {
        let small = shape < 1.0;
        let d = if small { shape + 1.0 } else { shape } - 1.0 / 3.0;
        Self {
            d,
            c: 1.0 / libm::sqrt(9.0 * d),
            power: small.then(|| 1.0 / shape),
        }
    }

    #[inline]
    fn draw(&self, stream: &mut Stream) -> f64 {
        let drawn = self.draw_from_one_on(stream);
        match self.power {
            Some(power) => drawn * libm::pow(1.0 - stream.uniform(), power),
            None => drawn,
        }
    }

    #[inline]
    fn draw_from_one_on(&self, stream: &mut Stream) -> f64 {
        loop {
            let x = stream.normal();
            let v = 1.0 + self.c * x;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            let u = 1.0 - stream.uniform();
            let square = x * x;
            if u < 1.0 - 0.0331 * square * square
                || libm::log(u) < 0.5 * square + self.d * (1.0 - v + libm::log(v))
            {
                return self.d * v;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of many numbers.
    fn moments(n: usize, mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let all: Vec<f64> = (0..n).map(|_| draw()).collect();
        let mean = all.iter().sum::<f64>() / n as f64;
        let squares: f64 = all.iter().map(|x| (x - mean) * (x - mean)).sum();
        (mean, squares / n as f64)
    }

    #[test]
    fn a_gamma_number_has_its_shape_as_mean_and_variance() {
        for shape in [0.3, 1.0, 2.5, 40.0] {
            let mut stream = Stream::new(1, 2);
            let gamma = Gamma::new(shape);
            let (mean, variance) = moments(200_000, || gamma.draw(&mut stream));
            // Five standard errors of the mean; the variance within a twentieth.
            assert!(
                (mean - shape).abs() < 5.0 * (shape / 2e5).sqrt(),
                "{shape}: {mean}"
            );
            assert!((variance / shape - 1.0).abs() < 0.05, "{shape}: {variance}");
        }
    }

    #[test]
    fn drawn_weights_have_the_mean_and_variance_of_their_distribution() {
        let declared = [0.5, 0.3, 0.2, 0.0];
        let c = 20.0;
        let dirichlet = Concentration::new(c).map(Spread::Dirichlet);
        let uniform = Width::new(0.5).map(Spread::Uniform);
        for (spread, variance_of_third) in [(dirichlet, 0.2 * 0.8 / (c + 1.0)), (uniform, 0.0)] {
            let Some(spread) = spread else { continue };
            let mut stream = Stream::new(5, 0);
            let laws = Laws::new(spread, &declared);
            let mut weights = [[0.0]; 4];
            let (mean, variance) = moments(100_000, || {
                laws.draw(&mut stream, &mut weights);
                let sum: f64 = weights.iter().flatten().sum();
                assert!((sum - 1.0).abs() < 1e-12 && weights[3] == [0.0]);
                weights[2][0]
            });
            assert!((mean - 0.2).abs() < 0.004, "{spread:?}: {mean}");
            if variance_of_third > 0.0 {
                assert!(
                    (variance / variance_of_third - 1.0).abs() < 0.03,
                    "{variance}"
                );
            }
        }
    }
}
