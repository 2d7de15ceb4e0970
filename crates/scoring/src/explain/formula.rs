//! A formula with its numbers: what a person does by hand to get a value.

use std::fmt;

use icc_questionnaire::Decimal;
use serde::Serialize;

use crate::kernel::members::median;

/// A formula in numbers. Its [value](Formula::value) is the measure's value before rounding.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// a + b + …; nothing adds up to 0.
    Sum(Vec<Formula>),
    /// a − b
    Difference(Box<[Formula; 2]>),
    /// a × b × …
    Product(Vec<Formula>),
    /// a / b
    Quotient(Box<[Formula; 2]>),
    /// a to the power b
    Power(Box<[Formula; 2]>),
    /// The least.
    Minimum(Vec<Formula>),
    /// The greatest.
    Maximum(Vec<Formula>),
    /// The middle one; the mean of the two middle ones of an even number.
    Median(Vec<Formula>),
    /// Natural logarithm.
    Logarithm(Box<Formula>),
    /// A number.
    #[serde(untagged)]
    Number(f64),
}

impl From<f64> for Formula {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<Decimal> for Formula {
    fn from(value: Decimal) -> Self {
        Self::Number(value.to_f64())
    }
}

impl Formula {
    pub(super) fn minus(self, other: impl Into<Self>) -> Self {
        Self::Difference(Box::new([self, other.into()]))
    }

    pub(super) fn over(self, other: impl Into<Self>) -> Self {
        Self::Quotient(Box::new([self, other.into()]))
    }

    pub(super) fn power(self, other: impl Into<Self>) -> Self {
        Self::Power(Box::new([self, other.into()]))
    }

    /// `factor` × this; this alone where the factor is 1.
    pub(super) fn times(self, factor: Decimal) -> Self {
        if factor == Decimal::ONE {
            self
        } else {
            Self::Product(vec![factor.into(), self])
        }
    }

    /// `term` + this; this alone where the term is 0.
    pub(super) fn plus(self, term: Decimal) -> Self {
        if term.is_zero() {
            self
        } else {
            Self::Sum(vec![term.into(), self])
        }
    }

    /// A sum; the term itself where there is one.
    pub(super) fn sum(mut terms: Vec<Self>) -> Self {
        match (terms.len(), terms.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                terms.extend(last);
                Self::Sum(terms)
            }
        }
    }

    /// What it comes to.
    #[must_use]
    pub fn value(&self) -> f64 {
        let values = |list: &[Self]| list.iter().map(Self::value).collect::<Vec<_>>();
        match self {
            Self::Number(value) => *value,
            Self::Sum(list) => values(list).into_iter().sum(),
            Self::Product(list) => values(list).into_iter().product(),
            Self::Difference(pair) => pair[0].value() - pair[1].value(),
            Self::Quotient(pair) => pair[0].value() / pair[1].value(),
            Self::Power(pair) => libm::pow(pair[0].value(), pair[1].value()),
            Self::Minimum(list) => values(list).into_iter().fold(f64::INFINITY, f64::min),
            Self::Maximum(list) => values(list).into_iter().fold(f64::NEG_INFINITY, f64::max),
            Self::Median(list) => median(values(list)),
            Self::Logarithm(of) => libm::log(of.value()),
        }
    }

    /// Whether every number in it is one that can be written down.
    pub(super) fn is_writable(&self) -> bool {
        match self {
            Self::Number(value) => value.is_finite(),
            Self::Sum(list)
            | Self::Product(list)
            | Self::Minimum(list)
            | Self::Maximum(list)
            | Self::Median(list) => !list.is_empty() && list.iter().all(Self::is_writable),
            Self::Difference(pair) | Self::Quotient(pair) | Self::Power(pair) => {
                pair.iter().all(Self::is_writable)
            }
            Self::Logarithm(of) => of.is_writable(),
        }
    }

    /// The formula for reading, where lists of more than `most` numbers are cut short: a sum is
    /// given as what it comes to, others end in an ellipsis.
    #[must_use]
    pub fn cut_short(&self, most: usize) -> impl fmt::Display + '_ {
        InSigns(self.tokens(most))
    }

    /// The same from left to right, number by number and sign by sign, for whoever writes numbers
    /// and signs in a way of their own.
    #[must_use]
    pub fn tokens(&self, most: usize) -> Vec<Token> {
        let mut writer = Writer {
            most,
            tokens: Vec::new(),
        };
        writer.formula(self);
        writer.tokens
    }

    /// How tightly its sign binds: what binds less than its place asks for stands in parentheses.
    fn binds(&self) -> Binding {
        match self {
            Self::Number(value) if *value < 0.0 => Binding::Sum,
            Self::Sum(list) | Self::Product(list) if list.is_empty() => Binding::Alone,
            Self::Sum(_) | Self::Difference(_) => Binding::Sum,
            Self::Product(_) | Self::Quotient(_) => Binding::Product,
            Self::Power(_) => Binding::Power,
            _ => Binding::Alone,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Power,
    Alone,
}

/// One piece of a formula.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token {
    /// A number.
    Number(f64),
    /// What stands between numbers.
    Sign(Sign),
}

/// What stands between the numbers of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// +
    Plus,
    /// −
    Minus,
    /// ×
    Times,
    /// A product inside a sum, whose factors stand close together.
    Of,
    /// Divided by.
    Over,
    /// Begins an exponent, which is one number or stands in parentheses.
    Power,
    /// Ends an exponent.
    PowerEnd,
    /// (
    Open,
    /// )
    Close,
    /// The least of what follows in parentheses.
    Minimum,
    /// The greatest of what follows in parentheses.
    Maximum,
    /// The middle one of what follows in parentheses.
    Median,
    /// The natural logarithm of what follows in parentheses.
    Logarithm,
    /// Between the numbers of a list.
    Next,
    /// More of the same, left out.
    More,
}

impl Sign {
    const fn written(self) -> &'static str {
        match self {
            Self::Plus => " + ",
            Self::Minus => " − ",
            Self::Times => " × ",
            Self::Of => "·",
            Self::Over => " / ",
            Self::Power => "^",
            Self::PowerEnd => "",
            Self::Open => "(",
            Self::Close => ")",
            Self::Minimum => "min",
            Self::Maximum => "max",
            Self::Median => "median",
            Self::Logarithm => "ln",
            Self::Next => ", ",
            Self::More => "…",
        }
    }
}

/// The signs of the commands read the same in every language.
impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cut_short(usize::MAX).fmt(f)
    }
}

struct InSigns(Vec<Token>);

impl fmt::Display for InSigns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|token| match token {
            Token::Number(value) => write!(f, "{value}"),
            Token::Sign(sign) => f.write_str(sign.written()),
        })
    }
}

struct Writer {
    most: usize,
    tokens: Vec<Token>,
}

impl Writer {
    fn number(&mut self, value: f64) {
        self.tokens.push(Token::Number(value));
    }

    fn sign(&mut self, sign: Sign) {
        self.tokens.push(Token::Sign(sign));
    }

    fn formula(&mut self, formula: &Formula) {
        match formula {
            Formula::Number(value) => self.number(*value),
            Formula::Sum(list) if list.is_empty() || list.len() > self.most => {
                self.number(formula.value());
            }
            Formula::Sum(list) => self.sum(list),
            Formula::Product(list) if list.is_empty() => self.number(1.0),
            Formula::Product(list) => self.product(list, Sign::Times),
            Formula::Difference(pair) => {
                self.within(&pair[0], Binding::Sum);
                self.sign(Sign::Minus);
                self.within(&pair[1], Binding::Product);
            }
            Formula::Quotient(pair) => {
                self.within(&pair[0], Binding::Product);
                self.sign(Sign::Over);
                self.within(&pair[1], Binding::Power);
            }
            Formula::Power(pair) => {
                self.within(&pair[0], Binding::Alone);
                self.sign(Sign::Power);
                self.within(&pair[1], Binding::Alone);
                self.sign(Sign::PowerEnd);
            }
            Formula::Minimum(list) => self.call(Sign::Minimum, list),
            Formula::Maximum(list) => self.call(Sign::Maximum, list),
            Formula::Median(list) => self.call(Sign::Median, list),
            Formula::Logarithm(of) => self.call(Sign::Logarithm, std::slice::from_ref(of)),
        }
    }

    fn within(&mut self, formula: &Formula, needed: Binding) {
        let given = match formula {
            Formula::Sum(list) if list.len() > self.most => Binding::Alone,
            other => other.binds(),
        };
        if given < needed {
            self.sign(Sign::Open);
            self.formula(formula);
            self.sign(Sign::Close);
        } else {
            self.formula(formula);
        }
    }

    fn sum(&mut self, list: &[Formula]) {
        for (i, term) in list.iter().enumerate() {
            match term {
                Formula::Number(value) if i > 0 && *value < 0.0 => {
                    self.sign(Sign::Minus);
                    self.number(-value);
                    continue;
                }
                _ if i > 0 => self.sign(Sign::Plus),
                _ => {}
            }
            match term {
                Formula::Product(factors) if factors.len() == 2 => {
                    self.product(factors, Sign::Of);
                }
                term if i > 0 => self.within(term, Binding::Product),
                term => self.within(term, Binding::Sum),
            }
        }
    }

    fn product(&mut self, list: &[Formula], sign: Sign) {
        for (i, factor) in list.iter().enumerate().take(self.most) {
            if i > 0 {
                self.sign(sign);
            }
            self.within(factor, Binding::Power);
        }
        if list.len() > self.most {
            self.sign(Sign::Times);
            self.sign(Sign::More);
        }
    }

    fn call(&mut self, name: Sign, list: &[Formula]) {
        self.sign(name);
        self.sign(Sign::Open);
        for (i, value) in list.iter().enumerate().take(self.most) {
            if i > 0 {
                self.sign(Sign::Next);
            }
            self.formula(value);
        }
        if list.len() > self.most {
            self.sign(Sign::Next);
            self.sign(Sign::More);
        }
        self.sign(Sign::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(list: &[f64]) -> Vec<Formula> {
        list.iter().copied().map(Formula::Number).collect()
    }

    #[test]
    fn what_binds_less_than_its_place_stands_in_parentheses() {
        let mean = Formula::sum(numbers(&[1.0, -2.0, 4.0])).over(3.0);
        assert_eq!(mean.to_string(), "(1 − 2 + 4) / 3");
        let rate = Formula::Product(vec![100.0.into(), mean]).minus(Formula::Number(-0.5));
        assert_eq!(rate.to_string(), "100 × ((1 − 2 + 4) / 3) − (-0.5)");
        assert!((rate.value() - 100.5).abs() < 1e-12);
        let weighed = Formula::sum(vec![
            Formula::Product(numbers(&[3.0, 0.5])),
            Formula::Product(numbers(&[1.0, -0.8])),
        ]);
        assert_eq!(weighed.to_string(), "3·0.5 + 1·(-0.8)");
        let root = Formula::Number(0.5).power(Formula::Number(1.0).over(3.0));
        assert_eq!(root.to_string(), "0.5^(1 / 3)");
    }

    #[test]
    fn long_lists_are_cut_short_for_reading_only() {
        let many: Vec<f64> = (1..=30).map(f64::from).collect();
        let mean = Formula::sum(numbers(&many)).over(30.0);
        assert_eq!(mean.cut_short(4).to_string(), "465 / 30");
        let least = Formula::Minimum(numbers(&many));
        assert_eq!(least.cut_short(3).to_string(), "min(1, 2, 3, …)");
        assert!(mean.to_string().starts_with("(1 + 2 + "));
    }
}
