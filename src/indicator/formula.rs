//! How a measure is worked out, written from its declaration: what a statistician holds against `schema.sql`.

use super::measure::{Base, Condition, Figure, Largest, Measure, Take};
use super::report::{Rows, Section};

impl Measure {
    /// The formula in the manner of SQL, with the views and columns of `schema.sql`, the same in every language:
    /// `count(fact_trip where own_reasons)`.
    pub fn formula(&self) -> String {
        match self.figure {
            Figure::Count(base)
            | Figure::Hundredths(base)
            | Figure::Median(base)
            | Figure::MedianDays(base)
            | Figure::Day(base) => base.formula(),
            Figure::Share(part, whole) | Figure::OutOf(part, whole) => {
                format!("{} / {}", part.formula(), whole.formula())
            }
            Figure::Rate { of, against, per } => format!("{per} × {} / {}", of.formula(), against.formula()),
        }
    }
}

impl Section {
    /// The estimator, where a section holds more than its measures: what it takes and, of a curve, the days it is read at.
    pub fn formula(&self) -> Option<String> {
        let of = |measure: &Measure, lasted: &str, ending: &str, ends: &[&str]| {
            let view = measure.fact().view;
            format!("{view}.{lasted} until {view}.{ending} in ({})", ends.join(", "))
        };
        match self.rows {
            Rows::Curve { measure, lasted, ending, ends, days, lasting, .. } => {
                let days: Vec<String> = days.iter().map(u32::to_string).collect();
                let of = of(measure, lasted, ending, ends);
                let also = if lasting { format!("; kaplan_meier({of})") } else { String::new() };
                Some(format!("aalen_johansen({of}) at {} days{also}", days.join(", ")))
            }
            Rows::Compared { measure, lasted, ending, ends, by } => {
                let of = of(measure, lasted, ending, ends);
                Some(format!("log_rank({of} by {})", by.name))
            }
            Rows::Watched { measure, .. } => Some(format!("ears_c1_c2_c3({} by week)", measure.formula())),
            Rows::Terms { .. } | Rows::Figures { .. } | Rows::Lines(_) | Rows::Room(_) => None,
        }
    }
}

impl Base {
    fn formula(&self) -> String {
        let view = self.fact.view;
        let (function, rows) = match self.take {
            Take::Rows => ("count", view.to_owned()),
            Take::Distinct(column) => ("count", format!("distinct {view}.{column}")),
            Take::Sum(column) => ("sum", format!("{view}.{column}")),
            Take::Middle(column) | Take::MiddleDays(column) => ("median", format!("{view}.{column}")),
            Take::Most(column) => ("max", format!("{view}.{column}")),
            Take::First(column) => ("min", format!("{view}.{column}")),
            Take::SumOfLargest(largest, column) => ("sum", largest.formula(view, column)),
            Take::FirstOfLargest(largest, column) => ("min", largest.formula(view, column)),
        };
        let given: Vec<String> = self.given.iter().map(Condition::formula).collect();
        let given = if given.is_empty() { String::new() } else { format!(" where {}", given.join(" and ")) };
        format!("{function}({rows}{given})")
    }
}

impl Largest {
    fn formula(&self, view: &str, column: &str) -> String {
        format!("{view}.{column}, greatest by {} of each {}", self.by.join(", "), self.within)
    }
}

impl Condition {
    fn formula(&self) -> String {
        match self {
            Self::Is(column) => (*column).to_owned(),
            Self::IsNot(column) => format!("not {column}"),
            Self::OneOf(column, codes) => match codes {
                [code] => format!("{column} = {code}"),
                codes => format!("{column} in ({})", codes.join(", ")),
            },
            Self::NoneOf(column, codes) => format!("{column} not in ({})", codes.join(", ")),
            Self::Some(column) => format!("{column} > 0"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::measure;

    #[test]
    fn a_formula_names_view_columns_and_conditions() {
        for (measure, formula) in [
            (&measure::TRIPS_DUE, "count(fact_trip)"),
            (
                &measure::IMPEDED,
                "count(fact_trip where outcome in (stopped-then-passed, cut-short, turned-back))",
            ),
            (&measure::CHECKPOINTS_MET, "sum(fact_passage.checkpoints)"),
            (&measure::WITHOUT_TALLY, "count(fact_passage where not has_tally)"),
            (&measure::PER_100_TRIPS, "100 × count(fact_incident where roadblock) / count(fact_passage)"),
        ] {
            assert_eq!(measure.formula(), formula);
        }
    }
}
