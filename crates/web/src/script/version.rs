//! Branches that are taken for one edition of SCORM only.

use oxc_ast::ast::Expression;

/// Parts of a condition that are looked at.
const MOST_PARTS: usize = 64;

/// What names that tell the editions apart contain, in lower case.
const NAMES: &[&str] = &[
    "2004",
    "scorm12",
    "scorm_12",
    "scorm1_2",
    "scorm13",
    "scormversion",
    "scorm_version",
    "scormstandard",
    "strstandard",
    "lmsstandard",
    "apiversion",
    "api_version",
];

/// What texts that tell the editions apart are.
const TEXTS: &[&str] = &["1.2", "1.3", "2004", "scorm 1.2", "scorm1.2", "cam 1.3"];

/// Whether a name tells editions apart: `isScorm2004`, `SCORM2004_SetScore`.
pub(super) fn names_edition(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    NAMES.iter().any(|part| name.contains(part))
}

/// Whether a text is one that an edition is called by.
pub(super) fn is_edition(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    TEXTS.contains(&text.as_str()) || text.contains("2004")
}

/// Whether a condition tells editions apart. With `presence`, the API of SCORM 2004 that is there or not counts too.
pub(super) fn checks_version(condition: &Expression<'_>, presence: bool) -> bool {
    let mut waiting = vec![condition];
    let mut looked_at = 0;
    while let Some(expression) = waiting.pop() {
        looked_at += 1;
        if looked_at > MOST_PARTS {
            return false;
        }
        let names = |name: &str| names_edition(name) || presence && name.contains("1484");
        match expression.without_parentheses() {
            Expression::StringLiteral(text) if is_edition(text.value.as_str()) => return true,
            Expression::StringLiteral(text) if presence && text.value.contains("1484") => return true,
            Expression::NumericLiteral(number) if [1.2, 1.3, 2004.0].contains(&number.value) => return true,
            Expression::Identifier(name) if names(name.name.as_str()) => return true,
            Expression::BinaryExpression(both) => waiting.extend([&both.left, &both.right]),
            Expression::LogicalExpression(both) => waiting.extend([&both.left, &both.right]),
            Expression::UnaryExpression(one) => waiting.push(&one.argument),
            Expression::CallExpression(call) => {
                waiting.push(&call.callee);
                waiting.extend(
                    call.arguments
                        .iter()
                        .take(4)
                        .filter_map(|argument| argument.as_expression()),
                );
            }
            expression => {
                let Some(member) = expression.as_member_expression() else {
                    continue;
                };
                if member.static_property_name().is_some_and(names) {
                    return true;
                }
                waiting.push(member.object());
            }
        }
    }
    false
}
