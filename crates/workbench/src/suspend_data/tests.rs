use super::*;

fn data(set_by: Option<u32>, before: &str, after: &str) -> SuspendData {
    SuspendData::from(SuspendTexts {
        seq: 9,
        set_by,
        before: before.into(),
        after: after.into(),
    })
}

fn row(path: &str, value: Option<&str>, change: ValueChange, before: Option<&str>) -> SuspendRow {
    SuspendRow {
        path: path.into(),
        value: value.map(str::to_owned),
        change,
        before: before.map(str::to_owned),
    }
}

#[test]
fn values_are_listed_with_what_the_last_set_did_to_them() {
    let before = r#"{"page":1,"seen":true,"gone":"x"}"#;
    let after = r#"{"page":2,"seen":true,"new":"y"}"#;
    let view = data(Some(1_234), before, after).view(false, Language::English);
    assert_eq!(
        view.rows,
        [
            row("page", Some("2"), ValueChange::Changed, Some("1")),
            row("seen", Some("true"), ValueChange::Same, None),
            row("new", Some("y"), ValueChange::Added, None),
            row("gone", None, ValueChange::Removed, Some("x")),
        ]
    );
    assert_eq!((view.added, view.changed, view.removed, view.total), (1, 1, 1, 4));
    assert_eq!(
        (view.layers.as_slice(), view.has_more),
        (&["JSON".to_owned()][..], false)
    );
    assert_eq!(view.source, "Suspend data set by entry 1,234");
}

#[test]
fn those_of_the_launch_changed_nothing() {
    let view = data(None, "", "{\"page\":1}").view(false, Language::French);
    assert_eq!(view.source, "Données de reprise du lancement");
    assert_eq!(view.rows, [row("page", Some("1"), ValueChange::Same, None)]);
    assert_eq!(
        data(None, "", "").view(false, Language::English).source,
        "No suspend data"
    );
}

#[test]
fn what_cannot_be_decoded_says_so_and_is_shown_as_it_is() {
    let view = data(Some(1), "", "§ 4b9f").view(false, Language::English);
    assert_eq!(
        view.problem.as_deref(),
        Some("The format is not known. The text is shown as it is.")
    );
    assert_eq!(view.rows, [row("", Some("§ 4b9f"), ValueChange::Added, None)]);
    let large = "x".repeat(suspend::MOST_BYTES + 1);
    let view = data(Some(1), "", &large).view(false, Language::English);
    assert_eq!(view.problem.as_deref(), Some("Too large to be decoded."));
    assert_eq!(view.rows, []);
}

#[test]
fn until_all_is_asked_for_the_beginning_is_shown_with_all_that_changed() {
    let json = |last: &str| {
        let values = (0..1_000).map(|n| format!("\"v{n}\":{n}"));
        let values = values.chain([format!("\"last\":\"{last}\"")]);
        format!("{{{}}}", values.collect::<Vec<_>>().join(","))
    };
    let (before, after) = (json("a"), json(&"é".repeat(2_000)));
    let some = data(Some(1), &before, &after).view(false, Language::English);
    assert_eq!((some.rows.len(), some.total, some.has_more), (SOME, 1_001, true));
    assert_eq!(
        some.rows[0],
        row(
            "last",
            Some(&format!("{}…", "é".repeat(BEGINNING))),
            ValueChange::Changed,
            Some("a")
        )
    );
    assert_eq!(some.rows[1].path, "v0");
    let all = data(Some(1), &before, &after).view(true, Language::English);
    assert_eq!((all.rows.len(), all.has_more), (1_001, false));
    assert_eq!(
        all.rows[1_000].value.as_deref().map(|value| value.chars().count()),
        Some(2_000)
    );
}
