//! Addresses in both languages.

use super::*;

#[test]
fn a_route_fills_its_path_and_puts_the_rest_into_the_query() {
    let city = Route::CityWave {
        city: "val-des-cedres".into(),
        wave: "2026".into(),
    };
    assert_eq!(
        city.path(Locale::Fr),
        "/fr/municipalites/val-des-cedres/2026"
    );
    assert_eq!(
        city.path(Locale::En),
        "/en/municipalities/val-des-cedres/2026"
    );
    let list = Route::Cities {
        q: "Évry & co".into(),
        network: String::new(),
        page: "2".into(),
    };
    assert_eq!(
        list.path(Locale::En),
        "/en/municipalities?q=%C3%89vry%20%26%20co&page=2"
    );
}

#[test]
fn a_hostile_value_stays_one_segment() {
    let route = Route::City {
        city: "../{wave}?x=1#y".into(),
    };
    assert_eq!(
        route.path(Locale::Fr),
        "/fr/municipalites/..%2F%7Bwave%7D%3Fx%3D1%23y"
    );
}

#[test]
fn both_languages_take_the_same_parameters() {
    for kind in RouteKind::ALL {
        let names = |locale| -> Vec<&str> {
            kind.pattern(locale)
                .split('/')
                .filter(|s| s.starts_with('{'))
                .collect()
        };
        assert_eq!(names(Locale::Fr), names(Locale::En), "{kind:?}");
    }
}

#[test]
fn an_address_is_read_back_and_what_is_spelt_out_comes_first() {
    let read = |path: &str| Route::read(path, Locale::Fr);
    for route in [
        Route::Home {},
        Route::Releases {},
        Route::DataFile {
            file: "scores.csv".into(),
        },
        Route::CityWave {
            city: "val-des-cèdres & co".into(),
            wave: "2026".into(),
        },
    ] {
        assert_eq!(read(&route.path(Locale::Fr)), Some(route));
    }
    for path in [
        "",
        "/",
        "/en",
        "/fr/",
        "/fr/municipalites/",
        "/fr/rien/du/tout/ici",
    ] {
        assert_eq!(read(path), None, "{path}");
    }
}

#[test]
fn what_is_not_there_yet_has_a_word_of_the_language() {
    let meeting = Route::MeetingForm {
        network: "new".into(),
        meeting: NEW.into(),
    };
    let french = meeting.path(Locale::Fr);
    assert!(
        french.contains("/new/") && french.contains("/nouvelle/"),
        "{french}"
    );
    assert!(meeting.path(Locale::En).contains("/new/"));
    for locale in Locale::ALL {
        let read = Route::read(&meeting.path(locale), locale);
        assert_eq!(read.as_ref(), Some(&meeting));
    }
    let challenge = Route::ChallengeForm {
        network: "demo-network".into(),
        challenge: NEW.into(),
    };
    assert!(challenge.path(Locale::Fr).contains("/nouveau"));
    for word in ["new", "nouveau", "nouvelle"] {
        assert_eq!(meant(word.to_owned()), NEW);
    }
    assert_eq!(meant("other".to_owned()), "other");
}
