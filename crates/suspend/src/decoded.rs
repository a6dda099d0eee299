use serde::Serialize;

/// What a text of suspend data is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Decoded {
    /// The layers from the outside in. The last one has the values, where it is one that can.
    pub layers: Vec<Layer>,
    /// The product that writes suspend data of this shape. None where several do, or none is known to.
    pub shape: Option<Shape>,
    /// What is inside, in the order of the text. A text that nothing is known of is one value with an empty path.
    pub values: Vec<Value>,
    /// Whether values were left out: see [`MOST_VALUES`](crate::MOST_VALUES).
    pub incomplete: bool,
    /// What stands in the way of reading all of it.
    pub problem: Option<Problem>,
}

/// A value and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Value {
    /// Its path, such as `progress.lessons["my lesson"].c[0]`. No two values of a text have the same.
    pub path: String,
    /// The value. A text that would read as something else in JSON, such as `"1"`, has its quotation marks.
    pub value: String,
}

/// An encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Layer {
    /// Percent-encoding, by JavaScript's `encodeURIComponent` or `escape`.
    UrlEncoded,
    /// Base64, with the alphabet of RFC 4648 §4 or §5.
    Base64,
    /// `compressToBase64` of lz-string.
    LzStringBase64,
    /// `compressToEncodedURIComponent` of lz-string.
    LzStringUri,
    /// `compressToUTF16` of lz-string.
    LzStringUtf16,
    /// DEFLATE (RFC 1951) without a header.
    Deflate,
    /// zlib (RFC 1950).
    Zlib,
    /// gzip (RFC 1952).
    Gzip,
    /// The numbers of lzwCompress.
    Lzw,
    /// JSON.
    Json,
    /// Keys with values, such as `a=1&b=2`.
    Pairs,
    /// Values with a separator, such as `1|2|3`.
    List,
    /// Storyline's chunks: each text after its length.
    StorylineChunks,
    /// Captivate's two states: of the course and of its objects.
    CaptivateState,
    /// The arrays of bits of Adapt's extension spoor.
    AdaptBits,
}

/// A product that writes suspend data of a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Shape {
    /// Articulate Storyline.
    Storyline,
    /// Articulate Rise.
    Rise,
    /// Adobe Captivate.
    Captivate,
    /// iSpring Suite.
    ISpring,
    /// The Adapt framework.
    Adapt,
    /// Xerte Online Toolkits.
    Xerte,
}

/// Why a text is not read, or not to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Problem {
    /// No decoder accepts the text.
    NotUnderstood,
    /// A decoder accepts the text up to its end, where more should follow, and the text is as long as a limit: see
    /// [`SHORTEST_LIMIT`](crate::SHORTEST_LIMIT).
    Cut {
        /// How many characters are left of it.
        characters: u32,
    },
    /// The text, or what is packed in it, has more than [`MOST_BYTES`](crate::MOST_BYTES).
    TooLarge,
}
