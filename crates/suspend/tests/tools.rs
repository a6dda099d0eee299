//! What authoring tools write, decoded.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use suspend::{Change, Decoded, Layer, Problem, SHORTEST_LIMIT, Shape, decode, diff};

fn values(decoded: &Decoded) -> Vec<(&str, &str)> {
    let values = decoded.values.iter();
    values
        .map(|value| (value.path.as_str(), value.value.as_str()))
        .collect()
}

fn parts(decoded: &Decoded) -> (&[Layer], Option<Shape>, Option<Problem>) {
    (&decoded.layers, decoded.shape, decoded.problem)
}

/// From tests of chamilo/chamilo-lms.
const RISE: &str = r#"{"v":2,"d":[123,34,112,114,111,103,114,101,115,115,34,58,256,112,266,54,52,44,34,108,263,115,111,110,265,267,274,276,278,49,266,256,99,266,49,125,291,273,99,112,118,266,34,116,263,116,34,125],"cpv":"test"}"#;

#[test]
fn rise_of_version_2() {
    let decoded = decode(RISE);
    assert_eq!(
        parts(&decoded),
        (&[Layer::Json, Layer::Lzw, Layer::Json][..], Some(Shape::Rise), None)
    );
    assert_eq!(
        values(&decoded),
        [
            ("progress.p", "64"),
            ("progress.lessons.lesson1.c", "1"),
            ("cpv", "test")
        ]
    );
}

#[test]
fn rise_of_version_3_and_beyond_latin_1() {
    let decoded = decode(
        r#"{"v":3,"d":[123,34,112,114,111,103,114,101,115,115,34,58,256,112,266,50,51,44,34,108,263,115,111,110,265,267,274,276,278,49,266,256,99,266,49,125,291,273,99,112,118,266,34,116,263,116,34,125]}"#,
    );
    assert_eq!(decoded.shape, Some(Shape::Rise));
    // Made by `lzwCompress` in `scormcontent/lib/lzwcompress.js` of himmat00007/scormClient.
    let decoded = decode(
        r#"{"v":2,"d":[123,34,112,114,111,103,114,101,115,115,34,58,256,108,263,115,111,110,265,267,34,97,49,266,256,99,266,49,125,44,34,98,50,279,34,281,58,49,285,112,266,53,48,125,299,285,115,99,111,262,266,56,48,285,110,97,109,101,266,34,233,34,125],"cpv":"32bzuY0g"}"#,
    );
    assert_eq!(
        values(&decoded),
        [
            ("progress.lessons.a1.c", "1"),
            ("progress.lessons.b2.c", "1"),
            ("progress.lessons.b2.p", "50"),
            ("score", "80"),
            ("name", "é"),
        ]
    );
    let decoded = decode(r#"{"v":2,"d":"{\"name\":\"Łódź\"}","cpv":"a"}"#);
    assert_eq!(
        parts(&decoded),
        (&[Layer::Json, Layer::Json][..], Some(Shape::Rise), None)
    );
    assert_eq!(values(&decoded), [("name", "Łódź")]);
}

#[test]
fn storyline() {
    let decoded = decode("24146070ji1001112a0101201112C10v_player.6dcbBNi0ZPI.6nqdBndDZuy1^1^0000");
    assert_eq!(
        parts(&decoded),
        (&[Layer::StorylineChunks][..], Some(Shape::Storyline), None)
    );
    assert_eq!(
        values(&decoded)[..3],
        [
            ("viewed[0]", "6"),
            ("viewed[1]", "7"),
            ("windows", "i1001112a0101201112")
        ]
    );
}

#[test]
fn storyline_of_long_chunks() {
    // Made by `Chunk` in `html5/lib/scripts/bootstrapper.min.js` of 101courses/5_whys.github.io.
    let name = "v_Name~^1^Zoë".to_owned() + &"x".repeat(70);
    let decoded = decode(&format!("2C161020615i1001~2j1{name}00"));
    assert_eq!(decoded.shape, Some(Shape::Storyline));
    assert_eq!(
        values(&decoded),
        [
            ("viewed[0]", "1"),
            ("viewed[1]", "2"),
            ("viewed[2]", "70"),
            ("windows", "i1001"),
            ("parts[0]", name.as_str()),
            ("parts[1]", ""),
            ("parts[2]", ""),
        ]
    );
}

#[test]
fn captivate() {
    // Made by `QuizState` in `assets/js/CPM.js` of AdaEddevPro/Moodle-Bodega-SCORMPackage.
    let decoded = decode("C1A%24nP1A%24nP0A%24nPDFscoreB%24GBEnameAHZo%EB%20b%21cDbigB%21AkQP$_#-#_$EbtnaEdone");
    assert_eq!(
        parts(&decoded),
        (&[Layer::CaptivateState][..], Some(Shape::Captivate), None)
    );
    assert_eq!(
        values(&decoded),
        [
            ("slide", "2"),
            ("viewed[0]", "true"),
            ("viewed[1]", "true"),
            ("viewed[2]", "false"),
            ("variables.score", "70"),
            ("variables.name", "Zoë b!c"),
            ("variables.big", "4000000"),
            ("objects[0][0]", "btna"),
            ("objects[0][1]", "done"),
        ]
    );
}

#[test]
fn ispring() {
    // Made by `LZString` in `res/lms.js` of weloren/sample-lesson.
    let decoded = decode("N4IgJiBcDMCMB0AmANCANlWqBuUDaADMrALo4AW+RpqAalccomSAA5SgDOUbaAhgE8AlgDsA5iAC+qAI4dJkoAAA");
    assert_eq!(
        parts(&decoded),
        (&[Layer::LzStringBase64, Layer::Json][..], Some(Shape::ISpring), None)
    );
    assert!(values(&decoded).contains(&("p.s", "playing")), "{decoded:?}");
}

#[test]
fn adapt() {
    // Both texts are spoor's own: see shapes/adapt.rs.
    let decoded = decode(r#"{"lang":"en","a11y":false,"c":"hEA","q":"hxOHIK-RAA"}"#);
    assert_eq!(
        parts(&decoded),
        (&[Layer::Json, Layer::AdaptBits][..], Some(Shape::Adapt), None),
        "{decoded:?}"
    );
    assert_eq!(
        values(&decoded)[..6],
        [
            ("lang", "en"),
            ("a11y", "false"),
            ("c[0]", "false"),
            ("c[1]", "true"),
            ("q[0][0]", "0"),
            ("q[0][1]", "7"),
        ]
    );
    let decoded =
        decode(r#"{"completion":"1111","questions":"CIhOiBYQ","_isCourseComplete":false,"_isAssessmentPassed":true}"#);
    assert_eq!(parts(&decoded), (&[Layer::Json][..], Some(Shape::Adapt), None));
}

#[test]
fn xerte() {
    let decoded = decode(
        r#"{"currentid":"","currentpageid":"urn:x-xerte:p-2","trackingmode":"full","scoremode":"first","nrpages":3,"pages_visited":2,"duration_previous_attempts":0,"lo_type":"pages only","lo_passed":-1,"lo_completed":"unknown","interactions":[null]}"#,
    );
    assert_eq!(parts(&decoded), (&[Layer::Json][..], Some(Shape::Xerte), None));
}

#[test]
fn keys_with_values() {
    // From the documentation of scorm-again, shortened.
    let decoded = decode("viewed=1,2,3|lastviewedslide=3|7#1##,3,3,3,11#0#b5e89fbb=236~262");
    assert_eq!(parts(&decoded), (&[Layer::Pairs][..], None, None));
    assert_eq!(
        values(&decoded),
        [
            ("viewed[0]", "1"),
            ("viewed[1]", "2"),
            ("viewed[2]", "3"),
            ("lastviewedslide", "3"),
            ("[\"[2]\"]", "7#1##,3,3,3,11#0#b5e89fbb=236~262"),
        ]
    );
    let decoded = decode("page=3&name=A%20B&page=4&seen=");
    assert_eq!(decoded.layers, [Layer::Pairs, Layer::UrlEncoded]);
    assert_eq!(
        values(&decoded),
        [("page.0", "3"), ("page.1", "4"), ("name", "A B"), ("seen", "")]
    );
    assert_eq!(
        values(&decode("position$$3###name$$Ana")),
        [("position", "3"), ("name", "Ana")]
    );
}

#[test]
fn lists() {
    assert_eq!(
        values(&decode("1|2|done")),
        [("[0]", "1"), ("[1]", "2"), ("[2]", "done")]
    );
    assert_eq!(decode("1|2|done").layers, [Layer::List]);
}

#[test]
fn other_texts_are_shown_as_they_are() {
    for text in [
        "page12",
        "lesson_location",
        "3",
        "Hello, world",
        "12:30",
        "100 %",
        "x y z",
        "completed",
    ] {
        let decoded = decode(text);
        assert_eq!(parts(&decoded), (&[][..], None, Some(Problem::NotUnderstood)), "{text}");
        assert_eq!(values(&decoded), [("", text)]);
    }
    assert_eq!(decode(""), Decoded::default());
}

#[test]
fn layers_in_layers() {
    let json = r#"{"page":3,"answers":["a","b"]}"#;
    // Of Python's zlib and base64: `base64.b64encode(zlib.compress(json))`, as pako does it.
    let packed = "eJyrVipITE9VsjLWUUrMKy5PLSpWsopWSlTSUUpSiq0FAJHfCSM=";
    let url = packed.replace('=', "%3D");
    let decoded = decode(&url);
    assert_eq!(
        decoded.layers,
        [Layer::UrlEncoded, Layer::Base64, Layer::Zlib, Layer::Json],
        "{decoded:?}"
    );
    assert_eq!(decoded.values, decode(json).values);
    let quoted = serde_json::to_string(json).unwrap();
    assert_eq!(decode(&quoted).layers, [Layer::Json, Layer::Json]);
}

#[test]
fn a_text_that_a_limit_cut_is_told_from_one_that_is_not_understood() {
    let long: Vec<u32> = (0..20_000).map(|index| index * 7_919 % 10_007).collect();
    let json = serde_json::json!({ "answers": long }).to_string();
    let cut = |text: &str, length: usize| decode(&text.chars().take(length).collect::<String>());
    let problem = |length: usize| {
        Some(Problem::Cut {
            characters: u32::try_from(length).unwrap(),
        })
    };

    let packed = lz_str::compress_to_base64(&*json);
    let uri = lz_str::compress_to_encoded_uri_component(&*json);
    for length in [SHORTEST_LIMIT, 4_096, 4_097, 4_098, 4_099] {
        assert_eq!(cut(&json, length).problem, problem(length));
        assert_eq!(cut(&packed, length).problem, problem(length));
        assert_eq!(cut(&uri, length).problem, problem(length));
    }
    assert_eq!(cut(&packed, 4_096).layers, [Layer::LzStringBase64]);
    // What is shorter than every limit was not cut by one.
    assert_eq!(cut(&packed, SHORTEST_LIMIT - 1).problem, Some(Problem::NotUnderstood));

    let scene = "0".repeat(4_200);
    // 4,200 is "E11" in digits of base 64, and what follows the length has 4,217: "V11".
    let storyline = format!("3V11460702gg~3E11{scene}0000");
    assert_eq!(
        parts(&decode(&storyline)),
        (&[Layer::StorylineChunks][..], Some(Shape::Storyline), None)
    );
    let decoded = cut(&storyline, 4_096);
    assert_eq!(
        parts(&decoded),
        (&[Layer::StorylineChunks][..], Some(Shape::Storyline), problem(4_096))
    );
}

#[test]
fn what_changed_is_listed() {
    let before = decode(r#"{"page":3,"seen":[1,2],"old":true}"#);
    let after = decode(r#"{"page":4,"seen":[1,2,4],"new":null}"#);
    let change = |path: &str, before: Option<&str>, after: Option<&str>| Change {
        path: path.to_owned(),
        before: before.map(str::to_owned),
        after: after.map(str::to_owned),
    };
    assert_eq!(
        diff(&before, &after),
        [
            change("page", Some("3"), Some("4")),
            change("seen[2]", None, Some("4")),
            change("new", None, Some("null")),
            change("old", Some("true"), None),
        ]
    );
}
