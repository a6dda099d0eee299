//! What holds for every text.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeMap, io::Write};

use base64::{Engine, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use flate2::{
    Compression,
    write::{DeflateEncoder, GzEncoder, ZlibEncoder},
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;
use serde_json::Value as Json;
use suspend::{Decoded, Layer, MOST_BYTES, MOST_VALUES, Problem, decode, diff};

fn leaf() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i32>().prop_map(Json::from),
        "[a-z ]{0,9}|\\PC{0,5}|[0-9]{1,3}|true|\"x\"".prop_map(Json::from),
    ]
}

/// JSON of an object that is no product's.
fn json() -> impl Strategy<Value = Json> {
    let node = leaf().prop_recursive(3, 40, 5, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            proptest::collection::btree_map("[a-z]{1,4}|[.\\[\\]\" ]{0,3}", inner, 0..5).prop_map(Json::from_iter),
        ]
    });
    node.prop_map(|node| serde_json::json!({ "state": node }))
}

#[derive(Debug, Clone, Copy)]
enum Encoding {
    Url,
    Base64,
    Base64Url,
    Gzip,
    Zlib,
    Deflate,
    LzBase64,
    LzUri,
    LzUtf16,
    Quoted,
}

const ENCODINGS: [Encoding; 10] = [
    Encoding::Url,
    Encoding::Base64,
    Encoding::Base64Url,
    Encoding::Gzip,
    Encoding::Zlib,
    Encoding::Deflate,
    Encoding::LzBase64,
    Encoding::LzUri,
    Encoding::LzUtf16,
    Encoding::Quoted,
];

fn encode(encoding: Encoding, text: &str) -> String {
    let base64 = |bytes: &[u8]| BASE64_STANDARD.encode(bytes);
    match encoding {
        Encoding::Url => utf8_percent_encode(text, NON_ALPHANUMERIC).to_string(),
        Encoding::Base64 => base64(text.as_bytes()),
        Encoding::Base64Url => BASE64_URL_SAFE_NO_PAD.encode(text),
        Encoding::Gzip => {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(text.as_bytes()).unwrap();
            base64(&encoder.finish().unwrap())
        }
        Encoding::Zlib => {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(text.as_bytes()).unwrap();
            base64(&encoder.finish().unwrap())
        }
        Encoding::Deflate => {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(text.as_bytes()).unwrap();
            base64(&encoder.finish().unwrap())
        }
        Encoding::LzBase64 => lz_str::compress_to_base64(text),
        Encoding::LzUri => lz_str::compress_to_encoded_uri_component(text),
        Encoding::LzUtf16 => lz_str::compress_to_utf16(text),
        Encoding::Quoted => Json::from(text).to_string(),
    }
}

fn layers_of(encoding: Encoding) -> Vec<Layer> {
    match encoding {
        Encoding::Url => vec![Layer::UrlEncoded],
        Encoding::Base64 | Encoding::Base64Url => vec![Layer::Base64],
        Encoding::Gzip => vec![Layer::Base64, Layer::Gzip],
        Encoding::Zlib => vec![Layer::Base64, Layer::Zlib],
        Encoding::Deflate => vec![Layer::Base64, Layer::Deflate],
        Encoding::LzBase64 => vec![Layer::LzStringBase64],
        Encoding::LzUri => vec![Layer::LzStringUri],
        Encoding::LzUtf16 => vec![Layer::LzStringUtf16],
        Encoding::Quoted => vec![Layer::Json],
    }
}

/// Without the difference between the two alphabets of lz-string, which a text may not show.
fn alike(layers: &[Layer]) -> Vec<Layer> {
    let one = |layer: &Layer| match layer {
        Layer::LzStringUri => Layer::LzStringBase64,
        layer => *layer,
    };
    layers.iter().map(one).collect()
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,200}",
        "[A-Za-z0-9+/=_$-]{0,300}",
        "[1-6][0-9a-zA-Z_$~^]{0,200}",
        "[%u0-9a-fA-F]{0,100}",
        "[A-Za-z0-9$.!*+~]{0,100}(\\$_#-#_\\$)[A-Za-z0-9$.!*+~]{0,100}",
        "[a-z=&|;,:#$\n]{0,100}",
        "[\\[\\]{}\":,0-9a-z]{0,100}",
        "\\{\"v\":2,\"d\":\\[(([0-9]{1,3},){0,50})[0-9]\\]\\}",
        "\\{\"c\":\"[A-Za-z0-9/-]{0,20}\",\"q\":\"[A-Za-z0-9/-]{0,90}\"\\}",
        any::<String>(),
        json().prop_map(|json| json.to_string()),
    ]
}

fn paths(decoded: &Decoded) -> BTreeMap<String, String> {
    let values = decoded.values.iter();
    values.map(|value| (value.path.clone(), value.value.clone())).collect()
}

proptest! {
    #[test]
    fn layers_are_taken_off_as_they_were_put_on(json in json(), chosen in proptest::collection::vec(0..ENCODINGS.len(), 1..4)) {
        let plain = json.to_string();
        let expected = decode(&plain);
        prop_assert_eq!(&expected.layers, &[Layer::Json]);
        let mut text = plain;
        let mut layers = vec![Layer::Json];
        for encoding in chosen.into_iter().map(|index| ENCODINGS[index]) {
            let encoded = encode(encoding, &text);
            // Percent-encoding leaves letters and digits as they are.
            if encoded != text {
                layers.splice(0..0, layers_of(encoding));
            }
            text = encoded;
        }
        let decoded = decode(&text);
        prop_assume!(layers.len() <= suspend::MOST_LAYERS);
        prop_assert_eq!(alike(&decoded.layers), alike(&layers), "{}", text);
        prop_assert_eq!(decoded.values, expected.values);
        prop_assert_eq!(decoded.problem, None);
    }

    #[test]
    fn no_text_panics_and_paths_are_unique(text in any_text()) {
        let decoded = decode(&text);
        prop_assert_eq!(paths(&decoded).len(), decoded.values.len(), "{:?}", decoded);
        prop_assert!(decoded.layers.len() < suspend::MOST_LAYERS + 2);
        prop_assert_eq!(decoded.values.is_empty(), text.is_empty());
    }

    #[test]
    fn nothing_changes_to_the_same(text in any_text()) {
        let decoded = decode(&text);
        prop_assert_eq!(diff(&decoded, &decoded), []);
    }

    #[test]
    fn changes_lead_from_one_to_the_other(before in any_text(), after in any_text()) {
        let (before, after) = (decode(&before), decode(&after));
        let mut state = paths(&before);
        for change in diff(&before, &after) {
            let earlier = match change.after {
                Some(value) => state.insert(change.path, value),
                None => state.remove(&change.path),
            };
            prop_assert_eq!(earlier, change.before);
        }
        prop_assert_eq!(state, paths(&after));
    }
}

#[test]
fn what_is_hostile_is_limited() {
    let zeros = vec![b'0'; 8 << 20];
    let bomb = encode(Encoding::Zlib, std::str::from_utf8(&zeros).unwrap());
    assert_eq!(decode(&bomb).problem, Some(Problem::TooLarge));
    assert_eq!(decode(&" ".repeat(MOST_BYTES + 1)).problem, Some(Problem::TooLarge));

    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("\"", "\"")] {
        let deep = open.repeat(100_000) + &close.repeat(100_000);
        assert!(decode(&deep).values.len() <= 1, "{open}");
    }
    let mut nested = "[1]".to_owned();
    for _ in 0..suspend::MOST_LAYERS + 4 {
        nested = encode(Encoding::Base64, &nested);
    }
    assert_eq!(decode(&nested).layers, [Layer::Base64; suspend::MOST_LAYERS]);

    let many = Json::from(vec![1; MOST_VALUES + 1]).to_string();
    let decoded = decode(&many);
    assert_eq!((decoded.values.len(), decoded.incomplete), (MOST_VALUES, true));
}
