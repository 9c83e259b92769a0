//! Dates, periods, hours and ids as people type them: what is read is written as what reads the same.
#![no_main]

use carnet::model::date::YEARS;
use carnet::model::{Day, Hour, PartialDate, Period, RecordId, Uid};
use chrono::{Datelike, NaiveDate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for today in [(1900, 1, 1), (2024, 2, 29), (2026, 11, 24), (2199, 12, 31)] {
        let today = NaiveDate::from_ymd_opt(today.0, today.1, today.2).unwrap();
        let Ok(date) = PartialDate::typed(text, today) else { continue };
        let (first, last) = (date.first(), date.last());
        assert!(first <= last);
        let far = first.signed_duration_since(today).num_days().abs();
        assert!(YEARS.contains(&first.year()) || far <= 999, "{date}");
        if YEARS.contains(&first.year()) {
            assert_eq!(date.to_string().parse(), Ok(date));
            assert_eq!(PartialDate::typed(&date.to_string(), today), Ok(date));
        }
    }
    if let Ok(date) = text.parse::<PartialDate>() {
        assert_eq!(date.to_string(), text);
    }
    if let Ok(period) = text.parse::<Period>() {
        assert!(period.first() <= period.last() && period.contains(period));
        assert_eq!(period.to_string().parse(), Ok(period));
    }
    if let Ok(day) = text.parse::<Day>() {
        assert_eq!(day.to_string().parse::<Day>().ok().map(|day| day.0), Some(day.0));
    }
    if let Ok(hour) = text.parse::<Hour>() {
        assert_eq!(
            hour.to_string().parse::<Hour>().ok().map(|hour| hour.to_string()),
            Some(hour.to_string())
        );
    }
    if let Ok(id) = text.parse::<RecordId>() {
        assert_eq!(id.to_string().parse::<RecordId>().ok(), Some(id));
    }
    if let Ok(uid) = text.parse::<Uid>() {
        assert_eq!(uid.to_string().parse::<Uid>().ok(), Some(uid));
    }
});
