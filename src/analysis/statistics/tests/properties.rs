//! What must hold whatever comes in.

use proptest::prelude::*;
use proptest::sample::Index;

use super::super::*;
use crate::indicator::FEW_TO_CHANGE;

/// Spells of up to 40 days, so that many tie, with up to three ends.
fn some_spells(least: usize) -> impl Strategy<Value = Vec<Spell<u8>>> {
    let spell = (0u32..40, prop::option::weighted(0.7, 0u8..3)).prop_map(|(days, end)| Spell::new(days, end));
    prop::collection::vec(spell, least..80)
}

fn longer(spells: &[Spell<u8>], times: u32) -> Vec<Spell<u8>> {
    spells.iter().map(|spell| Spell::new(spell.days() * times, spell.end())).collect()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

proptest! {
    #[test]
    fn a_survival_curve_falls_inside_its_intervals(spells in some_spells(10)) {
        let survival = kaplan_meier(&spells);
        let mut last = 1.0;
        for point in survival.curve().unwrap().points() {
            prop_assert!((0.0..=last).contains(&point.survival));
            prop_assert!(point.variance >= 0.0);
            if let Some(interval) = point.interval {
                prop_assert!(0.0 < interval.low && interval.low <= point.survival);
                prop_assert!(point.survival <= interval.high && interval.high < 1.0);
            }
            last = point.survival;
        }
        let median = survival.curve().unwrap().median();
        if let Some(days) = median.days {
            prop_assert!(median.low.is_some_and(|low| low <= days));
            prop_assert!(median.high.is_none_or(|high| days <= high));
        } else {
            prop_assert_eq!(median.high, None);
        }
    }

    #[test]
    fn without_losses_the_curve_is_a_plain_share(days in prop::collection::vec(0u32..30, 10..80)) {
        let spells: Vec<_> = days.iter().map(|days| Spell::new(*days, Some(()))).collect();
        let n = days.len() as f64;
        for point in kaplan_meier(&spells).curve().unwrap().points() {
            let share = days.iter().filter(|days| **days > point.day).count() as f64 / n;
            prop_assert!(near(point.survival, share));
            prop_assert!(near(point.variance, share * (1.0 - share) / n));
        }
    }

    #[test]
    fn what_ended_and_what_is_left_add_up_to_one(spells in some_spells(10)) {
        let left = kaplan_meier(&spells);
        let incidence = cumulative_incidence(&spells, &[0, 1, 2]);
        let curves = incidence.curves().unwrap();
        prop_assert_eq!(curves.len(), 3);
        prop_assert_eq!(left.days(), incidence.days());
        for (at, point) in left.curve().unwrap().points().iter().enumerate() {
            let ended: f64 = curves.iter().map(|curve| curve.points()[at].incidence).sum();
            prop_assert!(near(ended + point.survival, 1.0));
        }
        for curve in curves {
            let mut last = 0.0;
            for point in curve.points() {
                prop_assert!((last..=1.0 + 1e-12).contains(&point.incidence));
                prop_assert!(point.variance >= 0.0);
                if let Some(interval) = point.interval {
                    prop_assert!(0.0 <= interval.low && interval.low <= point.incidence + 1e-12);
                    prop_assert!(point.incidence <= interval.high + 1e-12 && interval.high <= 1.0);
                }
                last = point.incidence;
            }
        }
    }

    #[test]
    fn one_end_alone_is_kaplan_meier_turned_over(spells in some_spells(10)) {
        let one: Vec<_> = spells.iter().map(|spell| Spell::new(spell.days(), spell.end().map(|_| ()))).collect();
        let incidence = cumulative_incidence(&one, &[()]);
        let survival = kaplan_meier(&one);
        let points = survival.curve().unwrap().points().iter().zip(incidence.curves().unwrap()[0].points());
        for (left, ended) in points {
            prop_assert!(near(1.0 - left.survival, ended.incidence));
            prop_assert!(near(left.variance, ended.variance));
            if let (Some(left), Some(ended)) = (left.interval, ended.interval) {
                prop_assert!(near(1.0 - left.high, ended.low) && near(1.0 - left.low, ended.high));
            }
        }
    }

    #[test]
    fn ends_taken_together_add_up(spells in some_spells(10)) {
        let apart = cumulative_incidence(&spells, &[0, 1, 2]);
        let merged: Vec<_> =
            spells.iter().map(|spell| Spell::new(spell.days(), spell.end().map(|end| end.min(1)))).collect();
        let together = cumulative_incidence(&merged, &[0, 1]);
        let (apart, together) = (apart.curves().unwrap(), together.curves().unwrap());
        for at in 0..together[1].points().len() {
            let sum = apart[1].points()[at].incidence + apart[2].points()[at].incidence;
            prop_assert!(near(sum, together[1].points()[at].incidence));
        }
    }

    #[test]
    fn order_changes_nothing(
        (spells, other) in some_spells(10).prop_flat_map(|spells| (Just(spells.clone()), Just(spells).prop_shuffle())),
        cut in any::<Index>(),
    ) {
        prop_assert_eq!(kaplan_meier(&spells), kaplan_meier(&other));
        prop_assert_eq!(cumulative_incidence(&spells, &[]), cumulative_incidence(&other, &[]));
        let cut = cut.index(spells.len());
        let (one, two) = spells.split_at(cut);
        let (mut back, mut forth) = (one.to_vec(), two.to_vec());
        back.reverse();
        forth.sort();
        prop_assert_eq!(log_rank(&[one, two]), log_rank(&[&back, &forth]));
        let days: Vec<i64> = spells.iter().map(|spell| i64::from(spell.days())).collect();
        let shuffled: Vec<i64> = other.iter().map(|spell| i64::from(spell.days())).collect();
        prop_assert_eq!(quartiles(&days), quartiles(&shuffled));
    }

    #[test]
    fn the_unit_of_time_changes_no_probability(spells in some_spells(10), times in 1u32..400) {
        let slower = longer(&spells, times);
        let (one, other) = (kaplan_meier(&spells), kaplan_meier(&slower));
        let (one, other) = (one.curve().unwrap(), other.curve().unwrap());
        for (one, other) in one.points().iter().zip(other.points()) {
            prop_assert_eq!((one.survival, one.interval), (other.survival, other.interval));
        }
        prop_assert_eq!(one.median().days.map(|days| days * times), other.median().days);
        let half = spells.len() / 2;
        let (a, b) = (log_rank(&[&spells[..half], &spells[half..]]), log_rank(&[&slower[..half], &slower[half..]]));
        prop_assert_eq!(a, b);
    }

    #[test]
    fn so_many_times_the_spells_are_the_same_curve_and_surer(spells in some_spells(10), times in 2usize..6) {
        let more = spells.repeat(times);
        let (one, many) = (kaplan_meier(&spells), kaplan_meier(&more));
        for (one, many) in one.curve().unwrap().points().iter().zip(many.curve().unwrap().points()) {
            prop_assert!(near(one.survival, many.survival));
            prop_assert!(near(one.variance, many.variance * times as f64));
        }
        let (one, many) = (cumulative_incidence(&spells, &[0]), cumulative_incidence(&more, &[0]));
        for (one, many) in one.curves().unwrap()[0].points().iter().zip(many.curves().unwrap()[0].points()) {
            prop_assert!(near(one.incidence, many.incidence));
            prop_assert!(near(one.variance, many.variance * times as f64));
        }
    }

    #[test]
    fn groups_may_change_places(a in some_spells(10), b in some_spells(10), c in some_spells(10)) {
        let one = log_rank(&[&a, &b, &c]);
        let other = log_rank(&[&c, &a, &b]);
        match (one.test(), other.test()) {
            (Some(one), Some(other)) => {
                prop_assert!((one.statistic - other.statistic).abs() <= 1e-6 * one.statistic.max(1e-3));
                prop_assert!(near(one.expected[0], other.expected[1]));
                prop_assert!((0.0..=1.0).contains(&one.p));
            }
            (one, other) => prop_assert_eq!(one, other),
        }
        if let Some(test) = one.test() {
            let ended: u64 = one.groups.iter().map(|group| group.ended).sum();
            prop_assert!(near(test.expected.iter().sum(), ended as f64));
        }
    }

    #[test]
    fn a_share_lies_in_its_interval(n in 1u64..1_000_000, part in 0.0f64..=1.0) {
        let x = (n as f64 * part) as u64;
        let p = x as f64 / n as f64;
        let sure = wilson(x, n);
        prop_assert!(0.0 <= sure.low && sure.low <= p && p <= sure.high && sure.high <= 1.0);
        let rest = wilson(n - x, n);
        prop_assert!(near(1.0 - rest.high, sure.low) && near(1.0 - rest.low, sure.high));
    }

    /// Garwood's definition, summed term by term: so many or more are as rare from the lower end as so many or fewer
    /// from the upper.
    #[test]
    fn a_count_is_as_rare_from_either_end(count in 0u64..300) {
        let up_to = |mean: f64, count: u64| {
            let mut term = (-mean).exp();
            let mut sum = term;
            for at in 1..=count {
                term *= mean / at as f64;
                sum += term;
            }
            sum
        };
        let sure = poisson(count);
        prop_assert!((up_to(sure.high, count) - 0.025).abs() < 1e-12);
        if count > 0 {
            prop_assert!((1.0 - up_to(sure.low, count - 1) - 0.025).abs() < 1e-12);
        }
    }

    #[test]
    fn a_count_lies_in_its_interval(count in 0u64..3_000_000, exposure in 10u64..1_000_000, per in 1u32..1000) {
        let sure = poisson(count);
        prop_assert!(sure.low <= count as f64 && (count as f64) < sure.high);
        prop_assert!(poisson(count + 1).low > sure.low && poisson(count + 1).high > sure.high);
        let rate = poisson_rate(count, exposure, per).unwrap();
        prop_assert!(near(rate.high * exposure as f64 / f64::from(per), sure.high));
    }

    #[test]
    fn quartiles_move_with_their_values(
        values in prop::collection::vec(-1_000_000i64..1_000_000, 1..60),
        by in -5_000i64..5_000,
        times in 1i64..50,
    ) {
        let found = quartiles(&values).unwrap();
        let least = *values.iter().min().unwrap() as f64;
        let most = *values.iter().max().unwrap() as f64;
        prop_assert!(least <= found.lower && found.lower <= found.median);
        prop_assert!(found.median <= found.upper && found.upper <= most);
        let moved: Vec<i64> = values.iter().map(|value| value * times + by).collect();
        let moved = quartiles(&moved).unwrap();
        prop_assert_eq!(moved.lower, found.lower * times as f64 + by as f64);
        prop_assert_eq!(moved.upper, found.upper * times as f64 + by as f64);
        let turned: Vec<i64> = values.iter().map(|value| -value).collect();
        prop_assert_eq!(quartiles(&turned).unwrap().lower, -found.upper);
    }

    #[test]
    fn a_week_is_judged_by_its_past_alone(
        counts in prop::collection::vec(0u64..12, 0..40),
        later in prop::collection::vec(0u64..500, 0..5),
    ) {
        for rule in Ears::ALL {
            let found = ears(rule, &counts);
            let longer = [counts.clone(), later.clone()].concat();
            prop_assert_eq!(&found[..], &ears(rule, &longer)[..counts.len()]);
            for (week, watched) in found.iter().enumerate() {
                prop_assert_eq!(watched.past.is_none(), week + 1 < rule.first_week());
                if watched.finding == Finding::Signal {
                    prop_assert!(watched.count >= 3 && watched.past.unwrap().mean >= 1.0);
                }
            }
            // Where everybody reports five more each week, no week stands out more than before.
            let more: Vec<u64> = counts.iter().map(|count| count + 5).collect();
            for (one, other) in found.iter().zip(ears(rule, &more)) {
                if let (Some(one), Some(other)) = (one.past, other.past) {
                    prop_assert!(near(one.statistic, other.statistic));
                }
            }
        }
    }

    #[test]
    fn a_change_in_per_cent_needs_twenty_before_and_now(now in 0u64..60, before in 0u64..60) {
        let allowed = now >= FEW_TO_CHANGE && before >= FEW_TO_CHANGE;
        prop_assert_eq!(change(now, before).percent().is_some(), allowed);
        if let Some(percent) = change(now, before).percent() {
            prop_assert!(near(before as f64 * (1.0 + percent / 100.0), now as f64));
        }
    }

    #[test]
    fn the_parts_of_a_breakdown_are_the_whole(parts in prop::collection::vec(0u64..500, 0..8), unknown in 0u64..500) {
        let breakdown = Breakdown::new(parts.iter().copied().enumerate(), unknown);
        let sum: u64 = breakdown.rows().map(|(_, share)| share.numerator()).sum();
        prop_assert_eq!(breakdown.rows().count(), parts.len() + 1);
        for (_, share) in breakdown.rows() {
            prop_assert_eq!(share.denominator(), sum);
            prop_assert_eq!(share.proportion().is_some(), sum >= FEW);
        }
    }
}
