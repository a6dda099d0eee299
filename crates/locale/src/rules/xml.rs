//! What the rules about XML that is not well-formed say.

use super::sources::{ims, lms, web};

rule_texts! {
    NOT_WELL_FORMED {
        title {
            en: "The manifest breaks the rules of XML",
            fr: "Le manifeste enfreint les règles du XML",
        }
        message {
            en: "{what} It stands here: {found}",
            fr: "{what} C’est ici : {found}",
        }
        why {
            en: "XML readers must stop at the first such error. Open edX does not import the package; nor does Moodle, which corrects only a bare “&” itself. The workbench has read on as well as it can.",
            fr: "Un lecteur XML doit s’arrêter à la première erreur de ce genre. Open edX n’importe pas le module ; Moodle non plus, qui ne corrige lui-même qu’un « & » isolé. L’atelier a poursuivi la lecture autant que possible.",
        }
        fix {
            en: "Correct this place in imsmanifest.xml with a text editor, not a word processor. If the authoring tool wrote it, look for the same characters in the course’s titles, change them there, and publish again.",
            fr: "Corrigez cet endroit d’imsmanifest.xml avec un éditeur de texte, pas un traitement de texte. Si l’outil auteur l’a écrit, cherchez les mêmes caractères dans les titres du cours, changez-les, et publiez à nouveau.",
        }
        example {
            "<title>Health & safety</title>"
            => "<title>Health &amp; safety</title>"
        }
        sources [web::XML_ERRORS, lms::MOODLE_MANIFEST, lms::OPEN_EDX]
    }

    METADATA_NOT_WELL_FORMED {
        title {
            en: "A metadata file breaks the rules of XML",
            fr: "Un fichier de métadonnées enfreint les règles du XML",
        }
        message {
            en: "{what} It stands here: {found}",
            fr: "{what} C’est ici : {found}",
        }
        why {
            en: "XML readers must stop at the first such error: title, description and language are lost.",
            fr: "Un lecteur XML doit s’arrêter à la première erreur de ce genre : titre, description et langue sont perdus.",
        }
        fix {
            en: "Correct this place in the file with a text editor, or remove the file and the <adlcp:location> that names it.",
            fr: "Corrigez cet endroit du fichier avec un éditeur de texte, ou supprimez le fichier et l’élément <adlcp:location> qui le nomme.",
        }
        sources [web::XML_ERRORS, ims::METADATA]
    }

    METADATA_UNREADABLE {
        title {
            en: "A metadata file is not XML",
            fr: "Un fichier de métadonnées n’est pas du XML",
        }
        message {
            en: "The manifest names this file as metadata, and it cannot be read: {reason}.",
            fr: "Le manifeste nomme ce fichier comme métadonnées, et il est illisible : {reason}.",
        }
        why {
            en: "Software that reads the metadata gets nothing from the file: title, description and language are lost.",
            fr: "Les logiciels qui lisent les métadonnées ne tirent rien du fichier : titre, description et langue sont perdus.",
        }
        fix {
            en: "Export the metadata again as XML, or remove the <adlcp:location> that names the file.",
            fr: "Exportez à nouveau les métadonnées en XML, ou supprimez l’élément <adlcp:location> qui nomme le fichier.",
        }
        sources [web::XML, ims::METADATA]
    }
}

/// What is not well-formed, and what to write instead. Each is one or two sentences.
pub mod fault {
    messages! {
        /// Bytes that are not of the encoding.
        undecodable(encoding: &str) {
            en: "There are bytes that are not valid in the encoding {encoding}. Save the file as UTF-8.",
            fr: "Des octets ne sont pas valides dans l’encodage {encoding}. Enregistrez le fichier en UTF-8.",
        }
        /// An encoding that nobody knows.
        unknown_encoding(name: &str) {
            en: "The encoding “{name}” does not exist. Save the file as UTF-8 and write encoding=\"UTF-8\".",
            fr: "L’encodage « {name} » n’existe pas. Enregistrez le fichier en UTF-8 et écrivez encoding=\"UTF-8\".",
        }
        /// Another encoding than the declared one.
        other_encoding(declared: &str, actual: &str) {
            en: "The first line says {declared}, and the file is in {actual}. Write encoding=\"{actual}\", or save the file in the other encoding.",
            fr: "La première ligne annonce {declared}, et le fichier est en {actual}. Écrivez encoding=\"{actual}\", ou enregistrez le fichier dans l’autre encodage.",
        }
        /// Another byte order mark.
        second_byte_order_mark() {
            en: "The file begins with an invisible character too many (a second byte order mark, U+FEFF), so that <?xml …?> is not the first thing in it. Save it as UTF-8 without BOM.",
            fr: "Le fichier commence par un caractère invisible de trop (une deuxième marque d’ordre des octets, U+FEFF) : <?xml …?> n’est plus au tout début. Enregistrez-le en UTF-8 sans BOM.",
        }
        /// Blanks before the declaration.
        blank_before_declaration() {
            en: "There is an empty line or a space before <?xml …?>, which must be the very first thing in the file. Delete everything before “<?xml”.",
            fr: "Une ligne vide ou un espace précède <?xml …?>, qui doit être au tout début du fichier. Supprimez tout ce qui précède « <?xml ».",
        }
        /// A declaration elsewhere.
        late_declaration() {
            en: "<?xml …?> may only be the very first thing in the file. Delete this one, or what stands before it.",
            fr: "<?xml …?> n’est permis qu’au tout début du fichier. Supprimez celui-ci, ou ce qui le précède.",
        }
        /// No version, or an unknown one.
        declaration_version() {
            en: "The first line has no valid XML version. Write <?xml version=\"1.0\" encoding=\"UTF-8\"?>.",
            fr: "La première ligne n’a pas de version XML valide. Écrivez <?xml version=\"1.0\" encoding=\"UTF-8\"?>.",
        }
        /// No name of an encoding.
        declaration_encoding(found: &str) {
            en: "“{found}” in the first line is not the name of an encoding. Write encoding=\"UTF-8\".",
            fr: "« {found} », sur la première ligne, n’est pas un nom d’encodage. Écrivez encoding=\"UTF-8\".",
        }
        /// Neither `yes` nor `no`.
        declaration_standalone(found: &str) {
            en: "Standalone is “{found}”; only “yes” and “no” are allowed. Write standalone=\"yes\", or leave it out.",
            fr: "Standalone vaut « {found} » ; seuls « yes » et « no » sont permis. Écrivez standalone=\"yes\", ou supprimez-le.",
        }
        /// Something that does not belong in the declaration.
        declaration_form(found: &str) {
            en: "“{found}” does not belong here in the first line. Write <?xml version=\"1.0\" encoding=\"UTF-8\"?>.",
            fr: "« {found} » n’a pas sa place ici, sur la première ligne. Écrivez <?xml version=\"1.0\" encoding=\"UTF-8\"?>.",
        }
        /// A character that XML does not allow.
        character(code: &str) {
            en: "There is an invisible character ({code}) that XML does not allow. Delete it; it often comes from text pasted from another program.",
            fr: "Il y a un caractère invisible ({code}) que XML n’autorise pas. Supprimez-le ; il vient souvent d’un texte collé depuis un autre programme.",
        }
        /// A raw ampersand.
        ampersand() {
            en: "The character “&” must not stand alone. Write “&amp;” instead.",
            fr: "Le caractère « & » ne doit pas être écrit seul. Écrivez « &amp; » à la place.",
        }
        /// A reference without semicolon.
        reference_not_closed(reference: &str) {
            en: "“{reference}” lacks its semicolon. Write “{reference};” instead.",
            fr: "Il manque un point-virgule après « {reference} ». Écrivez « {reference}; » à la place.",
        }
        /// An entity of HTML.
        html_entity(name: &str, number: u32) {
            en: "“&{name};” exists in HTML, not in XML. Write “&#{number};” or the character itself instead.",
            fr: "« &{name}; » existe en HTML, pas en XML. Écrivez « &#{number}; » ou le caractère lui-même à la place.",
        }
        /// An entity that nobody defines.
        unknown_entity(name: &str) {
            en: "“&{name};” is not defined in XML. Write the text itself instead; for a plain “&”, write “&amp;”.",
            fr: "« &{name}; » n’est pas défini en XML. Écrivez le texte lui-même à la place ; pour un simple « & », écrivez « &amp; ».",
        }
        /// A reference to no character.
        character_reference(reference: &str) {
            en: "“{reference}” stands for no character that XML allows. Delete it, or write the character itself.",
            fr: "« {reference} » ne désigne aucun caractère autorisé en XML. Supprimez-le, ou écrivez le caractère lui-même.",
        }
        /// A raw `<` in text.
        less_than() {
            en: "The character “<” begins no tag here. Write “&lt;” instead.",
            fr: "Le caractère « < » ne commence pas de balise ici. Écrivez « &lt; » à la place.",
        }
        /// A raw `<` in a value.
        less_than_in_attribute(name: &str) {
            en: "The value of {name} contains the character “<”. Write “&lt;” instead.",
            fr: "La valeur de {name} contient le caractère « < ». Écrivez « &lt; » à la place.",
        }
        /// `]]>` in text.
        section_end() {
            en: "“]]>” must not stand in text. Write “]]&gt;” instead.",
            fr: "« ]]> » ne doit pas figurer dans un texte. Écrivez « ]]&gt; » à la place.",
        }
        /// Something that does not end.
        not_closed(opening: &str, closing: &str) {
            en: "“{opening}” has no end. Add “{closing}” where it belongs.",
            fr: "« {opening} » n’a pas de fin. Ajoutez « {closing} » là où il faut.",
        }
        /// `<!` and nothing known.
        unknown_markup(found: &str) {
            en: "“{found}” is nothing that may stand here. Delete it; a comment is written <!-- … -->.",
            fr: "« {found} » n’est pas permis ici. Supprimez-le ; un commentaire s’écrit <!-- … -->.",
        }
        /// An end tag of another element.
        other_end_tag(expected: &str, found: &str) {
            en: "The end tag </{found}> stands where </{expected}> is due. Add </{expected}> before it, or correct its name (names are case-sensitive).",
            fr: "La balise fermante </{found}> se trouve là où </{expected}> est attendu. Ajoutez </{expected}> avant elle, ou corrigez son nom (majuscules et minuscules comptent).",
        }
        /// An end tag where nothing is open.
        stray_end_tag(found: &str) {
            en: "The end tag </{found}> closes no element. Delete it, or add the start tag <{found}>.",
            fr: "La balise fermante </{found}> ne ferme aucun élément. Supprimez-la, ou ajoutez la balise ouvrante <{found}>.",
        }
        /// An end tag with more than its name.
        end_tag_form(name: &str) {
            en: "An end tag holds nothing but its name. Write </{name}>.",
            fr: "Une balise fermante ne contient que son nom. Écrivez </{name}>.",
        }
        /// Two hyphens in a comment.
        hyphens_in_comment() {
            en: "A comment contains two hyphens in a row before its end. Put a space between them, or delete one.",
            fr: "Un commentaire contient deux tirets de suite avant sa fin. Séparez-les par un espace, ou supprimez-en un.",
        }
        /// An instruction without a proper name.
        instruction(found: &str) {
            en: "“<?” must be followed directly by a name, and not by “{found}”. Delete the text from “<?” to “?>”.",
            fr: "« <? » doit être suivi directement d’un nom, et non de « {found} ». Supprimez le texte de « <? » à « ?> ».",
        }
        /// A name that is none.
        name(name: &str) {
            en: "“{name}” is not a valid name: names begin with a letter or “_” and contain letters, digits, “-”, “_” and “.”. Rename it.",
            fr: "« {name} » n’est pas un nom valide : un nom commence par une lettre ou « _ » et contient des lettres, des chiffres, « - », « _ » et « . ». Renommez-le.",
        }
        /// A name with colons.
        name_colon(name: &str) {
            en: "The name “{name}” may have one colon only, between a prefix and a name. Rename it.",
            fr: "Le nom « {name} » ne peut avoir qu’un deux-points, entre un préfixe et un nom. Renommez-le.",
        }
        /// A value without quotes.
        not_quoted(name: &str) {
            en: "The value of {name} has no quotation marks. Write {name}=\"…\".",
            fr: "La valeur de {name} n’est pas entre guillemets droits. Écrivez {name}=\"…\".",
        }
        /// A value with the quotes of printed text.
        typographic_quotes(name: &str) {
            en: "The value of {name} has curly quotation marks, which a word processor made. Write straight ones: {name}=\"…\".",
            fr: "La valeur de {name} est entre guillemets typographiques, mis par un traitement de texte. Écrivez des guillemets droits : {name}=\"…\".",
        }
        /// An attribute without value.
        no_value(name: &str) {
            en: "The attribute {name} has no value. Write {name}=\"…\", or delete it.",
            fr: "L’attribut {name} n’a pas de valeur. Écrivez {name}=\"…\", ou supprimez-le.",
        }
        /// Attributes without blank.
        not_separated(name: &str) {
            en: "There is no space before the attribute {name}. Add one.",
            fr: "Il manque un espace avant l’attribut {name}. Ajoutez-le.",
        }
        /// Something astray in a tag.
        stray_in_tag(found: &str) {
            en: "The character “{found}” does not belong here in a tag. Delete it; attributes are written name=\"value\" with a space between them.",
            fr: "Le caractère « {found} » n’a pas sa place ici dans une balise. Supprimez-le ; les attributs s’écrivent nom=\"valeur\", séparés par un espace.",
        }
        /// An attribute twice.
        repeated_attribute(name: &str) {
            en: "The element has the attribute {name} twice. Delete one of them.",
            fr: "L’élément a deux fois l’attribut {name}. Supprimez-en un.",
        }
        /// A prefix that nothing declares.
        undeclared_prefix(prefix: &str) {
            en: "The prefix “{prefix}” is not declared. Add xmlns:{prefix}=\"…\" to the first element, or delete what has the prefix.",
            fr: "Le préfixe « {prefix} » n’est pas déclaré. Ajoutez xmlns:{prefix}=\"…\" au premier élément, ou supprimez ce qui porte ce préfixe.",
        }
        /// A prefix with a blank namespace.
        empty_namespace(prefix: &str) {
            en: "xmlns:{prefix}=\"\" declares a prefix as nothing. Write its namespace between the quotation marks, or delete it.",
            fr: "xmlns:{prefix}=\"\" déclare un préfixe sans rien désigner. Écrivez son espace de noms entre les guillemets, ou supprimez-le.",
        }
        /// A reserved namespace.
        reserved_namespace(name: &str) {
            en: "{name} declares what XML reserves for itself (“xml” and “xmlns”). Delete it.",
            fr: "{name} déclare ce que XML se réserve (« xml » et « xmlns »). Supprimez-le.",
        }
        /// A second root element.
        second_root(name: &str) {
            en: "<{name}> begins after the end of the document, which has one outermost element only. Delete it, or move it inside the first one.",
            fr: "<{name}> commence après la fin du document, qui n’a qu’un seul élément racine. Supprimez-le, ou déplacez-le dans le premier.",
        }
        /// Text outside the root element.
        text_outside(found: &str) {
            en: "There is text outside the outermost element: “{found}”. Delete it.",
            fr: "Il y a du texte en dehors de l’élément racine : « {found} ». Supprimez-le.",
        }
    }
}
