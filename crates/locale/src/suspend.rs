//! What a text of suspend data is made of. The products have the names of [`tools`](crate::tools).

texts! {
    /// Percent-encoding.
    URL_ENCODED { en: "URL encoding", fr: "encodage d’URL" }
    /// Base64.
    BASE64 { en: "Base64", fr: "Base64" }
    /// lz-string's form in base64.
    LZ_STRING_BASE64 { en: "lz-string (Base64)", fr: "lz-string (Base64)" }
    /// lz-string's form for addresses.
    LZ_STRING_URI { en: "lz-string (URI component)", fr: "lz-string (composant d’URI)" }
    /// lz-string's form in UTF-16.
    LZ_STRING_UTF16 { en: "lz-string (UTF-16)", fr: "lz-string (UTF-16)" }
    /// DEFLATE without a header.
    DEFLATE { en: "deflate", fr: "deflate" }
    /// zlib.
    ZLIB { en: "zlib", fr: "zlib" }
    /// gzip.
    GZIP { en: "gzip", fr: "gzip" }
    /// The codes of lzwCompress.
    LZW { en: "lzwCompress", fr: "lzwCompress" }
    /// JSON.
    JSON { en: "JSON", fr: "JSON" }
    /// Keys with values.
    PAIRS { en: "key–value pairs", fr: "paires clé-valeur" }
    /// Values with a separator.
    LIST { en: "delimited list", fr: "liste délimitée" }
    /// Storyline's chunks.
    STORYLINE_CHUNKS { en: "chunks with their lengths", fr: "blocs précédés de leur longueur" }
    /// Captivate's two states.
    CAPTIVATE_STATE { en: "state of the course and its objects", fr: "état du cours et de ses objets" }
    /// Spoor's arrays of bits.
    ADAPT_BITS { en: "bit arrays", fr: "tableaux de bits" }
    /// There are no suspend data.
    NONE { en: "No suspend data", fr: "Aucune donnée de reprise" }
    /// The suspend data are those that the launch gave.
    OF_LAUNCH { en: "Suspend data of the launch", fr: "Données de reprise du lancement" }
    /// Nothing is known of the text.
    NOT_UNDERSTOOD { en: "The format is not known. The text is shown as it is.", fr: "Le format n’est pas connu. Le texte est affiché tel quel." }
    /// There is more than is unpacked.
    TOO_LARGE { en: "Too large to be decoded.", fr: "Trop volumineux pour être décodé." }
    /// Values were left out.
    INCOMPLETE { en: "There are more values than are listed.", fr: "Il y a plus de valeurs que celles affichées." }
}

messages! {
    /// Which entry set the suspend data.
    set_by(entry: &str) {
        en: "Suspend data set by entry {entry}",
        fr: "Données de reprise enregistrées par l’entrée {entry}",
    }
    /// The text was cut by a limit.
    cut(characters: &str) {
        en: "Not readable: the text is cut after {characters} characters.",
        fr: "Illisible : le texte est coupé après {characters} caractères.",
    }
}
