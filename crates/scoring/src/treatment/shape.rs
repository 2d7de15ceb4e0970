//! Skewness and kurtosis of a sample.

/// The shape of a distribution: what outliers show in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// The sample's skewness, adjusted for its size (G1).
    pub skewness: f64,
    /// The sample's excess kurtosis, adjusted for its size (G2).
    pub kurtosis: f64,
}

impl Shape {
    /// The shape of values in ascending order, so that it does not depend on anything else; none below
    /// four values or where all are the same.
    #[must_use]
    pub fn of(ascending: &[f64]) -> Option<Self> {
        let n = ascending.len() as f64;
        let spread = ascending.first()? < ascending.last()?;
        if ascending.len() < 4 || !spread {
            return None;
        }
        let mean = ascending.iter().sum::<f64>() / n;
        let [mut second, mut third, mut fourth] = [0.0; 3];
        for value in ascending {
            let distance = value - mean;
            let square = distance * distance;
            second += square;
            third += square * distance;
            fourth += square * square;
        }
        let g1 = n.sqrt() * third / (second * second.sqrt());
        let g2 = n * fourth / (second * second) - 3.0;
        Some(Self {
            skewness: g1 * (n * (n - 1.0)).sqrt() / (n - 2.0),
            kurtosis: ((n + 1.0) * g2 + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten values and two that lie apart; computed with pandas 3.1 (`Series.skew`, `Series.kurt`).
    #[test]
    fn it_is_that_of_the_textbooks() {
        let values = [
            1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 30.0, 100.0,
        ];
        let shape = Shape::of(&values).map(|shape| (shape.skewness, shape.kurtosis));
        let near = |(a, b): (f64, f64)| {
            (a - 3.063_241_034_239_499_3).abs() < 1e-12 && (b - 9.741_390_834_569_142).abs() < 1e-12
        };
        assert!(shape.is_some_and(near), "{shape:?}");
    }

    #[test]
    fn there_is_none_without_four_values_or_without_spread() {
        assert_eq!(Shape::of(&[1.0, 2.0, 9.0]), None);
        assert_eq!(Shape::of(&[2.0; 9]), None);
        assert_eq!(Shape::of(&[]), None);
    }
}
